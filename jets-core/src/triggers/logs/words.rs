//! `log_event "/aws/lambda/orders", filter_pattern: "ERROR";` — log events of a log group invoke the function.
//!
//! The log group is a name (1 to 512 letters, digits, `_`, `-`, `/`, `.` and `#`) of a group that exists, in the account
//! and region of the deployment. A function may have several. The parameter `log_events` takes feature `gzip`.
//!
//! The template has the subscription filter, and the permission for this group only. A log group has at most five
//! filters. See [CloudWatch's page](https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html).

/// Which log events invoke the function: a pattern of at most 1,024 characters. Without it, all do.
///
/// See [CloudWatch's page](https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html).
pub mod filter_pattern {}

/// `true` lets the function be invoked by its own log group, although each invocation writes to it.
pub mod allow_loop {}
