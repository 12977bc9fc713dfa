//! The rule of an EventBridge event bus, and the target of a rule or a schedule.

use std::collections::BTreeMap;

use super::{Number, limits};
use crate::{
    nearest::did_you_mean,
    value::{Map, Value, object},
};

object! {
    /// Properties of [`AWS::Events::Rule`][1] and its single target. `None` leaves AWS's default.
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-rule.html
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
    #[derive(Eq)]
    pub struct InputTransformer {
        /// The paths of the parts, by the name of their placeholder.
        pub input_paths_map as "InputPathsMap": BTreeMap<String, String>,
        /// The template: JSON with placeholders such as `<id>`.
        pub input_template as "InputTemplate": String,
    }
    /// Creates the transformer of a template.
    pub fn new(input_paths_map: BTreeMap<String, String>, input_template: impl Into<String>);
}

/// The [placeholders that need no path][1], and whether each stands for a whole value alone.
///
/// [1]: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html#eb-transform-input-predefined
const PREDEFINED: [(&str, bool); 5] = [
    ("aws.events.rule-arn", false),
    ("aws.events.rule-name", false),
    ("aws.events.event.ingestion-time", false),
    ("aws.events.event", true),
    ("aws.events.event.json", true),
];

impl InputTransformer {
    /// The option that has the paths.
    #[doc(hidden)]
    pub const INPUT_PATHS_MAP: &str = "input_paths_map";

    /// Returns what is wrong with the placeholders of a text in a template. `paths` are by the names of placeholders.
    #[doc(hidden)]
    #[must_use]
    pub fn problem_of_text(text: &str, paths: &BTreeMap<String, String>) -> Option<String> {
        let mut names = Self::placeholders(text).into_iter();
        names.find_map(|name| problem_of(name, is_whole(text, name), paths))
    }

    /// Returns the names in the placeholders of a text, such as `id` in `order <id>`.
    #[doc(hidden)]
    #[must_use]
    pub fn placeholders(text: &str) -> Vec<&str> {
        let behind = text.split('<').skip(1);
        let names = behind.filter_map(|rest| Some(rest.split_once('>')?.0));
        let is_name = |letter: char| letter.is_ascii_alphanumeric() || "._-".contains(letter);
        let names = names.filter(|name| !name.is_empty() && name.chars().all(is_name));
        names.collect()
    }

    /// Returns the template as JSON, except that a placeholder alone is not in quotes: it stands for a value of any kind.
    #[doc(hidden)]
    #[must_use]
    pub fn text_of(json: &Value) -> String {
        let listed = |parts: Vec<String>| parts.join(",");
        match json {
            Value::Text(text)
                if Self::placeholders(text)
                    .iter()
                    .any(|name| is_whole(text, name)) =>
            {
                text.clone()
            }
            Value::Array(items) => {
                let items = items.iter().map(Self::text_of);
                format!("[{}]", listed(items.collect()))
            }
            Value::Object(entries) => {
                let entries = Map::iter(entries)
                    .map(|(key, value)| format!("{}:{}", Value::from(key), Self::text_of(value)));
                format!("{{{}}}", listed(entries.collect()))
            }
            other => other.to_string(),
        }
    }
}

fn problem_of(name: &str, is_whole: bool, paths: &BTreeMap<String, String>) -> Option<String> {
    if let Some((_, needs_whole)) = PREDEFINED.iter().find(|(known, _)| *known == name) {
        return (*needs_whole && !is_whole).then(|| {
            format!("`<{name}>` stands for JSON: write it as a whole value, `\"<{name}>\"`")
        });
    }
    if paths.contains_key(name) {
        return None;
    }
    let known = paths.keys().map(String::as_str);
    let known = known.chain(PREDEFINED.iter().map(|(known, _)| *known));
    let hint = match did_you_mean(name, known) {
        hint if hint.is_empty() => format!("; add `{name}: \"$.detail.…\"` to it"),
        hint => hint,
    };
    Some(format!(
        "placeholder `<{name}>` is not in `{}`{hint}",
        InputTransformer::INPUT_PATHS_MAP
    ))
}

fn is_whole(text: &str, name: &str) -> bool {
    text.strip_prefix('<')
        .and_then(|text| text.strip_suffix('>'))
        == Some(name)
}

object! {
    /// How EventBridge delivers the events of a rule or a schedule to Lambda. `None` leaves AWS's default.
    ///
    /// Errors of the function are not its matter: Lambda has then accepted the event.
    #[derive(Default, Eq)]
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
    #[derive(Eq)]
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
    #[derive(Default, Eq)]
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
