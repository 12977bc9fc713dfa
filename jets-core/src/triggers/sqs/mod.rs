//! SQS queues: [`sqs_event`](mod@crate::language::sqs_event).
//!
#![cfg_attr(not(doctest), doc = include_str!("../../../docs/triggers/sqs.md"))]

#[cfg(feature = "runtime")]
mod attribute;
#[cfg(feature = "runtime")]
mod decode;
mod manifest;
#[cfg(feature = "runtime")]
mod message;
#[cfg(feature = "runtime")]
pub mod parameters;
#[cfg(feature = "runtime")]
mod source;
#[cfg(feature = "runtime")]
mod test_event;
#[cfg(feature = "runtime")]
pub mod words;

pub use manifest::SqsTrigger;
#[cfg(feature = "runtime")]
pub use {
    attribute::SqsMessageAttribute,
    message::{Sqs, SqsMessage, SqsMessages},
    test_event::{SqsEvent, SqsEventMessage},
};
