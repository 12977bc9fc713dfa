//! What a running program needs: its jobs, their events and their answers.

mod app;
pub(crate) mod causes;
mod context;
pub(crate) mod decode_error;
pub(crate) mod event;
#[cfg(feature = "gzip")]
mod gzip;
mod invoke_error;
mod job;
mod json;
#[cfg(feature = "gzip")]
mod logs_data;
pub(crate) mod panic;
pub mod private;
mod response;
mod returned;
pub(crate) mod syntax;

pub use crate::triggers::kinesis::decode::{
    FromKinesisData, FromKinesisRecord, KinesisData, KinesisRecord, KinesisRecords,
};
pub use {
    app::App,
    context::Context,
    decode_error::DecodeError,
    event::{Event, FromEvent},
    invoke_error::InvokeError,
    job::Job,
    json::Json,
    response::Response,
};
#[cfg(feature = "gzip")]
pub use {
    gzip::Gzip,
    logs_data::{LogEvent, LogsData, LogsMessageType},
};
