//! `event_invoke_config maximum_retry_attempts: 0, on_failure: "arn:aws:sqs:us-west-2:112233445566:failed";` — what
//! becomes of asynchronous invocations: those by SNS, S3, logs, rules, schedules and IoT.
//!
//! The right to send to the destinations is added to the policy. Not for a function that only triggers invoke which Lambda
//! polls; as `class_event_invoke_config`, it leaves those out.
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
