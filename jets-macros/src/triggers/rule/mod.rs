//! `rule_event`: events of EventBridge that match a pattern.
//!
//! Limits are those of [`PutRule`][1] and [`PutTargets`][2].
//!
//! [1]: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
//! [2]: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html

mod input;

use jets_core::{
    event_pattern::Target,
    manifest::{EventTarget, Map},
    triggers::rule::RuleTrigger,
};

use super::{
    contract::{Contract, Draft, Form, TriggerParameter, allow_loop},
    event_target::{self, Targeted},
};
use crate::{
    resources::{self, Kind},
    values::{Options, Rule, Value, arn::ArnRule, name, option, resource, set},
};

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
    const CREATES: Option<&'static Kind> = Some(&resources::EVENT_BUS);
    const OPTIONS: &'static [&'static [Rule<Draft<RuleTrigger>>]] = &[
        &[
            resources::create_option(),
            set!(option event_bus as event_bus_name in rule = event_bus),
            option("enabled", |value, trigger| {
                value.switch_into(&mut trigger.enabled);
            }),
            allow_loop(),
        ],
        input::OPTIONS,
        &event_target::options(),
    ];

    type Source = Map;
    type Trigger = RuleTrigger;

    const TRIGGER: fn(Map) -> RuleTrigger = RuleTrigger::new;

    fn source(argument: Value<'_>) -> Option<Map> {
        argument.event_pattern(Target::Bus)
    }

    fn check(_trigger: &mut Draft<RuleTrigger>, options: &Options<'_>, form: Option<Form>) {
        input::check(options, form);
    }

    fn created_name<'a>(
        _argument: Option<Value<'a>>,
        options: &Options<'a>,
        create: Value<'a>,
    ) -> Option<Value<'a>> {
        let bus = options.find("event_bus");
        if bus.is_none() {
            create.error_at_key(
                "`create` needs option `event_bus`, the name of the bus that is created",
            );
        }
        bus
    }
}

impl Targeted for RuleTrigger {
    fn target(&mut self) -> &mut Option<EventTarget> {
        &mut self.rule.target
    }
}

fn event_bus(value: Value<'_>) -> Option<String> {
    const RULE: ArnRule = ArnRule::new(
        "the name or the ARN of an event bus",
        &[&resource::EVENT_BUS],
    );
    value
        .text(RULE.accepted)?
        .named_or_arn(&name::EVENT_BUS, &RULE)
}
