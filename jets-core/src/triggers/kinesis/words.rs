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

pub use crate::triggers::mapping_words::{
    bisect_batch_on_function_error, enabled, filter, iam_policy, kms_key_arn,
    maximum_batching_window_in_seconds, maximum_record_age_in_seconds, maximum_retry_attempts,
    metrics, on_failure, parallelization_factor, tags, tumbling_window_in_seconds,
};
