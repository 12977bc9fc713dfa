//! `rate` and `cron`: schedules of EventBridge Scheduler.

mod expression;
mod options;
mod time;
mod time_zone;

use jets_core::{
    manifest::{Map, ToValue as _, Value as Json},
    triggers::schedule::ScheduleTrigger,
};

use super::{
    contract::{Contract, DeclaredTrigger, Form, TriggerParameter},
    push,
};
use crate::{
    diagnostics::Errors,
    rules::{
        options::{OptionRule, OptionValue},
        values,
    },
    syntax::Value,
};

/// The keyword `rate`.
pub struct Rate;

/// The keyword `cron`.
pub struct Cron;

const PARAMETERS: &[TriggerParameter] =
    &[TriggerParameter::one("schedule", "Scheduler", "Schedule")];

macro_rules! contract {
    ($Keyword:ident: $keyword:literal, $argument:literal, $check:path) => {
        impl Contract for $Keyword {
            const KEYWORD: &'static str = $keyword;
            const SOURCE: &'static str = "schedule";
            const ARGUMENT: &'static str = $argument;
            const PARAMETERS: &'static [TriggerParameter] = PARAMETERS;
            const OPTIONS: &'static [&'static [OptionRule<ScheduleTrigger>]] = &[options::OPTIONS];

            /// The expression, such as `rate(10 minutes)`.
            type Source = String;
            type Draft = ScheduleTrigger;

            fn source(argument: &Value, errors: &mut Errors) -> Option<String> {
                let literal = values::string(Self::KEYWORD, Self::ARGUMENT, argument, errors)?;
                $check(literal, errors)
            }

            fn draft(expression: Option<&String>) -> ScheduleTrigger {
                ScheduleTrigger::new(expression.map_or("", String::as_str))
            }

            fn check_together(
                _expression: Option<&String>,
                draft: &ScheduleTrigger,
                given: &[OptionValue<'_>],
                _form: Option<Form>,
                errors: &mut Errors,
            ) {
                options::check_together(draft, given, errors);
            }

            fn declare(
                expression: String,
                draft: ScheduleTrigger,
                _form: Option<Form>,
            ) -> DeclaredTrigger {
                declare(expression, draft)
            }
        }
    };
}

contract!(
    Rate: "rate",
    "a number and a unit, such as `\"10 minutes\"`",
    expression::rate
);
contract!(
    Cron: "cron",
    "six fields, such as `\"0 12 * * ? *\"`",
    expression::cron
);

fn declare(expression: String, trigger: ScheduleTrigger) -> DeclaredTrigger {
    let settings = [
        ("Schedule", trigger.schedule.to_value()),
        ("Input", trigger.input.to_value()),
    ];
    let description = format!("schedule `{expression}`");
    let zone = trigger.schedule.schedule_expression_timezone.as_deref();
    let zone = zone.map(|zone| format!(" in {zone}"));
    let input = trigger.input.as_ref().map(|input| format!(" with {input}"));
    let identity = expression + &zone.unwrap_or_default() + &input.unwrap_or_default();
    push::declare(
        trigger.into(),
        identity,
        description,
        Json::Object(Map::from_iter(settings)),
    )
}
