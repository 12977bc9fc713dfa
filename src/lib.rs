//! Jets for Rust.
