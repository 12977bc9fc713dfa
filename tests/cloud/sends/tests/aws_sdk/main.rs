//! What clients of the AWS SDK are asked for what functions send, drop and try again, and what becomes of their answers.

#![forbid(unsafe_code)]

mod answers;
mod jobs;
mod kept;
mod requests;
mod service;
