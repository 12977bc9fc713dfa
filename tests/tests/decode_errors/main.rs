//! Tests that an unexpected payload gives an error of one line, which says what is wrong and where.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

mod payloads;
mod types;

const KINESIS_EVENT: &str = include_str!("../../../examples/events/kinesis.json");
