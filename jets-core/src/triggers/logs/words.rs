//! `log_event "/aws/lambda/orders", filter_pattern: "ERROR";` — log events of a log group invoke the function.
//!
//! The log group is the name (1 to 512 letters, digits, `_`, `-`, `/`, `.` and `#`) of an existing group in the account
//! and region of the deployment. A function may have several groups. The parameter `log_events` needs the feature
//! `gzip`.
//!
//! The template contains the subscription filter, and a permission for this group only. A log group can have at most
//! five filters. See [CloudWatch's
//! page](https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html).

/// The pattern that selects log events: at most 1,024 characters. Without it, all events invoke the function.
///
/// See [CloudWatch's page](https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html).
pub mod filter_pattern {}

/// `true` allows the function's own log group, although each invocation writes to it.
pub mod allow_loop {}
