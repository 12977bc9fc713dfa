//! `sns_event "orders", filter_policy: { store: ["berlin"] };` — messages of an SNS topic invoke the function.
//!
//! The topic is a name (1 to 256 letters, digits, `-` and `_`) or a topic's ARN. A function may have several, each once.
//! A FIFO topic cannot invoke a function: let it send to a queue, and take `sqs_event`.
//!
//! The template has the subscription, and the permission for this topic only. See [Lambda's
//! page](https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html).

/// Which messages invoke the function: a map of attribute names, or, with `filter_policy_scope: MessageBody`, of what the
/// message's JSON holds, to lists of accepted values. Without it, all do.
///
/// See [SNS's page](https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html).
pub mod filter_policy {}

/// What `filter_policy` looks at: `MessageAttributes` (AWS's default) or `MessageBody`.
pub mod filter_policy_scope {}

/// The ARN of the SQS queue for messages that SNS could not hand to Lambda. The queue's own policy must let SNS send to
/// it: an output of the template has the statement. For messages that the function fails on, see `event_invoke_config`.
///
/// See [SNS's page](https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html).
pub mod redrive_policy {}
