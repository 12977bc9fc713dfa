//! What the code that `jobs!` generates uses. Not for use by hand: it changes without notice.
//!
//! A function that takes the whole batch is called once. `Batch::parse` reads as much of each record as the type of
//! `kinesis_data` asks for:
//!
//! ```text
//! Handler { name: "data_job.file", call: |job, invocation| Box::pin(async move {
//!     let payload = Payload::new(invocation.payload);
//!     let batch = kinesis::Batch::parse::<KinesisData<'_>>(&payload)?;
//!     let kinesis_data = <KinesisData<'_> as FromKinesisData>::from_kinesis_data(batch.data())?;
//!     let event = <Event<'_> as FromEvent>::from_event(&payload)?;
//!     Returned(DataJob::file(event, kinesis_data).await).into_response()
//! }) }
//! ```
//!
//! `from_event` comes after `parse`, whose pass then counts for the event too. A function that takes one record is
//! called for each, until one fails:
//!
//! ```text
//! Handler { name: "data_job.file", call: |job, invocation| Box::pin(async move {
//!     let payload = Payload::new(invocation.payload);
//!     let mut records = kinesis::EachRecord::parse::<String>(&payload)?;
//!     while let Some(record) = records.next() {
//!         let outcome = kinesis::caught(async {
//!             let kinesis_record = <String as FromKinesisRecord>::from_kinesis_record(record?)?;
//!             Returned(DataJob::file(kinesis_record).await).into_result()
//!         })
//!         .await;
//!         records.settle(outcome)?;
//!     }
//!     records.into_response()
//! }) }
//! ```

pub use super::{
    event::Payload,
    job::{Handler, HandlerFuture, Invocation},
    returned::{ReturnError, ReturnValue, Returned, ReturnedValue},
};

/// Decoding of Kinesis events.
pub mod kinesis {
    pub use crate::triggers::kinesis::decode::{Batch, EachRecord, caught};
}
