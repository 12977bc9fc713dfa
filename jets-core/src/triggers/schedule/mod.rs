//! Schedules of EventBridge Scheduler: [`rate`](mod@crate::language::rate) and [`cron`](mod@crate::language::cron).
//!
#![cfg_attr(not(doctest), doc = include_str!("../../../docs/triggers/schedule.md"))]

#[cfg(feature = "runtime")]
pub mod cron_words;
#[cfg(feature = "runtime")]
mod decode;
mod manifest;
#[cfg(feature = "runtime")]
pub mod parameters;
#[cfg(feature = "runtime")]
pub mod rate_words;
#[cfg(feature = "runtime")]
mod scheduled;
#[cfg(feature = "runtime")]
mod source;
#[cfg(feature = "runtime")]
mod test_event;

pub use manifest::{
    FlexibleTimeWindow, FlexibleTimeWindowMode, ScheduleState, ScheduleTrigger, SchedulerSchedule,
};
#[cfg(feature = "runtime")]
pub use {
    scheduled::{Schedule, Scheduler},
    test_event::ScheduleEvent,
};
