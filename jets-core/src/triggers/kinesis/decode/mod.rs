//! The one pass over a Kinesis event.

mod fields;
mod object;
mod pass;

pub(super) use pass::read;
