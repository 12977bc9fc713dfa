//! Messages of AWS IoT: [`iot_event`](mod@crate::language::iot_event).
//!
#![cfg_attr(not(doctest), doc = include_str!("../../../docs/triggers/iot.md"))]

mod manifest;
#[cfg(feature = "runtime")]
pub mod words;

pub use manifest::{IotSqlVersion, IotTrigger, TopicRulePayload};
