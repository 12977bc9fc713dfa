//! What the code that `jobs!` generates uses. Not for use by hand: it changes without notice.
//!
//! A function that takes all items of an event is called once. `METADATA` says whether the parameter's type asks for
//! more of each item than its data:
//!
//! ```text
//! Handler { name: "data_job.file", call: |job, invocation| Box::pin(async move {
//!     let payload = Payload::new(invocation.payload);
//!     let items = <Kinesis as Source>::parse(&payload, <KinesisData<'_> as FromBatch<'_, Kinesis>>::METADATA)?;
//!     let kinesis_data = all::<Kinesis, KinesisData<'_>>(&items)?;
//!     let event = <Event<'_> as FromEvent>::from_event(&payload)?;
//!     match Returned(on_any_thread(DataJob::file(event, kinesis_data)).await).into_result() {
//!         Ok(value) => BatchReturnValue::into_response(value.0),
//!         Err(error) => Err(ReturnError::into_invoke_error(error.0)),
//!     }
//! }) }
//! ```
//!
//! With option `report_batch_item_failures`, `ReportReturnValue` stands in place of `BatchReturnValue`. A function with
//! a `window` is lent one that `StatefulWindow::from_items` made, whose `into_response` gives the answer:
//!
//! ```text
//!     let mut window = <Window<Total> as StatefulWindow>::from_items(&items)?;
//!     match Returned(SumJob::add(kinesis_data, &mut window)).into_result() {
//!         Ok(value) => <Window<Total> as StatefulWindow>::into_response(window, WindowReturnValue::into_report(value.0)),
//!         Err(error) => Err(ReturnError::into_invoke_error(error.0)),
//!     }
//! ```
//!
//! With `aggregated: true`, `let items = Kinesis::deaggregated(items);` follows `parse`.
//!
//! A function that takes the one item of an event is called in the same way, with `one` in place of `all`; where
//! the event has none, `nothing` is answered.
//!
//! `from_event` comes after `parse`, whose pass then counts for the event too. A function that takes one item is
//! called by [`each`](each()), whose closure turns what the function returned into the item's outcome:
//!
//! ```text
//! Handler { name: "data_job.file", call: |job, invocation| Box::pin(async move {
//!     let payload = Payload::new(invocation.payload);
//!     let items = <Kinesis as Source>::parse(&payload, <String as FromItem<'_, Kinesis>>::METADATA)?;
//!     each::<Kinesis, _, _>(&items, invocation.context, 1, |item| async move {
//!         let kinesis_record = <String as FromItem<'_, Kinesis>>::from_item(item)?;
//!         match Returned(on_any_thread(DataJob::file(kinesis_record)).await).into_result() {
//!             Ok(value) => ItemReturnValue::into_success(value.0),
//!             Err(error) => Err(ReturnError::into_boxed(error.0)),
//!         }
//!     })
//!     .await
//! }) }
//! ```

use super::{Batch, DecodeError, FromBatch, FromItem, InvokeError, Response, Source};
pub use super::{
    context::FromContext,
    event::{Payload, SharedEvent},
    items::{Entry, Items, each},
    job::{Handler, HandlerFuture, Invocation},
    returned::{
        BatchReturnValue, ItemReturnValue, ReportReturnValue, ReturnError, ReturnValue, Returned,
        ReturnedValue, WindowReturnValue,
    },
    window::StatefulWindow,
};

/// The future of an async function: whichever thread is free goes on with it.
pub fn on_any_thread<F: Future + Send>(future: F) -> impl Future<Output = F::Output> + Send {
    future
}

/// All items, as the type of a parameter that takes them at once.
///
/// # Errors
///
/// When an item is not what the type takes.
pub fn all<'a, S: Source, T: FromBatch<'a, S>>(items: &'a Items<'a>) -> Result<T, DecodeError> {
    T::from_batch(Batch::new(items))
}

/// The one item of an event, as the type of a parameter that takes it; `None` where the event has none.
///
/// # Errors
///
/// When the item is not what the type takes.
pub fn one<'a, S: Source, T: FromItem<'a, S>>(
    items: &'a Items<'a>,
) -> Result<Option<T>, DecodeError> {
    let Some(entry) = items.entry(0) else {
        return Ok(None);
    };
    let value = T::from_item(S::item(entry));
    value
        .map(Some)
        .map_err(|error| entry.name(DecodeError::from_error(error)))
}

/// The answer to an event that the function need not see.
///
/// # Errors
///
/// Never.
pub fn nothing() -> Result<Response, InvokeError> {
    Response::of(&())
}
