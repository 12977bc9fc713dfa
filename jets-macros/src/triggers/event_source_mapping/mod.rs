//! Event source mappings, which all triggers that Lambda polls share.
//!
//! Limits are those of `CreateEventSourceMapping` in [Lambda's API reference][1].
//!
//! [1]: https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html

mod destination;
mod draft;
mod filter;
mod options;
mod stream;

pub use self::{
    draft::{Draft, Limits},
    options::OPTIONS,
    stream::OPTIONS as STREAM_OPTIONS,
};
