//! `rule_event`: events of EventBridge that match a pattern.

mod settings;

use jets_core::{
    manifest::{EventsRule, Map, ToValue as _},
    triggers::rule::RuleTrigger,
};

use super::{
    contract::{Contract, DeclaredTrigger, Form, TriggerParameter},
    push,
};
use crate::{
    diagnostics::Errors,
    rules::{
        event_pattern,
        options::{self, OptionRule, OptionValue},
    },
    syntax::Value,
};

/// The keyword `rule_event`.
pub struct RuleEvent;

impl Contract for RuleEvent {
    const KEYWORD: &'static str = "rule_event";
    const SOURCE: &'static str = "event pattern";
    const TAKES_MAP: bool = true;
    const ARGUMENT: &'static str =
        "an event pattern, such as `{ source: [\"aws.ec2\"], detail: { state: [\"running\"] } }`";
    const PARAMETERS: &'static [TriggerParameter] = &[TriggerParameter::one(
        "event_detail",
        "EventBridge",
        "EventDetail",
    )];
    const OPTIONS: &'static [&'static [OptionRule<EventsRule>]] = &[settings::OPTIONS];

    /// The pattern.
    type Source = Map;
    type Draft = EventsRule;

    fn source(argument: &Value, errors: &mut Errors) -> Option<Map> {
        event_pattern::check_rule(Self::KEYWORD, argument, errors)
    }

    fn draft(pattern: Option<&Map>) -> EventsRule {
        EventsRule::new(pattern.cloned().unwrap_or_default())
    }

    fn check_together(
        _pattern: Option<&Map>,
        _draft: &EventsRule,
        given: &[OptionValue<'_>],
        form: Option<Form>,
        errors: &mut Errors,
    ) {
        if let (Some(input), Some(_)) = (options::find("input", given), form) {
            errors.at(
                input.at,
                "with `input`, there is no `event_detail`: the function gets the input as its `event`",
            );
        }
    }

    fn declare(pattern: Map, rule: EventsRule, _form: Option<Form>) -> DeclaredTrigger {
        let mut trigger = RuleTrigger::new(pattern);
        trigger.rule = rule.clone();
        let bus = rule.event_bus_name.as_deref().unwrap_or_default();
        let identity = format!("{bus}{}", trigger.pattern);
        let settings = rule.to_value();
        push::declare(
            trigger.into(),
            identity,
            "EventBridge rule".to_owned(),
            settings,
        )
    }
}
