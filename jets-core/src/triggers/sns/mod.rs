//! SNS topics: [`sns_event`](mod@crate::language::sns_event).
//!
#![cfg_attr(not(doctest), doc = include_str!("../../../docs/triggers/sns.md"))]

#[cfg(feature = "runtime")]
mod attribute;
#[cfg(feature = "runtime")]
mod decode;
mod manifest;
#[cfg(feature = "runtime")]
mod message;
#[cfg(feature = "runtime")]
pub mod parameters;
#[cfg(feature = "runtime")]
mod source;
#[cfg(feature = "runtime")]
mod test_event;
#[cfg(feature = "runtime")]
pub mod words;

pub use manifest::{FilterPolicyScope, RedrivePolicy, SnsTrigger, Subscription};
#[cfg(feature = "runtime")]
pub use {
    attribute::SnsMessageAttribute,
    message::{Sns, SnsMessage},
    test_event::{SnsEvent, SnsEventMessage},
};
#[cfg(feature = "runtime")]
pub(super) use {decode::read, source::texts};
