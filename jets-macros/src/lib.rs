//! The procedural macro behind [jets-rs](https://docs.rs/jets-rs).
