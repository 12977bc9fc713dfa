//! Rules on events of EventBridge.

#[cfg(feature = "runtime")]
mod decode;
#[cfg(feature = "runtime")]
mod detail;
mod manifest;
#[cfg(feature = "runtime")]
#[doc(hidden)]
pub mod parameters;
#[cfg(feature = "runtime")]
mod source;
#[cfg(feature = "runtime")]
mod test_event;
#[cfg(feature = "runtime")]
#[doc(hidden)]
pub mod words;

#[cfg(feature = "cloudformation")]
pub(super) use manifest::add_rule;
pub use manifest::RuleTrigger;
#[cfg(feature = "runtime")]
pub use {
    detail::{EventBridge, EventDetail},
    test_event::EventBridgeEvent,
};
