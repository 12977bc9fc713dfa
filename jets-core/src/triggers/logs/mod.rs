//! Log groups of CloudWatch Logs: [`log_event`](mod@crate::language::log_event).
//!
#![cfg_attr(not(doctest), doc = include_str!("../../../docs/triggers/logs.md"))]

#[cfg(feature = "gzip")]
mod log_data;
mod manifest;
#[cfg(feature = "runtime")]
pub mod parameters;
#[cfg(feature = "gzip")]
mod source;
#[cfg(feature = "gzip")]
mod test_event;
#[cfg(feature = "runtime")]
pub mod words;

pub use manifest::{LogsTrigger, SubscriptionFilter};
#[cfg(feature = "gzip")]
pub use {
    log_data::{LogEvent, LogsData, LogsMessageType},
    source::{Logs, LogsPayload},
    test_event::LogsEvent,
};
