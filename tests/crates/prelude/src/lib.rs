//! A team's own prelude, which hands on the macro.

pub use jets::{App, Context, InvokeError, jobs};
