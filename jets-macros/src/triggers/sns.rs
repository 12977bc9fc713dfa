//! `sns_event`: messages of an SNS topic.

use jets_core::{
    manifest::{Map, ToValue as _},
    placeholders::is_arn,
    triggers::sns::{FilterPolicyScope, RedrivePolicy, SnsTrigger},
};

use super::contract::{Contract, DeclaredTrigger, Form, TriggerParameter};
use crate::values::{
    Options, Rule, Text, Value,
    arn::{self, ArnRule},
    event_pattern::Target,
    name::NameRule,
    option,
};

/// The keyword `sns_event`.
pub struct SnsEvent;

const FILTER_POLICY: &str = "filter_policy";
const FILTER_POLICY_SCOPE: &str = "filter_policy_scope";

/// The maximum number of names in a filter policy on attributes: [SNS's page][1].
///
/// [1]: https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html
const MAX_ATTRIBUTES: usize = 5;

impl Contract for SnsEvent {
    const KEYWORD: &'static str = "sns_event";
    const SOURCE: &'static str = "topic";
    const ARGUMENT: &'static str = "a topic's name or ARN, such as `\"orders\"`";
    const PARAMETERS: &'static [TriggerParameter] = &[TriggerParameter::item(
        "sns_message",
        "once a message",
        "Sns",
        "SnsMessage",
    )];
    const OPTIONS: &'static [&'static [Rule<SnsTrigger>]] = &[&[
        option(FILTER_POLICY, |value, trigger| {
            trigger.subscription.filter_policy = Target::Topic.check(value);
        }),
        option(FILTER_POLICY_SCOPE, |value, trigger| {
            trigger.subscription.filter_policy_scope = value.word();
        }),
        option("redrive_policy", |value, trigger| {
            let queue = arn::QUEUE.check(value);
            trigger.subscription.redrive_policy = queue.map(RedrivePolicy::new);
        }),
    ]];

    /// The topic's name or its ARN.
    type Source = String;
    type Draft = SnsTrigger;

    fn source(argument: Value<'_>) -> Option<String> {
        topic(argument.text(Self::ARGUMENT)?)
    }

    fn draft(topic: String) -> SnsTrigger {
        SnsTrigger::new(topic)
    }

    fn check(trigger: &SnsTrigger, options: &Options<'_>, _form: Option<Form>) {
        let Some(policy) = options.find(FILTER_POLICY) else {
            if let Some(scope) = options.find(FILTER_POLICY_SCOPE) {
                scope.error_at_key(format!(
                    "`{FILTER_POLICY_SCOPE}` needs option `{FILTER_POLICY}`"
                ));
            }
            return;
        };
        let subscription = &trigger.subscription;
        let is_on_body = subscription.filter_policy_scope == Some(FilterPolicyScope::MessageBody);
        if let (Some(map), false) = (&subscription.filter_policy, is_on_body) {
            check_attributes(map, policy);
        }
    }

    fn declare(trigger: SnsTrigger, _form: Option<Form>) -> DeclaredTrigger {
        let topic = trigger.topic.clone();
        let settings = trigger.subscription.to_value();
        let description = format!("SNS topic `{topic}`");
        DeclaredTrigger::new(trigger, topic, description, settings)
    }
}

/// Reports a filter policy on attributes with nested keys, which attributes do not have.
fn check_attributes(policy: &Map, value: Value<'_>) {
    if policy.len() > MAX_ATTRIBUTES {
        value.error(format!(
            "`{FILTER_POLICY}` names at most {MAX_ATTRIBUTES} attributes"
        ));
    }
    let nested = policy.iter().find(|(_, value)| value.as_object().is_some());
    if let Some((name, _)) = nested {
        value.error(format!("an attribute has no attributes of its own: `{name}` takes a list of values, or write `{FILTER_POLICY_SCOPE}: MessageBody`"));
    }
}

/// The rule for a name: [SNS's `CreateTopic`](https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html).
const NAME: NameRule = NameRule {
    what: "a topic's name",
    max_characters: 256,
    characters: "letters, digits, `-` and `_`",
    allows: |character| character.is_ascii_alphanumeric() || matches!(character, '-' | '_'),
};
const FIFO: &str = ".fifo";
const TOPIC_ARN: ArnRule = ArnRule {
    what: "a topic",
    services: &["sns"],
    accepted: "a name or an ARN of `sns`",
    example: "arn:aws:sns:us-west-2:112233445566:orders",
    resource: None,
};

fn topic(text: Text<'_>) -> Option<String> {
    NAME.check_empty("the topic's name", &text)?;
    let name = if is_arn(&text) {
        TOPIC_ARN.parse(&text)?.resource
    } else {
        text.masked()?
    };
    if name.strip_suffix(FIFO).is_some() {
        // https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html
        text.error("a FIFO topic cannot invoke a function: subscribe a FIFO queue to it, and take `sqs_event`");
        return None;
    }
    if name.contains(':') {
        let example = TOPIC_ARN.example;
        text.error(format!(
            "the ARN is that of a subscription: a topic's is `{example}`"
        ));
        return None;
    }
    text.unless(NAME.problem(&name))
}
