//! `event_invoke_config maximum_retry_attempts: 0, on_failure: "arn:aws:sqs:us-west-2:112233445566:failed";` — how
//! asynchronous invocations are retried, and where they go in the end: those by SNS, S3, logs, rules, schedules and
//! IoT.
//!
//! The right to send to the destinations is added to the policy. Functions that only streams and queues invoke cannot
//! have it; `class_event_invoke_config` skips them.
//!
//! See [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-configuring.html).

/// How often a failed invocation is tried again: 0 to 2, which is AWS's default.
pub mod maximum_retry_attempts {}

/// How long an event may wait, in seconds: 60 to 21,600, which is AWS's default.
pub mod maximum_event_age_in_seconds {}

/// The ARN of the SQS queue, SNS topic, Lambda function or EventBridge bus that a record of each successful invocation goes
/// to.
pub mod on_success {}

/// The ARN of the SQS queue, SNS topic, Lambda function, EventBridge bus or S3 bucket that a record of each failed
/// invocation goes to, after its last attempt.
pub mod on_failure {}
