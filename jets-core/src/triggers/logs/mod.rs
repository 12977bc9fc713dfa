//! Log groups of CloudWatch Logs: [`log_event`](mod@crate::language::log_event).
//!
#![cfg_attr(not(doctest), doc = include_str!("../../../docs/triggers/logs.md"))]

#[cfg(feature = "gzip")]
mod decode;
mod manifest;
#[cfg(feature = "gzip")]
mod testing;
#[cfg(all(feature = "runtime", not(feature = "gzip")))]
mod without_gzip;

pub use manifest::{LogsTrigger, SubscriptionFilter};
#[cfg(all(feature = "runtime", not(feature = "gzip")))]
#[doc(hidden)]
pub use without_gzip::{LogsData, WithFeatureGzip};
#[cfg(feature = "gzip")]
pub use {
    decode::LogsPayload,
    decode::{LogEvent, LogsData, LogsMessageType},
    testing::LogsEvent,
};

#[cfg(feature = "gzip")]
use crate::runtime::items::Items;

/// Log events of CloudWatch Logs. With the feature `gzip`, an event has one item, of at most 32 MiB.
#[cfg(feature = "runtime")]
#[derive(Clone, Copy, Debug)]
pub enum Logs {}

#[cfg(feature = "runtime")]
impl Logs {
    /// Returns the items as they are.
    #[cfg(feature = "gzip")]
    #[doc(hidden)]
    #[must_use]
    pub fn with_feature_gzip(items: Items<'_>) -> Items<'_> {
        items
    }

    /// Reports the missing feature for `log_events`.
    #[cfg(not(feature = "gzip"))]
    #[doc(hidden)]
    #[must_use]
    pub fn with_feature_gzip<I: WithFeatureGzip>(items: I) -> I {
        items
    }
}

#[cfg(feature = "runtime")]
pub mod log_event {
    //! `log_event "/aws/lambda/orders", filter_pattern: "ERROR";` — log events of a log group invoke the function.
    //!
    //! The log group is the name (1 to 512 letters, digits, `_`, `-`, `/`, `.` and `#`) of an existing group in the account
    //! and region of the deployment. A function may have several groups. The parameter `log_events` needs the feature
    //! `gzip`.
    //!
    //! **What is lost by default:** log events whose function fails three times, unless there is `event_invoke_config
    //! on_failure: create;` (or the ARN of a queue). They stay in the log group.
    //!
    //! The template contains the subscription filter, and a permission for this group only. A log group can have at most
    //! five filters. See [CloudWatch's
    //! page](https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html).

    /// `filter_pattern: "ERROR"` — the pattern that selects log events: at most 1,024 characters. Without it, all
    /// events invoke the function.
    ///
    /// See [CloudWatch's page](https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html).
    pub mod filter_pattern {}

    /// `allow_loop: true` — allows the function's own log group, although each invocation writes to it, and a circle of functions that
    /// get each other's logs.
    pub mod allow_loop {}
}

#[cfg(feature = "runtime")]
pub mod parameters {
    //! The parameters of a function that a log group invokes.

    /// `log_events: LogsData` — the log events of an invocation, which come from one log stream. It needs the feature
    /// `gzip`.
    ///
    /// The default type is `LogsData`. It can also be `String`, `&str`, [`Json<T>`](crate::Json), or a type that implements
    /// [`FromItem`](crate::FromItem), converted from the event's JSON.
    ///
    /// The function is not called for the control messages with which CloudWatch Logs tests a subscription. If it fails,
    /// Lambda tries it again twice.
    pub mod log_events {}
}
