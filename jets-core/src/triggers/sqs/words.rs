//! `sqs_event "orders", batch_size: 5;` — messages of an SQS queue invoke the function.
//!
//! The queue is a name (1 to 80 letters, digits, `-` and `_`; that of a FIFO queue ends in `.fifo`) or a queue's ARN. A
//! function may have several. The right to receive and delete messages is added to the policy.
//!
//! The queue's visibility timeout must be at least the function's timeout; AWS advises six times as much. If a KMS key
//! of your own encrypts the queue, add an `iam_policy "kms:Decrypt"` for that key.
//!
//! See [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html) and, for the limits,
//! [`CreateEventSourceMapping`](https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html).

/// The most messages in a batch: 1 to 10,000, of a FIFO queue 1 to 10. The default is 10. More than 10 need a
/// `maximum_batching_window_in_seconds` of 1 or more.
pub mod batch_size {}

/// Seconds to gather a batch before the function is invoked: 0 to 300. Not for FIFO queues.
pub mod maximum_batching_window_in_seconds {}

/// The most invocations that this queue may cause at once: 2 to 1,000. Not beside `minimum_pollers` and
/// `maximum_pollers`.
///
/// See [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html).
pub mod maximum_concurrency {}

/// The fewest pollers for this queue: 2 to 200. Pollers of its own cost extra.
///
/// See [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html).
pub mod minimum_pollers {}

/// The most pollers for this queue: 2 to 10,000.
pub mod maximum_pollers {}

pub use crate::triggers::mapping_words::{concurrent_items, enabled, filter, iam_policy, kms_key_arn, metrics, report_batch_item_failures, tags};
