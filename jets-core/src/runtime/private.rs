//! Used by the code that `jobs!` generates. Do not use it directly: it changes without notice.
//!
//! Code that is the same for all functions is in the library, so that the compiler checks it once. Functions that are
//! not async become closures and not futures, because the compiler checks a closure faster.
//!
//! A function that takes all items of an event is called once. `NEEDS` says what the parameter's type needs of each
//! item:
//!
//! ```text
//! JobHandler::new("data_job.file", |job, invocation| Box::pin(async move {
//!     let payload = Payload::new(invocation.payload);
//!     let context = invocation.context;
//!     let items = <Kinesis as Source>::parse(&payload, <KinesisData<'_> as FromBatch<'_, Kinesis>>::NEEDS)?;
//!     let kinesis_data = match all::<Kinesis, KinesisData<'_>>(&items) {
//!         Ok(items) => items,
//!         Err(error) => return invocation.batch_failed(&items, error.into()),
//!     };
//!     let event = <Event<'_> as FromEvent>::from_event(&payload)?;
//!     match Returned(on_any_thread(DataJob::file(event, kinesis_data)).await).into_returned() {
//!         Ok(value) => BatchReturnValue::into_response(value.0),
//!         Err(error) => invocation.batch_failed(&items, ReturnError::into_boxed(error.0)),
//!     }
//! }))
//! ```
//!
//! If the function is not async, `when_polled(move || { … })` replaces `Box::pin(async move { … })`.
//!
//! With the option `report_batch_item_failures`, `ReportReturnValue` replaces `BatchReturnValue`, and gets `invocation`,
//! too. A function with a `window` borrows one that `StatefulWindow::from_items` creates, and `into_response` makes the answer from it:
//!
//! ```text
//!     let mut window = <Window<Total> as StatefulWindow>::from_items(&items)?;
//!     match Returned(SumJob::add(kinesis_data, &mut window)).into_returned() {
//!         Ok(value) => <Window<Total> as StatefulWindow>::into_response(window, invocation, WindowReturnValue::into_report(value.0)),
//!         Err(error) => <Window<Total> as StatefulWindow>::failed(window, invocation, &items, ReturnError::into_boxed(error.0)),
//!     }
//! ```
//!
//! With `aggregated: true`, `let items = Kinesis::deaggregated(items);` follows `parse`.
//!
//! A function that takes the single item of an event is called in the same way, with `one` in place of `all`, inside of
//! [`single`], which wraps the call.
//!
//! `from_event` follows `parse`, because that also checks the payload for the event. A function that takes one item is
//! called by [`each_in_turn`], or by [`each_awaited`] if it is async. The generated function or closure converts what
//! the user's function returns into the outcome of the item:
//!
//! ```text
//! JobHandler::new("data_job.file", |job, invocation| {
//!     async fn call<'item>(job: &'item DataJob, item: Item<'item, Kinesis>, context: &'item Context) -> Outcome {
//!         let kinesis_record = <String as FromItem<'_, Kinesis>>::from_item(item)?;
//!         match Returned(on_any_thread(DataJob::file(kinesis_record)).await).into_returned() {
//!             Ok(value) => ItemReturnValue::into_success(value.0),
//!             Err(error) => Err(ReturnError::into_boxed(error.0)),
//!         }
//!     }
//!     each_awaited::<Kinesis, _, _>(job, invocation, <String as FromItem<'_, Kinesis>>::NEEDS, 1, call)
//! })
//! ```
//!
//! If the calls share more than the job and the context, such as an event that is decoded once, or if records are
//! unpacked, the handler contains the steps: `parse`, then [`each`](each()) with a closure that returns the future for
//! an item.

pub use crate::section::{joined, length, text};

use super::{
    Batch, DecodeError, FromBatch, FromItem, Handler, InvokeError, Item, Response, Source,
};
pub use super::{
    context::FromContext,
    event::{Payload, SharedEvent},
    hooks::{HandlerFuture, Hooks},
    items::{Deliveries, Entry, Items, Needs, each, each_awaited, each_in_turn, single},
    job::{Invocation, JobHandler},
    response::{
        BatchReturnValue, ItemReturnValue, ReportReturnValue, ReturnError, ReturnValue, Returned,
        ReturnedValue, WindowReturnValue,
    },
    window::StatefulWindow,
    wrap::ItemOutcome as Outcome,
};
pub use crate::{
    delivery::{Address, Backoff, ReceiverKind, SendsTo},
    sends::{
        Anything, Payload as SentPayload, Receives, ReceivesBy, ReceivesFrom, SenderOf, SentAs,
        Takes, encrypted,
    },
};

/// What generated handlers name, by names that hide none of the user's.
pub mod names {
    pub use std::result::Result::{Err as __Err, Ok as __Ok};

    pub use super::{
        super::{
            Context as __Context, FromBatch as __FromBatch, FromEvent as __FromEvent,
            FromItem as __FromItem, Handler as __Handler, Item as __Item, Source as __Source,
        },
        Address as __Address, Anything as __Anything, BatchReturnValue as __BatchReturnValue,
        FromContext as __FromContext, ItemReturnValue as __ItemReturnValue,
        JobHandler as __JobHandler, Needs as __Needs, Outcome as __Outcome, Payload as __Payload,
        ReceiverKind as __ReceiverKind, Receives as __Receives, ReceivesBy as __ReceivesBy,
        ReceivesFrom as __ReceivesFrom, ReportReturnValue as __ReportReturnValue,
        ReturnError as __ReturnError, ReturnValue as __ReturnValue, Returned as __Returned,
        ReturnedValue as _, SentAs as __SentAs, SentPayload as __SentPayload,
        SharedEvent as __SharedEvent, StatefulWindow as __StatefulWindow, Takes as __Takes,
        WindowReturnValue as __WindowReturnValue, all as __all, each as __each,
        each_awaited as __each_awaited, each_in_turn as __each_in_turn,
        on_any_thread as __on_any_thread, one as __one, single as __single,
        when_polled as __when_polled,
    };
}

/// Returns the same. Another value than a handler is an error of the compiler.
#[must_use]
pub const fn handler<S, F>(handler: Handler<S, F>) -> Handler<S, F> {
    handler
}

/// Returns the future of an async function, which must be `Send`.
pub fn on_any_thread<F: Future + Send>(future: F) -> impl Future<Output = F::Output> + Send {
    future
}

/// Returns a future that calls `call` when it is polled, for a function that is not async.
pub fn when_polled<'a, C>(call: C) -> HandlerFuture<'a>
where
    C: FnOnce() -> Result<Response, InvokeError> + Send + 'a,
{
    Box::pin(async move { call() })
}

/// Converts all items into the type of a parameter.
///
/// # Errors
///
/// Returns an error if an item cannot be converted.
pub fn all<'a, S: Source, T: FromBatch<'a, S>>(items: &'a Items<'a>) -> Result<T, DecodeError> {
    T::from_batch(Batch::new(items))
}

/// Converts the single item of an event into the type of a parameter.
///
/// # Errors
///
/// Returns an error if the item cannot be converted, or if there is none.
pub fn one<'a, S: Source, T: FromItem<'a, S>>(items: &'a Items<'a>) -> Result<T, DecodeError> {
    let entry = items.first()?;
    let value = T::from_item(Item::new(entry));
    value.map_err(|error| entry.name(DecodeError::from_error(error)))
}
