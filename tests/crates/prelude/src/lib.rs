//! A team's own prelude, which re-exports the macro.

pub use jets::{App, Context, InvokeError, jobs};
