//! Rules on messages of AWS IoT.

mod manifest;
#[cfg(feature = "runtime")]
#[doc(hidden)]
pub mod words;

pub use manifest::{IotSqlVersion, IotTrigger, TopicRulePayload};
