//! What the code that `jobs!` generates uses. Not for use by hand: it changes without notice.
//!
//! What is shared by all functions is in the library: the compiler checks it once, and not once for each. A closure is
//! less to check than a future, so that a function which is not async has none.
//!
//! A function that takes all items of an event is called once. `METADATA` says whether the parameter's type asks for
//! more of each item than its data:
//!
//! ```text
//! Handler { name: "data_job.file", call: |job, invocation| Box::pin(async move {
//!     let payload = Payload::new(invocation.payload);
//!     let context = invocation.context;
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
//! Where it is not async, `when_polled(move || { … })` stands in place of `Box::pin(async move { … })`.
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
//! `from_event` comes after `parse`, whose pass then counts for the event too. A function that takes one item is called
//! by [`each_in_turn`], or where it is async by [`each_awaited`]. What they call turns what the function returned into
//! the item's outcome:
//!
//! ```text
//! Handler { name: "data_job.file", call: |job, invocation| {
//!     async fn call<'item>(job: &'item DataJob, item: <Kinesis as Source>::Item<'item>, context: &'item Context) -> Outcome {
//!         let kinesis_record = <String as FromItem<'_, Kinesis>>::from_item(item)?;
//!         match Returned(on_any_thread(DataJob::file(kinesis_record)).await).into_result() {
//!             Ok(value) => ItemReturnValue::into_success(value.0),
//!             Err(error) => Err(ReturnError::into_boxed(error.0)),
//!         }
//!     }
//!     each_awaited::<Kinesis, _, _>(job, invocation, <String as FromItem<'_, Kinesis>>::METADATA, 1, call)
//! } }
//! ```
//!
//! Where the items have more in common than the job and the context, an event that is decoded once or records that were
//! packed, the steps are in the handler: `parse`, then [`each`](each()) with a closure that gives each item's future.

use super::{Batch, DecodeError, FromBatch, FromItem, InvokeError, Response, Source};
pub use super::{
    context::FromContext,
    event::{Payload, SharedEvent},
    items::{Entry, Items, Outcome, each, each_awaited, each_in_turn},
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

/// The future of a function that does not wait for anything: `call` is called when it is polled.
pub fn when_polled<'a, C>(call: C) -> HandlerFuture<'a>
where
    C: FnOnce() -> Result<Response, InvokeError> + Send + 'a,
{
    Box::pin(async move { call() })
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
