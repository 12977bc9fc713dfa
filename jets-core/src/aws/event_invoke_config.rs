//! What becomes of asynchronous invocations.

use serde::{Deserialize, Serialize};

use super::{Arn, Statement};

/// Properties of [`AWS::Lambda::EventInvokeConfig`][1]. What is `None` keeps AWS's default.
///
/// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventinvokeconfig.html
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "PascalCase")]
pub struct EventInvokeConfig {
    /// How often a failed invocation is tried again: 0 to 2, which is AWS's default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum_retry_attempts: Option<u32>,
    /// How long an event may wait, in seconds: 60 to 21,600, which is AWS's default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum_event_age_in_seconds: Option<u32>,
    /// Where a record of each invocation goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub destination_config: Option<EventInvokeDestinations>,
}

/// Where a record of each asynchronous invocation goes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "PascalCase")]
pub struct EventInvokeDestinations {
    /// Where that of one that succeeded goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_success: Option<EventInvokeDestination>,
    /// Where that of one that failed goes, after its last attempt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_failure: Option<EventInvokeDestination>,
}

/// A destination of asynchronous invocations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "PascalCase")]
pub struct EventInvokeDestination {
    /// ARN of an SQS queue, an SNS topic, a Lambda function, an EventBridge bus, or, of failures, an S3 bucket.
    pub destination: String,
}

impl EventInvokeConfig {
    /// The right to send to the destinations.
    ///
    /// Follows [Lambda's page on destinations](https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html#invocation-async-destinations).
    #[must_use]
    pub fn destination_policy(&self) -> Vec<Statement> {
        let Some(config) = &self.destination_config else {
            return Vec::new();
        };
        [&config.on_success, &config.on_failure]
            .into_iter()
            .flatten()
            .flat_map(|destination| sending_to(&destination.destination))
            .collect()
    }
}

/// The right to send a record of an invocation to `destination`.
pub(super) fn sending_to(destination: &str) -> Vec<Statement> {
    let action = match Arn::parse(destination).map(|arn| arn.service) {
        Some("sqs") => "sqs:SendMessage",
        Some("sns") => "sns:Publish",
        Some("lambda") => "lambda:InvokeFunction",
        Some("events") => "events:PutEvents",
        Some("s3") => {
            return vec![
                Statement::allow(["s3:ListBucket"], [destination.to_owned()]),
                Statement::allow(["s3:PutObject"], [format!("{destination}/*")]),
            ];
        }
        _ => return Vec::new(),
    };
    vec![Statement::allow([action], [destination])]
}
