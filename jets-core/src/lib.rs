//! Manifest model, event decoding and application of [jets-rs](https://docs.rs/jets-rs).
//!
//! Depend on `jets-rs` instead: it re-exports what is for use.

pub mod manifest;
pub mod triggers;
