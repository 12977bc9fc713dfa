//! Records that the Kinesis Producer Library packed: their format, and what becomes of them in jobs.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod faults;
mod format;
mod jobs;
mod protobuf;
