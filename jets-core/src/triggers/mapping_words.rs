//! The options of sources that Lambda polls: first those of all, then those of streams.

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

/// With a parameter that takes the batch: whether the function says which items of it failed, `true` or `false` (the
/// default). With `true`, it returns a [`BatchResponse`](crate::BatchResponse) or a `Result` of one, and those items
/// alone are tried again; of a stream, all records from the first of them on. A function that takes one item reports
/// those that failed by itself.
///
/// See [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting).
pub mod report_batch_item_failures {}

/// How many items an `async fn` that takes one item works on at once: 2 to 1,000. Without it, one after the other.
///
/// All are in the invocation's own task, so they take turns where they wait for something, and none needs to be
/// `'static`. Records of one partition key, changes of one item of a table and messages of one group of a FIFO queue
/// stay in order. After a record of a stream failed, none is begun; Lambda tries again from the first record that did
/// not succeed, so that records behind it may come twice. Of a queue, every message is tried.
pub mod concurrent_items {}

/// `none` leaves out the right to read the source; actions, or `{ action: […], resource: "…" }`, or a list of such maps
/// stand in its place.
pub mod iam_policy {}

/// Seconds to gather a batch before the function is invoked: 0 to 300.
pub mod maximum_batching_window_in_seconds {}

/// Batches of one shard that are worked on at once: 1 to 10.
pub mod parallelization_factor {}

/// How often a failed batch is tried again: -1 (until its records expire) to 10,000.
pub mod maximum_retry_attempts {}

/// The age in seconds at which a record is given up: -1 (never), or 60 to 604,800. It takes no placeholder, because a
/// parameter of a template cannot have these limits.
pub mod maximum_record_age_in_seconds {}

/// Whether a failed batch is split in two and tried again: `true` or `false`.
pub mod bisect_batch_on_function_error {}

/// Seconds of a tumbling window: 0 (none) to 900. The function takes the batch, and beside it
/// [`window`](mod@crate::language::parameters::window), whose state goes from one batch of the window to the next. It
/// takes no placeholder, because the function's code depends on it.
///
/// See [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-windows.html).
pub mod tumbling_window_in_seconds {}

/// The ARN of the SQS queue, SNS topic or S3 bucket that batches go to when they are given up.
/// The right to send there is added to the policy: of a placeholder, the right to send to each of the three.
pub mod on_failure {}
