//! Objects in S3 buckets: [`s3_event`](mod@crate::language::s3_event).
//!
#![cfg_attr(not(doctest), doc = include_str!("../../../docs/triggers/s3.md"))]

#[cfg(feature = "runtime")]
mod decode;
mod manifest;
#[cfg(feature = "runtime")]
mod object;
#[cfg(feature = "runtime")]
pub mod parameters;
#[cfg(feature = "runtime")]
mod source;
#[cfg(feature = "runtime")]
mod test_event;
#[cfg(feature = "runtime")]
pub mod words;

pub use manifest::{S3EventType, S3Trigger};
#[cfg(feature = "runtime")]
pub use {
    object::{S3, S3Object},
    test_event::S3Event,
};
