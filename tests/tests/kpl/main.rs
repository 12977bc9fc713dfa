//! Tests of aggregated records of the Kinesis Producer Library: their format, and how jobs take them.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod faults;
mod format;
mod jobs;
mod protobuf;
