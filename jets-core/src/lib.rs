//! Manifest model, event decoding and application of [jets-rs](https://docs.rs/jets-rs).
//!
//! Depend on `jets-rs` instead: it re-exports what is for use.

#[cfg(feature = "binary")]
pub mod binary;
#[cfg(feature = "cloudformation")]
pub mod cloudformation;
#[cfg(feature = "runtime")]
pub mod language;
pub mod manifest;
pub mod section;
pub mod triggers;
