//! The rule of an EventBridge event bus, and the target of a rule or a schedule.

use std::collections::BTreeMap;

use super::{Number, limits};
use crate::value::{Map, Value, object};

object! {
    /// Properties of [`AWS::Events::Rule`][1] and its single target. `None` leaves AWS's default.
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-rule.html
    #[derive(Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct EventsRule {
        /// The pattern of the events that match.
        pub event_pattern as "EventPattern": Map,
        /// The name or ARN of the event bus.
        pub event_bus_name as "EventBusName": Option<String>,
        /// How EventBridge delivers events to Lambda.
        pub target as "Target": Option<EventTarget>,
        /// The input of the function, in place of the event.
        pub input as "Input": Option<Value>,
        /// The path of the part of the event that is the input of the function.
        pub input_path as "InputPath": Option<String>,
        /// The template of the input of the function, and the parts of the event that are filled in.
        pub input_transformer as "InputTransformer": Option<InputTransformer>,
    }
    /// Creates a rule of the default event bus for the events that match `event_pattern`.
    pub fn new(event_pattern: Map);
}

object! {
    /// A template for the input of a function, and [the parts of the event that are filled in][1].
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-events-rule-inputtransformer.html
    #[derive(Clone, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub struct InputTransformer {
        /// The paths of the parts, by the name of their placeholder.
        pub input_paths_map as "InputPathsMap": BTreeMap<String, String>,
        /// The template: JSON with placeholders such as `<id>`.
        pub input_template as "InputTemplate": String,
    }
    /// Creates the transformer of a template.
    pub fn new(input_paths_map: BTreeMap<String, String>, input_template: impl Into<String>);
}

object! {
    /// How EventBridge delivers the events of a rule or a schedule to Lambda. `None` leaves AWS's default.
    ///
    /// Errors of the function are not its matter: Lambda has then accepted the event.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    #[non_exhaustive]
    pub struct EventTarget {
        /// How often and how long EventBridge tries.
        pub retry_policy as "RetryPolicy": Option<RetryPolicy>,
        /// Where EventBridge sends the events that it could not deliver.
        pub dead_letter_config as "DeadLetterConfig": Option<TargetDeadLetterConfig>,
    }
}

object! {
    /// Where EventBridge sends [the events that it could not deliver][1].
    ///
    /// [1]: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-event-delivery.html
    #[derive(Clone, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub struct TargetDeadLetterConfig {
        /// The ARN of a standard SQS queue in the region of the deployment.
        pub arn as "Arn": String,
    }
    /// Creates the configuration of the queue with this ARN.
    pub fn new(arn: impl Into<String>);
}

impl EventTarget {
    pub(crate) fn dead_letter_queue(&mut self) -> Option<&mut String> {
        let config = self.dead_letter_config.as_mut()?;
        Some(&mut config.arn)
    }
}

object! {
    /// [How often and how long][1] EventBridge tries to send an event to a target.
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-events-rule-retrypolicy.html
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    #[non_exhaustive]
    pub struct RetryPolicy {
        /// The maximum number of retries: 0 to 185.
        pub maximum_retry_attempts as "MaximumRetryAttempts": Option<Number<limits::TargetRetryAttempts>>,
        /// The maximum age of an event in seconds: 60 to 86,400.
        pub maximum_event_age_in_seconds as "MaximumEventAgeInSeconds": Option<Number<limits::TargetEventAge>>,
    }
}

impl EventsRule {
    /// Returns `true` if the function gets something else than the event.
    #[must_use]
    pub fn changes_input(&self) -> bool {
        self.input.is_some() || self.input_path.is_some() || self.input_transformer.is_some()
    }
}
