//! Where functions send, and where Lambda sends the results of their invocations.

use std::fmt;

use super::{Arn, Number, Statement, limits};
use crate::{
    placeholders,
    value::{names, object},
};

names! {
    /// What a function that is sent to receives from.
    pub enum ReceiverKind {
        /// A standard queue of SQS.
        Queue as "queue",
        /// A FIFO queue of SQS.
        FifoQueue as "fifo_queue",
        /// A topic of SNS.
        Topic as "topic",
        /// A stream of Kinesis.
        Stream as "stream",
        /// An event bus of EventBridge.
        EventBus as "event_bus",
        /// Nothing: the function is invoked by name, asynchronously.
        Function as "function",
    }
}

impl ReceiverKind {
    /// Returns the service, as actions of IAM name it: `sqs`, `sns`, `kinesis`, `events` or `lambda`.
    #[must_use]
    pub const fn service(self) -> &'static str {
        match self {
            Self::Queue | Self::FifoQueue => "sqs",
            Self::Topic => "sns",
            Self::Stream => "kinesis",
            Self::EventBus => "events",
            Self::Function => "lambda",
        }
    }

    /// Returns the actions of IAM that send, one or two.
    #[must_use]
    pub const fn actions(self) -> &'static [&'static str] {
        match self {
            Self::Queue | Self::FifoQueue => &["sqs:SendMessage"],
            Self::Topic => &["sns:Publish"],
            Self::Stream => &["kinesis:PutRecord", "kinesis:PutRecords"],
            Self::EventBus => &["events:PutEvents"],
            Self::Function => &["lambda:InvokeFunction"],
        }
    }
}

impl fmt::Display for ReceiverKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Queue => "queue",
            Self::FifoQueue => "FIFO queue",
            Self::Topic => "topic",
            Self::Stream => "stream",
            Self::EventBus => "event bus",
            Self::Function => "function",
        })
    }
}

object! {
    /// Where a function is sent to.
    #[derive(Eq)]
    pub struct Destination {
        /// What the function receives from.
        pub kind as "type": ReceiverKind,
        /// The ARN of the queue, topic, stream, event bus or function.
        pub arn: String,
        /// The `source` of events on an event bus.
        pub source: Option<String>,
        /// The `detail-type` of events on an event bus.
        pub detail_type: Option<String>,
    }
    /// Creates the destination of anything but an event bus.
    pub fn new(kind: ReceiverKind, arn: impl Into<String>);
}

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
