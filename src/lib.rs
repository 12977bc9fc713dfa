//! Jets for Rust.

#[doc(hidden)]
pub use jets_core::__private;
pub use jets_core::{
    App, Context, DecodeError, Event, FromEvent, FromKinesisData, FromKinesisRecord, InvokeError,
    Job, Json, KinesisData, KinesisRecord, KinesisRecords, Response, manifest, manifest::Manifest,
    testing,
};
