//! EventBridge rules: [`rule_event`](mod@crate::language::rule_event).
//!
#![cfg_attr(not(doctest), doc = include_str!("../../../docs/triggers/rule.md"))]

#[cfg(feature = "runtime")]
mod decode;
#[cfg(feature = "runtime")]
mod detail;
mod manifest;
#[cfg(feature = "runtime")]
pub mod parameters;
#[cfg(feature = "runtime")]
mod source;
#[cfg(feature = "runtime")]
mod test_event;
#[cfg(feature = "runtime")]
pub mod words;

pub use manifest::RuleTrigger;
#[cfg(feature = "cloudformation")]
pub(super) use manifest::add_rule;
#[cfg(feature = "runtime")]
pub use {
    detail::{EventBridge, EventDetail},
    test_event::EventBridgeEvent,
};
