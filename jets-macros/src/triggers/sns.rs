//! `sns_event`: messages of an SNS topic.

use jets_core::{
    event_pattern::Target,
    manifest::{Arn, Map, Value as Json},
    placeholders::has_any,
    triggers::sns::{FilterPolicyScope, RedrivePolicy, SnsTrigger},
};

use super::contract::{Contract, Draft, Form, TriggerParameter, allow_loop};
use crate::{
    resources::{self, Kind},
    values::{
        Options, Rule, Value,
        arn::{self, ArnRule},
        name, option, resource, set, thousands,
    },
};

pub struct SnsEvent;

const FILTER_POLICY: &str = "filter_policy";
const REDRIVE_POLICY: &str = "redrive_policy";
const FILTER_POLICY_SCOPE: &str = "filter_policy_scope";

/// The maximum number of keys with values in a filter policy, and of their [combinations][1].
///
/// [1]: https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html
const MAX_KEYS: usize = 5;
const MAX_COMBINATIONS: usize = 150;

impl Contract for SnsEvent {
    const KEYWORD: &'static str = "sns_event";
    const SOURCE: &'static str = "topic";
    const ARGUMENT: &'static str = "a topic's name or ARN, such as `\"orders\"`";
    const PARAMETERS: &'static [TriggerParameter] =
        &[TriggerParameter::item("sns_message", "Sns", "SnsMessage")];
    const CREATES: Option<&'static Kind> = Some(&resources::TOPIC);
    const OPTIONS: &'static [&'static [Rule<Draft<SnsTrigger>>]] = &[&[
        resources::create_option(),
        option(FILTER_POLICY, |value, trigger| {
            trigger.subscription.filter_policy = value.event_pattern(Target::Topic);
        }),
        set!(option filter_policy_scope in subscription = choice()),
        set!(option redrive_policy in subscription
            = arn_or_create(&arn::QUEUE) => RedrivePolicy::new),
        allow_loop(),
    ]];

    type Source = String;
    type Trigger = SnsTrigger;

    const TRIGGER: fn(String) -> SnsTrigger = SnsTrigger::new;

    fn source(argument: Value<'_>) -> Option<String> {
        let text = argument.text(Self::ARGUMENT)?;
        if text.ends_with(name::FIFO) {
            // https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html
            text.error("a FIFO topic cannot invoke a function: subscribe a FIFO queue to it, and take `sqs_event`");
            return None;
        }
        text.named_or_arn(&name::TOPIC, &TOPIC_ARN)
    }

    fn check(trigger: &mut Draft<SnsTrigger>, options: &Options<'_>, _form: Option<Form>) {
        check_queue(trigger, options);
        let Some(policy) = options.find(FILTER_POLICY) else {
            if let Some(scope) = options.find(FILTER_POLICY_SCOPE) {
                scope.error_at_key(format!(
                    "`{FILTER_POLICY_SCOPE}` needs option `{FILTER_POLICY}`"
                ));
            }
            return;
        };
        let subscription = &trigger.subscription;
        let scope = subscription.filter_policy_scope.as_ref();
        let is_on_body = scope.is_some_and(|scope| *scope == FilterPolicyScope::MessageBody);
        let Some(map) = &subscription.filter_policy else {
            return;
        };
        if !is_on_body && has_nested_key(map, policy) {
            return;
        }
        let (keys, combinations) = size(map, 1);
        if keys > MAX_KEYS {
            policy.error(format!(
                "`{FILTER_POLICY}` has at most {MAX_KEYS} keys with values, not {keys}"
            ));
        } else if combinations > MAX_COMBINATIONS {
            let combinations = thousands(combinations);
            policy.error(format!("the values of `{FILTER_POLICY}` have {combinations} combinations: the numbers of values of all keys, each times the depth of its key, are multiplied, to at most {MAX_COMBINATIONS}"));
        }
    }
}

/// Reports a dead-letter queue that is not in [the region of the topic][1].
///
/// [1]: https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html
fn check_queue(trigger: &SnsTrigger, options: &Options<'_>) {
    let subscription = &trigger.subscription;
    let queue = subscription.redrive_policy.as_ref();
    let queue = queue.and_then(|policy| Arn::parse(&policy.dead_letter_target_arn));
    let is_known = |arn: &Arn<'_>| !has_any(arn.region);
    if let (Some(queue), Some(topic), Some(option)) = (
        queue.filter(is_known),
        Arn::parse(&subscription.topic_arn).filter(is_known),
        options.find(REDRIVE_POLICY),
    ) && queue.region != topic.region
    {
        let region = topic.region;
        option.error(format!(
            "`{REDRIVE_POLICY}` is a queue in the region of the topic, `{region}`"
        ));
    }
}

/// Reports a filter policy on attributes with nested keys, which attributes do not have.
fn has_nested_key(policy: &Map, value: Value<'_>) -> bool {
    let nested = policy.iter().find(|(_, value)| value.as_object().is_some());
    if let Some((name, _)) = nested {
        value.error(format!("an attribute has no attributes of its own: `{name}` takes a list of values, or write `{FILTER_POLICY_SCOPE}: MessageBody`"));
    }
    nested.is_some()
}

/// Returns the number of keys with values in a part of a filter policy, and the number of their combinations.
fn size(policy: &Map, depth: usize) -> (usize, usize) {
    let of_each = policy.iter().map(|(_, value)| match value {
        Json::Object(inside) => size(inside, depth + 1),
        Json::Array(values) => (1, values.len().saturating_mul(depth)),
        _ => (1, depth),
    });
    of_each.fold((0, 1), |(keys, combinations), (more_keys, more)| {
        (
            keys.saturating_add(more_keys),
            combinations.saturating_mul(more),
        )
    })
}

const TOPIC_ARN: ArnRule =
    ArnRule::new("a name or an ARN of `sns`", &[&resource::TOPIC]).about("a topic");
