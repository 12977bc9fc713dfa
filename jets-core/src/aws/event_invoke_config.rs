//! How Lambda retries asynchronous invocations, and where it sends their results.

use super::{Arn, Number, Statement, limits};
use crate::placeholders;
use crate::value::object;

object! {
    /// Properties of [`AWS::Lambda::EventInvokeConfig`][1]. `None` leaves AWS's default.
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventinvokeconfig.html
    #[derive(Default, Eq)]
    pub struct EventInvokeConfig {
        /// The maximum number of retries of a failed invocation: 0 to 2. AWS's default is 2.
        pub maximum_retry_attempts as "MaximumRetryAttempts": Option<Number<limits::InvokeRetryAttempts>>,
        /// The maximum age of an event in seconds: 60 to 21,600. AWS's default is 21,600.
        pub maximum_event_age_in_seconds as "MaximumEventAgeInSeconds": Option<Number<limits::InvokeEventAge>>,
        /// Where Lambda sends a record of each invocation.
        pub destination_config as "DestinationConfig": Option<EventInvokeDestinations>,
    }
}

object! {
    /// Where Lambda sends a record of each asynchronous invocation.
    #[derive(Default, Eq)]
    pub struct EventInvokeDestinations {
        /// The destination for invocations that succeeded.
        pub on_success as "OnSuccess": Option<EventInvokeDestination>,
        /// The destination for invocations that failed, after the last attempt.
        pub on_failure as "OnFailure": Option<EventInvokeDestination>,
    }
}

object! {
    /// A destination of asynchronous invocations.
    #[derive(Eq)]
    pub struct EventInvokeDestination {
        /// The ARN of an SQS queue, an SNS topic, a Lambda function or an EventBridge bus. For failures, also of an S3
        /// bucket.
        pub destination as "Destination": String,
    }
    /// Creates the destination with this ARN.
    pub fn new(destination: impl Into<String>);
}

impl EventInvokeConfig {
    /// Returns the statements that allow sending to the destinations.
    ///
    /// Follows [Lambda's page on destinations](https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html#invocation-async-destinations).
    #[must_use]
    pub fn destination_policy(&self) -> Vec<Statement> {
        let mut statements = Vec::new();
        if let Some(config) = &self.destination_config {
            if let Some(to) = &config.on_success {
                statements.extend(sending_to(
                    &to.destination,
                    &["sqs", "sns", "lambda", "events"],
                ));
            }
            if let Some(to) = &config.on_failure {
                let services = ["sqs", "sns", "lambda", "events", "s3"];
                statements.extend(sending_to(&to.destination, &services));
            }
        }
        statements
    }
}

/// Returns the statements that allow sending to `destination`. A placeholder may stand for an ARN of any of `services`,
/// so it gets the actions of each of them, on that ARN only.
///
/// The ARN of a bucket has no account. The condition of [Lambda's page][1] keeps records from the bucket of another
/// account, whose owner took the name after the bucket was deleted.
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html#s3-destination-security
#[inline]
pub(crate) fn sending_to(destination: &str, services: &[&str]) -> Vec<Statement> {
    let services = match Arn::parse(destination) {
        Some(arn) => vec![arn.service],
        None if placeholders::whole(destination).is_some() => services.to_vec(),
        None => Vec::new(),
    };
    let actions = services.iter().filter_map(|service| match *service {
        "sqs" => Some("sqs:SendMessage"),
        "sns" => Some("sns:Publish"),
        "lambda" => Some("lambda:InvokeFunction"),
        "events" => Some("events:PutEvents"),
        _ => None,
    });
    let actions: Vec<&str> = actions.collect();
    let mut statements = Vec::new();
    if !actions.is_empty() {
        statements.push(Statement::allow(actions, [destination]));
    }
    if services.contains(&"s3") {
        let objects = placeholders::without_default(destination) + "/*";
        let in_this_account = |statement: Statement| {
            statement.only_if("StringEquals", "s3:ResourceAccount", "${AWS::AccountId}")
        };
        statements.extend(
            [
                Statement::allow(["s3:ListBucket"], [destination]),
                Statement::allow(["s3:PutObject"], [objects.as_str()]),
            ]
            .map(in_this_account),
        );
    }
    statements
}
