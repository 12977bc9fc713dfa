//! The rule of an EventBridge event bus.

use super::{Number, limits};
#[cfg(feature = "cloudformation")]
use super::{NumberParameter, Properties};
use crate::value::{Map, Value, object};

/// Properties of [`AWS::Events::Rule`][1] and its single target. `None` leaves AWS's default.
///
/// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-rule.html
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EventsRule {
    /// The pattern of the events that match.
    pub event_pattern: Map,
    /// The name or ARN of the event bus.
    pub event_bus_name: Option<String>,
    /// How often and how long EventBridge tries to send an event to Lambda.
    pub retry_policy: Option<RetryPolicy>,
    /// The input of the function, in place of the event.
    pub input: Option<Value>,
}

object! { EventsRule {
    event_pattern: "EventPattern",
    event_bus_name: "EventBusName",
    retry_policy: "RetryPolicy",
    input: "Input",
} }

/// [How often and how long][1] EventBridge tries to send an event to a target.
///
/// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-events-rule-retrypolicy.html
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RetryPolicy {
    /// The maximum number of retries: 0 to 185.
    pub maximum_retry_attempts: Option<Number<limits::TargetRetryAttempts>>,
    /// The maximum age of an event in seconds: 60 to 86,400.
    pub maximum_event_age_in_seconds: Option<Number<limits::TargetEventAge>>,
}

object! { RetryPolicy {
    maximum_retry_attempts: "MaximumRetryAttempts",
    maximum_event_age_in_seconds: "MaximumEventAgeInSeconds",
} }

impl EventsRule {
    /// Creates a rule of the default event bus for the events that match `event_pattern`.
    #[must_use]
    pub fn new(event_pattern: Map) -> Self {
        Self {
            event_pattern,
            event_bus_name: None,
            retry_policy: None,
            input: None,
        }
    }
}

#[cfg(feature = "cloudformation")]
impl Properties for RetryPolicy {
    fn numbers(&self) -> Vec<NumberParameter<'_>> {
        let attempts = self.maximum_retry_attempts.as_ref();
        let age = self.maximum_event_age_in_seconds.as_ref();
        [
            attempts.and_then(Number::parameter),
            age.and_then(Number::parameter),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}
