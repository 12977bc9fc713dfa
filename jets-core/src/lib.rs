//! Manifest model, event decoding and application of [jets-rs](https://docs.rs/jets-rs).
//!
//! Depend on `jets-rs` instead: it re-exports what is for use.

#[cfg(feature = "binary")]
pub mod binary;
#[cfg(feature = "cloudformation")]
pub mod cloudformation;
#[cfg(feature = "lambda")]
pub mod lambda;
#[cfg(feature = "runtime")]
pub mod language;
pub mod manifest;
pub mod section;
pub mod triggers;

#[cfg(feature = "runtime")]
mod runtime;
#[cfg(feature = "runtime")]
pub mod testing;

#[cfg(feature = "runtime")]
pub use runtime::{
    App, Batch, BatchItems, Context, DecodeError, Event, FailedItem, FromBatch, FromEvent,
    FromItem, InvokeError, Item, Job, Json, Response, Source,
};
#[cfg(feature = "gzip")]
pub use runtime::{Gzip, LogEvent, LogsData, LogsMessageType};
#[cfg(feature = "runtime")]
pub use triggers::kinesis::decode::{Kinesis, KinesisData, KinesisRecord};

#[cfg(feature = "runtime")]
#[doc(hidden)]
pub use runtime::private as __private;
