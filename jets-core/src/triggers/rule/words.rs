//! `rule_event { source: ["aws.ec2"], detail_type: ["EC2 Instance State-change Notification"] };` — events of
//! EventBridge that match the pattern invoke the function.
//!
//! A pattern is a map of what an event holds to lists of what it may be; on its first level, `detail_type` stands for
//! `detail-type`, and every other key is taken as written. Beside strings, numbers, `true`, `false` and `null`, a list
//! takes the operators `{ prefix: "…" }`, `{ suffix: "…" }`, `{ "equals-ignore-case": "…" }`, `{ wildcard: "…*…" }`,
//! `{ "anything-but": […] }`, `{ numeric: [">", 0] }`, `{ cidr: "10.0.0.0/24" }` and `{ exists: true }`; `"$or"` is a
//! list of patterns of which one must match. The pattern has at most 4,096 characters as JSON.
//!
//! See [EventBridge's page](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html).

/// Name or ARN of the event bus; without it, the default bus of the account, where the events of AWS's services are.
pub mod event_bus {}

/// What the function gets in place of the event: any value, as JSON of at most 8,192 characters. Its type is that of
/// `event`.
pub mod input {}

/// How often EventBridge tries to hand an event to Lambda: 0 to 185, which is AWS's default. Errors of the function
/// itself are tried again as `event_invoke_config` says.
pub mod target_maximum_retry_attempts {}

/// How long EventBridge tries to hand an event to Lambda, in seconds: 60 to 86,400, which is AWS's default.
pub mod target_maximum_event_age_in_seconds {}
