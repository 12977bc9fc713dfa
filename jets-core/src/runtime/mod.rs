//! What a running program needs: its jobs, their events and their answers.

mod app;
mod context;
pub(crate) mod decode_error;
pub(crate) mod event;
mod invoke_error;
mod job;
mod json;
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
