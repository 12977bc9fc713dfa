//! The run time of a program: its jobs, their events and their answers.

pub(crate) mod as_payload;
pub(crate) mod causes;
pub(crate) mod context;
pub(crate) mod decode_error;
pub(crate) mod event;
pub mod exact;
mod failed_items_metric;
#[cfg(feature = "gzip")]
pub(crate) mod gzip;
pub(crate) mod hooks;
mod invoke_error;
pub(crate) mod items;
mod job;
pub(crate) mod json;
pub(crate) mod log;
pub(crate) mod panic;
pub mod private;
mod response;
mod timestamp;
pub(crate) mod typed_json;
mod window;
mod wrap;

#[cfg(feature = "gzip")]
pub use gzip::Gzip;
pub use {
    as_payload::AsPayload,
    causes::Permanent,
    context::{CognitoIdentity, Context},
    decode_error::{DecodeError, DecodeErrorKind},
    event::{Decoded, Event, FromEvent},
    failed_items_metric::FailedItemsMetric,
    invoke_error::{InvokeError, InvokeErrorKind},
    items::{
        Batch, BatchItems, BatchResponse, FailedItem, FromBatch, FromItem, Item, Source, Verdict,
    },
    job::{Handler, Job},
    response::Response,
    timestamp::{Timestamp, TimestampError},
    typed_json::Json,
    window::Window,
    wrap::{ItemInfo, ItemOutcome, Wrap},
};
