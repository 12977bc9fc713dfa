//! `kinesis_event "my-stream", batch_size: 10;` — records of a Kinesis data stream invoke the function.
//!
//! The stream is a name (1 to 128 letters, digits, `_`, `.`, `-`), a stream's ARN, or the ARN of an enhanced
//! fan-out consumer. A function may have several. The right to read the stream is added to the policy.
//!
//! See [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html) and, for the limits,
//! [`CreateEventSourceMapping`](https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html).

/// The most records in a batch: 1 to 10,000. The default is 100.
pub mod batch_size {}

/// Where reading starts: `LATEST` (the default), `TRIM_HORIZON` or `AT_TIMESTAMP`.
pub mod starting_position {}

/// With `starting_position: AT_TIMESTAMP`, and only then: the time to read from, in Unix seconds.
pub mod starting_position_timestamp {}

/// Seconds to gather a batch before the function is invoked: 0 to 300.
pub mod maximum_batching_window_in_seconds {}

/// Batches of one shard that are worked on at once: 1 to 10.
pub mod parallelization_factor {}

/// How often a failed batch is tried again: -1 (until its records expire) to 10,000.
pub mod maximum_retry_attempts {}

/// The age in seconds at which a record is given up: -1 (never), or 60 to 604,800.
pub mod maximum_record_age_in_seconds {}

/// Whether a failed batch is split in two and tried again: `true` or `false`.
pub mod bisect_batch_on_function_error {}

/// Seconds of a tumbling window: 0 to 900.
pub mod tumbling_window_in_seconds {}

/// The ARN of the SQS queue, SNS topic or S3 bucket that batches go to when they are given up.
/// The right to send there is added to the policy.
pub mod on_failure {}

pub use crate::triggers::mapping_words::{enabled, filter, iam_policy, kms_key_arn, metrics, tags};
