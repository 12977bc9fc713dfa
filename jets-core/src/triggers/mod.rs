//! The triggers: one module for each, with its event, its permissions and its part of the template.

#[cfg(feature = "cloudformation")]
use crate::cloudformation::{FunctionTemplate, TemplateError};
use crate::{
    aws::{Destination, EventSourceMapping, Statement, StreamViewType},
    value::tagged,
};

/// What each trigger implements for the rest of the library.
pub(crate) trait TriggerParts {
    /// Returns what the trigger listens to: an ARN, a name, a pattern, an expression or a statement.
    fn source(&self) -> &str;

    /// Returns what tells the trigger from the others of a function with the same keyword.
    fn identity(&self) -> String {
        self.source().to_owned()
    }

    /// Returns the ARN of the source, if a job can create it.
    fn source_arn(&self) -> Option<String> {
        let mapping = self.event_source_mapping()?;
        Some(mapping.event_source_arn.clone())
    }

    /// Returns what invokes the function when it is written to.
    fn written(&self) -> Vec<Written> {
        Vec::new()
    }

    /// Returns whether the function may write there, itself or in a circle of functions.
    fn allows_loop(&self) -> bool {
        false
    }

    /// Sets whether the function may write there.
    fn set_allow_loop(&mut self, _allow: Option<bool>) {}

    /// Returns what the function gets in one invocation, in words.
    fn invocation(&self) -> String;

    /// Returns `true` if Lambda receives and deletes messages, and does not read a stream.
    #[cfg(feature = "cloudformation")]
    fn is_queue(&self) -> bool {
        false
    }

    /// Returns whether another function may have the same source, if each of the two would get only a part of what it sends.
    fn allows_sharing(&self) -> Option<bool> {
        None
    }

    /// Returns which items stay in order, in words.
    #[cfg(feature = "cloudformation")]
    fn order(&self) -> &'static str {
        "none"
    }

    /// Returns the least privileges that a function needs for this trigger: none if the source invokes the function itself,
    /// because the template permits that.
    fn default_policy(&self) -> Vec<Statement> {
        Vec::new()
    }

    /// Returns the mapping of a source that Lambda polls. `None` if the source invokes the function itself.
    fn event_source_mapping(&self) -> Option<&EventSourceMapping> {
        None
    }

    /// Returns where failures go, if the trigger says so, and who sends them.
    fn failure_target(&mut self) -> Option<(&mut String, Sender)> {
        None
    }

    /// Returns the view type that the stream of a table must have for the function.
    fn view_type(&self) -> Option<StreamViewType> {
        None
    }

    /// Records that the function takes items before and after a change.
    fn takes_changes(&mut self) {}

    /// Returns where the function is sent to by this trigger, if it can be.
    fn destination(&self) -> Option<Destination> {
        None
    }

    /// Adds the resources through which the trigger invokes its function.
    #[cfg(feature = "cloudformation")]
    fn add_to(&self, template: &mut FunctionTemplate<'_>) -> Result<(), TemplateError>;
}

/// Who sends what has failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sender {
    /// Lambda, with the rights of the function's role.
    Lambda,
    /// The service of the source, which the queue's policy must allow.
    Source,
}

/// The methods of `TriggerParts` for a trigger with a field `event_source_mapping`, of these items.
macro_rules! polled {
    ($items:literal) => {
        fn source(&self) -> &str {
            &self.event_source_mapping.event_source_arn
        }

        fn invocation(&self) -> String {
            format!("up to {} {}", self.event_source_mapping.batch_size, $items)
        }

        fn event_source_mapping(&self) -> Option<&crate::aws::EventSourceMapping> {
            Some(&self.event_source_mapping)
        }

        fn failure_target(&mut self) -> Option<(&mut String, crate::triggers::Sender)> {
            let config = self.event_source_mapping.destination_config.as_mut()?;
            let destination = &mut config.on_failure.destination;
            Some((destination, crate::triggers::Sender::Lambda))
        }
    };
}

pub(crate) use polled;

pub mod dynamodb;
pub mod iot;
pub mod kinesis;
pub mod logs;
pub mod rule;
pub mod s3;
pub mod schedule;
pub mod sns;
pub mod sqs;
mod written;

pub(crate) use written::{Index, Known, Written, WrittenBy, allow_loop};

#[cfg(feature = "runtime")]
mod shared_words;
#[cfg(feature = "runtime")]
pub(crate) mod testing;

macro_rules! triggers {
    ($(
        $(#[$documentation:meta])*
        $module:ident: $Name:ident($Type:ident) {
            keywords: {$($keyword:ident),+},
            $(parameters: $parameters:ident,)?
            $(source: $Source:ident,)?
            $(items: $items:tt,)?
            $(with $feature:literal: $of_feature:tt, without: $without_feature:tt,)?
            $(test_events: $test_events:tt,)?
            $(test_events_with $test_feature:literal: $test_events_of_feature:tt,)?
        }
    )+) => {
        tagged! {
            /// A trigger, which invokes a function.
            Trigger { $($(#[$documentation])* $module: $Name($module::$Type),)+ }
        }

        impl Trigger {
            pub(crate) fn parts(&self) -> &dyn TriggerParts {
                match self {
                    $(Self::$Name(trigger) => trigger,)+
                }
            }

            /// Returns the name of the trigger, as in the manifest.
            #[cfg(feature = "cloudformation")]
            pub(crate) fn kind(&self) -> &'static str {
                match self {
                    $(Self::$Name(_) => stringify!($module),)+
                }
            }

            /// Returns the keyword of a declaration.
            pub(crate) fn keyword(&self) -> &'static str {
                let keywords: &[&str] = match self {
                    $(Self::$Name(_) => &[$(stringify!($keyword)),+],)+
                };
                keywords.first().copied().unwrap_or_default()
            }

            pub(crate) fn parts_mut(&mut self) -> &mut dyn TriggerParts {
                match self {
                    $(Self::$Name(trigger) => trigger,)+
                }
            }
        }

        /// The types of parameters that come with a trigger.
        #[cfg(feature = "runtime")]
        #[doc(hidden)]
        pub mod items {
            $(
                $(pub use super::$module::$items;)?
                $(
                    #[cfg(feature = $feature)]
                    pub use super::$module::$of_feature;
                    #[cfg(not(feature = $feature))]
                    #[doc(hidden)]
                    pub use super::$module::$without_feature;
                )?
            )+
        }

        /// The markers of the sources.
        #[cfg(feature = "runtime")]
        #[doc(hidden)]
        pub mod sources {
            $($(pub use super::$module::$Source;)?)+
        }

        /// Builders of events.
        #[cfg(feature = "runtime")]
        pub(crate) mod test_events {
            $(
                $(pub use super::$module::$test_events;)?
                $(
                    #[cfg(feature = $test_feature)]
                    pub use super::$module::$test_events_of_feature;
                )?
            )+
        }

        /// The keywords of `jobs!`.
        #[cfg(feature = "runtime")]
        pub(crate) mod words {
            $($(pub use super::$module::$keyword;)+)+
        }

        /// The parameters of functions.
        #[cfg(feature = "runtime")]
        pub(crate) mod parameters {
            $($(pub use super::$module::$parameters::*;)?)+
        }
    };
}

// Each trigger is one folder, declared above, and one entry in this list. All code that lists the triggers is generated from it.
triggers! {
    /// Records of a Kinesis data stream.
    kinesis: Kinesis(KinesisTrigger) {
        keywords: {kinesis_event},
        parameters: parameters,
        source: Kinesis,
        items: {KinesisData, KinesisRecord},
        test_events: {KinesisEvent, KinesisEventRecord},
        test_events_with "kpl": {KplUserRecord},
    }

    /// Records of the stream of a DynamoDB table.
    dynamodb: Dynamodb(DynamodbTrigger) {
        keywords: {dynamodb_event},
        parameters: parameters,
        source: Dynamodb,
        items: {Change, DynamodbRecord, DynamodbRecords},
        test_events: {DynamodbEvent, DynamodbEventRecord},
    }

    /// Messages of an SQS queue.
    sqs: Sqs(SqsTrigger) {
        keywords: {sqs_event},
        parameters: parameters,
        source: Sqs,
        items: {SqsMessage, SqsMessageAttribute, SqsMessages},
        test_events: {SqsEvent, SqsEventMessage},
    }

    /// Messages of an SNS topic.
    sns: Sns(SnsTrigger) {
        keywords: {sns_event},
        parameters: parameters,
        source: Sns,
        items: {SnsMessage, SnsMessageAttribute},
        test_events: {SnsEvent, SnsEventMessage},
    }

    /// Log events of a log group.
    logs: Logs(LogsTrigger) {
        keywords: {log_event},
        parameters: parameters,
        source: Logs,
        with "gzip": {LogEvent, LogsData, LogsMessageType, LogsPayload},
        without: {LogsData},
        test_events_with "gzip": {LogsEvent},
    }

    /// Events of EventBridge that match a rule.
    rule: Rule(RuleTrigger) {
        keywords: {rule_event},
        parameters: parameters,
        source: EventBridge,
        items: {EventDetail},
        test_events: {EventBridgeEvent},
    }

    /// Objects of an S3 bucket.
    s3: S3(S3Trigger) {
        keywords: {s3_event},
        parameters: parameters,
        source: S3,
        items: {S3Object},
        test_events: {S3Event},
    }

    /// Times of a schedule.
    schedule: Schedule(ScheduleTrigger) {
        keywords: {rate, cron, at},
        parameters: parameters,
        source: Scheduler,
        items: {Schedule},
        test_events: {ScheduleEvent},
    }

    /// Messages of devices that a rule of AWS IoT selects.
    iot: Iot(IotTrigger) {
        keywords: {iot_event},
    }
}

impl Trigger {
    /// Returns what the trigger listens to: an ARN, a name, a pattern, an expression or a statement.
    #[must_use]
    pub fn source(&self) -> &str {
        self.parts().source()
    }

    /// Returns what tells the trigger from the others of a function with the same keyword.
    #[doc(hidden)]
    #[must_use]
    pub fn identity(&self) -> String {
        self.parts().identity()
    }

    /// Records that the function takes items before and after a change.
    #[doc(hidden)]
    pub fn takes_changes(&mut self) {
        self.parts_mut().takes_changes();
    }

    /// Sets whether the function may write to what invokes it.
    #[doc(hidden)]
    pub fn set_allow_loop(&mut self, allow: Option<bool>) {
        self.parts_mut().set_allow_loop(allow);
    }

    /// Returns what the function gets in one invocation, in words, such as `up to 100 records`.
    #[must_use]
    pub fn invocation(&self) -> String {
        self.parts().invocation()
    }

    /// Returns whether another function may have the same source, if each of the two would get only a part of what it sends.
    #[doc(hidden)]
    #[must_use]
    pub fn allows_sharing(&self) -> Option<bool> {
        self.parts().allows_sharing()
    }

    /// Returns the least privileges that a function needs for this trigger.
    #[must_use]
    pub fn default_policy(&self) -> Vec<Statement> {
        self.parts().default_policy()
    }

    /// Returns the statements that allow sending failures to the trigger's destination, if it has one.
    #[must_use]
    pub fn destination_policy(&self) -> Vec<Statement> {
        self.event_source_mapping()
            .map(EventSourceMapping::destination_policy)
            .unwrap_or_default()
    }

    /// Returns the mapping of a source that Lambda polls. `None` if the source invokes the function itself.
    #[must_use]
    pub fn event_source_mapping(&self) -> Option<&EventSourceMapping> {
        self.parts().event_source_mapping()
    }
}
