//! Streams of DynamoDB tables: [`dynamodb_event`](mod@crate::language::dynamodb_event).
//!
#![cfg_attr(not(doctest), doc = include_str!("../../../docs/triggers/dynamodb.md"))]

#[cfg(feature = "runtime")]
mod attributes;
#[cfg(feature = "runtime")]
mod change;
#[cfg(feature = "runtime")]
mod decode;
mod manifest;
#[cfg(feature = "runtime")]
pub mod parameters;
#[cfg(feature = "runtime")]
mod record;
#[cfg(feature = "runtime")]
mod source;
#[cfg(feature = "runtime")]
mod test_event;
#[cfg(feature = "runtime")]
pub mod words;

pub use manifest::DynamodbTrigger;
#[cfg(feature = "runtime")]
pub use {
    change::Change,
    record::{Dynamodb, DynamodbRecord, DynamodbRecords},
    test_event::{DynamodbEvent, DynamodbEventRecord},
};
