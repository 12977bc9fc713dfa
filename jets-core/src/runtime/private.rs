//! What the code that `jobs!` generates uses. Not for use by hand: it changes without notice.
//!
//! A function that takes the whole batch is called once. `METADATA` says whether the type of `kinesis_data` asks for more
//! of each record than its data:
//!
//! ```text
//! Handler { name: "data_job.file", call: |job, invocation| Box::pin(async move {
//!     let payload = Payload::new(invocation.payload);
//!     let metadata = <KinesisData<'_> as FromKinesisData>::METADATA;
//!     let batch = kinesis::Batch::parse(&payload, metadata)?;
//!     let kinesis_data = <KinesisData<'_> as FromKinesisData>::from_kinesis_data(batch.data())?;
//!     let event = <Event<'_> as FromEvent>::from_event(&payload)?;
//!     match Returned(on_any_thread(DataJob::file(event, kinesis_data)).await).into_result() {
//!         Ok(value) => ReturnValue::into_response(value.0),
//!         Err(error) => Err(ReturnError::into_invoke_error(error.0)),
//!     }
//! }) }
//! ```
//!
//! `from_event` comes after `parse`, whose pass then counts for the event too. A function that takes one record is
//! called for each, until one fails:
//!
//! ```text
//! Handler { name: "data_job.file", call: |job, invocation| Box::pin(async move {
//!     let payload = Payload::new(invocation.payload);
//!     let metadata = <String as FromKinesisRecord>::METADATA;
//!     let mut records = kinesis::EachRecord::parse(&payload, metadata)?;
//!     while let Some(record) = records.next() {
//!         let outcome = kinesis::caught(async {
//!             let kinesis_record = <String as FromKinesisRecord>::from_kinesis_record(record?)?;
//!             match Returned(on_any_thread(DataJob::file(kinesis_record)).await).into_result() {
//!                 Ok(value) => ReturnValue::into_success(value.0),
//!                 Err(error) => Err(ReturnError::into_boxed(error.0)),
//!             }
//!         })
//!         .await;
//!         records.settle(outcome)?;
//!     }
//!     records.into_response()
//! }) }
//! ```

pub use super::{
    context::FromContext,
    event::Payload,
    job::{Handler, HandlerFuture, Invocation},
    returned::{ReturnError, ReturnValue, Returned, ReturnedValue},
};

/// The future of an async function: whichever thread is free goes on with it.
pub fn on_any_thread<F: Future + Send>(future: F) -> impl Future<Output = F::Output> + Send {
    future
}

/// Decoding of Kinesis events.
pub mod kinesis {
    pub use crate::triggers::kinesis::decode::{Batch, EachRecord, caught};
}
