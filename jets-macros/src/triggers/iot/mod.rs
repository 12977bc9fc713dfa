//! `iot_event`: messages of devices that a statement selects.

mod sql;

use jets_core::{manifest::ToValue as _, triggers::iot::IotTrigger};

use super::{
    contract::{Contract, DeclaredTrigger, Form, TriggerParameter},
    push,
};
use crate::{
    diagnostics::Errors,
    rules::{options::OptionRule, values},
    syntax::Value,
};

/// The keyword `iot_event`.
pub struct IotEvent;

impl Contract for IotEvent {
    const KEYWORD: &'static str = "iot_event";
    const SOURCE: &'static str = "statement";
    const ARGUMENT: &'static str =
        "a statement of IoT's SQL, such as `\"SELECT * FROM 'sensors/+/temperature'\"`";
    const PARAMETERS: &'static [TriggerParameter] = &[];
    const OPTIONS: &'static [&'static [OptionRule<bool>]] =
        &[&[OptionRule::new("enabled", |option, enabled, errors| {
            *enabled = values::boolean(option.name, option.value, errors).unwrap_or(true);
        })]];

    /// The statement.
    type Source = String;
    /// Whether the rule is active.
    type Draft = bool;

    fn source(argument: &Value, errors: &mut Errors) -> Option<String> {
        let literal = values::string(Self::KEYWORD, Self::ARGUMENT, argument, errors)?;
        sql::check(literal, errors)
    }

    fn draft(_sql: Option<&String>) -> bool {
        true
    }

    fn declare(sql: String, enabled: bool, _form: Option<Form>) -> DeclaredTrigger {
        let mut trigger = IotTrigger::new(&sql);
        trigger.topic_rule_payload.rule_disabled = !enabled;
        let settings = trigger.topic_rule_payload.to_value();
        push::declare(trigger.into(), sql, "IoT rule".to_owned(), settings)
    }
}
