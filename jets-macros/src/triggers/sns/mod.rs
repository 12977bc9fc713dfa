//! `sns_event`: messages of an SNS topic.

mod topic;

use jets_core::{
    manifest::{Map, ToValue as _},
    triggers::sns::{FilterPolicyScope, RedrivePolicy, SnsTrigger},
};

use super::{
    contract::{Contract, DeclaredTrigger, Form, TriggerParameter},
    push,
};
use crate::{
    diagnostics::Errors,
    rules::{
        arn, event_pattern,
        options::{self, OptionRule, OptionValue},
        values,
    },
    syntax::Value,
};

/// The keyword `sns_event`.
pub struct SnsEvent;

/// The state that options are set in.
#[derive(Default)]
pub struct Draft {
    filter_policy: Option<Map>,
    filter_policy_scope: Option<FilterPolicyScope>,
    redrive_policy: Option<RedrivePolicy>,
}

const FILTER_POLICY: &str = "filter_policy";
const FILTER_POLICY_SCOPE: &str = "filter_policy_scope";

/// The maximum number of names in a filter policy on attributes: [SNS's page][1].
///
/// [1]: https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html
const MOST_ATTRIBUTES: usize = 5;

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
    const OPTIONS: &'static [&'static [OptionRule<Draft>]] = &[&[
        OptionRule::new(FILTER_POLICY, |option, draft, errors| {
            draft.filter_policy =
                event_pattern::check_filter_policy(option.name, option.value, errors);
        }),
        OptionRule::new(FILTER_POLICY_SCOPE, |option, draft, errors| {
            const SCOPES: &[(&str, FilterPolicyScope)] = &[
                ("MessageAttributes", FilterPolicyScope::MessageAttributes),
                ("MessageBody", FilterPolicyScope::MessageBody),
            ];
            draft.filter_policy_scope = values::word(option.name, SCOPES, option.value, errors);
        }),
        OptionRule::new("redrive_policy", |option, draft, errors| {
            draft.redrive_policy = redrive_policy(option, errors);
        }),
    ]];

    /// The topic's name or its ARN.
    type Source = String;
    type Draft = Draft;

    fn source(argument: &Value, errors: &mut Errors) -> Option<String> {
        let literal = values::string(Self::KEYWORD, Self::ARGUMENT, argument, errors)?;
        topic::check(literal, errors)
    }

    fn draft(_topic: Option<&String>) -> Draft {
        Draft::default()
    }

    fn check_together(
        _topic: Option<&String>,
        draft: &Draft,
        given: &[OptionValue<'_>],
        _form: Option<Form>,
        errors: &mut Errors,
    ) {
        let Some(policy) = options::find(FILTER_POLICY, given) else {
            if let Some(scope) = options::find(FILTER_POLICY_SCOPE, given) {
                let message = format!("`{FILTER_POLICY_SCOPE}` needs option `{FILTER_POLICY}`");
                errors.at(scope.at, message);
            }
            return;
        };
        let is_on_body = draft.filter_policy_scope == Some(FilterPolicyScope::MessageBody);
        if let (Some(map), false) = (&draft.filter_policy, is_on_body) {
            check_attributes(map, policy, errors);
        }
    }

    fn declare(topic: String, draft: Draft, _form: Option<Form>) -> DeclaredTrigger {
        let mut trigger = SnsTrigger::new(&topic);
        trigger.subscription.filter_policy = draft.filter_policy;
        trigger.subscription.filter_policy_scope = draft.filter_policy_scope;
        trigger.subscription.redrive_policy = draft.redrive_policy;
        let settings = trigger.subscription.to_value();
        let description = format!("SNS topic `{topic}`");
        push::declare(trigger.into(), topic, description, settings)
    }
}

/// Reports a filter policy on attributes with nested keys, which attributes do not have.
fn check_attributes(policy: &Map, option: &OptionValue<'_>, errors: &mut Errors) {
    if policy.len() > MOST_ATTRIBUTES {
        errors.at(
            option.value,
            format!("`{FILTER_POLICY}` names at most {MOST_ATTRIBUTES} attributes"),
        );
    }
    let nested = policy.iter().find(|(_, value)| value.as_object().is_some());
    if let Some((name, _)) = nested {
        errors.at(
            option.value,
            format!("an attribute has no attributes of its own: `{name}` takes a list of values, or write `{FILTER_POLICY_SCOPE}: MessageBody`"),
        );
    }
}

fn redrive_policy(option: &OptionValue<'_>, errors: &mut Errors) -> Option<RedrivePolicy> {
    const ACCEPTED: &str = "the ARN of an SQS queue";
    const EXAMPLE: &str = "arn:aws:sqs:us-west-2:112233445566:my-queue";
    let queue = arn::of_value(
        option.name,
        &["sqs"],
        ACCEPTED,
        EXAMPLE,
        option.value,
        errors,
    )?;
    Some(RedrivePolicy {
        dead_letter_target_arn: queue,
    })
}
