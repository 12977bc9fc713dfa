//! `rule_event { source: ["aws.ec2"], detail_type: ["EC2 Instance State-change Notification"] };` — events of
//! EventBridge that match the pattern invoke the function.
//!
//! A pattern is a map from keys of an event to lists of accepted values. At the top level, `detail_type` stands for
//! `detail-type`. Every other key is taken as written. In addition to strings, numbers, `true`, `false` and `null`, a
//! list can contain the operators `{ prefix: "…" }`, `{ suffix: "…" }`, `{ "equals-ignore-case": "…" }`, `{ wildcard:
//! "…*…" }`, `{ "anything-but": […] }`, `{ numeric: [">", 0] }`, `{ cidr: "10.0.0.0/24" }` and `{ exists: true }`.
//! `"$or"` takes a list of patterns, one of which must match. The pattern has at most 4,096 characters as JSON.
//!
//! See [EventBridge's page](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html).

/// The name or ARN of the event bus. Without it, the default bus of the account, which gets the events of AWS services.
pub mod event_bus {}

/// The input of the function in place of the event: any value, as JSON of at most 8,192 characters. The function takes
/// it as `event`.
pub mod input {}

/// How often EventBridge tries to send an event to Lambda: 0 to 185. AWS's default is 185. Retries after an error of
/// the function are set by `event_invoke_config`.
pub mod target_maximum_retry_attempts {}

/// How long EventBridge tries to send an event to Lambda, in seconds: 60 to 86,400. AWS's default is 86,400.
pub mod target_maximum_event_age_in_seconds {}
