//! Kinesis data streams: [`kinesis_event`](mod@crate::language::kinesis_event).
//!
#![cfg_attr(not(doctest), doc = include_str!("../../../docs/triggers/kinesis.md"))]

#[cfg(feature = "kpl")]
mod aggregate;
#[cfg(feature = "runtime")]
mod decode;
mod manifest;
#[cfg(feature = "runtime")]
pub mod parameters;
#[cfg(feature = "runtime")]
mod record;
#[cfg(feature = "runtime")]
mod source;
#[cfg(feature = "kpl")]
mod test_aggregate;
#[cfg(feature = "runtime")]
mod test_event;
#[cfg(feature = "runtime")]
pub mod words;

pub use manifest::KinesisTrigger;
#[cfg(feature = "kpl")]
pub use test_aggregate::KplUserRecord;
#[cfg(feature = "runtime")]
pub use {
    record::{Kinesis, KinesisData, KinesisRecord},
    test_event::{KinesisEvent, KinesisEventRecord},
};
