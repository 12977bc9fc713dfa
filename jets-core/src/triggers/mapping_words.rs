//! The options that every source has which Lambda polls.

/// Whether the event source mapping is active: `true` (the default) or `false`.
pub mod enabled {}

/// Which records or messages invoke the function: an event pattern `{ data: { kind: ["order"] } }`, or a list of up
/// to five. A message of a queue that no pattern matches is deleted.
///
/// A value is matched by a list of what it may be: strings, numbers, `true`, `false`, `null`, and the operators
/// `{ prefix: "…" }`, `{ suffix: "…" }`, `{ "equals-ignore-case": "…" }`, `{ "anything-but": […] }`,
/// `{ numeric: [">", 0] }` and `{ exists: true }`.
///
/// See [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html).
pub mod filter {}

/// The ARN of the KMS key that encrypts the filter.
pub mod kms_key_arn {}

/// The metrics that the mapping writes: `[EventCount]`.
///
/// See [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html#event-source-mapping-metrics).
pub mod metrics {}

/// The tags of the mapping: `{ Team: "data" }`.
pub mod tags {}

/// `none` leaves out the right to read the source; actions, or `{ action: […], resource: "…" }`, or a list of such maps
/// stand in its place.
pub mod iam_policy {}
