//! `log_event`: log events of CloudWatch Logs.

mod pattern;

use jets_core::{manifest::ToValue as _, placeholders::is_arn, triggers::logs::LogsTrigger};

use super::{
    contract::{Contract, DeclaredTrigger, Form, MayLoop, TriggerParameter},
    push,
};
use crate::{
    diagnostics::Errors,
    rules::{options::OptionRule, placeholders::masked, resource_name::LOG_GROUP, values},
    syntax::{StringLiteral, Value},
};

/// The keyword `log_event`.
pub struct LogEvent;

/// The state that options are set in.
#[derive(Default)]
pub struct Draft {
    filter_pattern: String,
    allow_loop: bool,
}

impl Contract for LogEvent {
    const KEYWORD: &'static str = "log_event";
    const SOURCE: &'static str = "log group";
    const ARGUMENT: &'static str = "a log group's name, such as `\"/aws/lambda/orders\"`";
    const PARAMETERS: &'static [TriggerParameter] =
        &[TriggerParameter::one("log_events", "Logs", "LogsData").owned()];
    const OPTIONS: &'static [&'static [OptionRule<Draft>]] = &[&[
        OptionRule::new("filter_pattern", |option, draft, errors| {
            draft.filter_pattern = pattern::check(option, errors).unwrap_or_default();
        }),
        OptionRule::new("allow_loop", |option, draft, errors| {
            let allowed = values::boolean(option.name, option.value, errors);
            draft.allow_loop = allowed.unwrap_or(true);
        }),
    ]];

    /// The log group's name.
    type Source = String;
    type Draft = Draft;

    fn source(argument: &Value, errors: &mut Errors) -> Option<String> {
        let literal = values::string(Self::KEYWORD, Self::ARGUMENT, argument, errors)?;
        log_group(literal, errors)
    }

    fn draft(_group: Option<&String>) -> Draft {
        Draft::default()
    }

    fn declare(group: String, draft: Draft, _form: Option<Form>) -> DeclaredTrigger {
        let mut trigger = LogsTrigger::new(&group);
        trigger.subscription_filter.filter_pattern = draft.filter_pattern;
        let settings = trigger.subscription_filter.to_value();
        let description = format!("log group `{group}`");
        let may_loop = (!draft.allow_loop).then(|| MayLoop::LogGroup(group.clone()));
        DeclaredTrigger {
            may_loop,
            ..push::declare(trigger.into(), group, description, settings)
        }
    }
}

fn log_group(literal: &StringLiteral, errors: &mut Errors) -> Option<String> {
    let text = literal.value();
    if text.is_empty() {
        errors.at(
            literal,
            "the log group's name is empty: it has 1 to 512 characters",
        );
        return None;
    }
    if is_arn(&text) {
        errors.at(
            literal,
            "a log group is named by its name, not by its ARN: it is in the account and region of the function",
        );
        return None;
    }
    let masked = masked(literal, errors)?;
    LOG_GROUP.check(&masked, literal, errors).then_some(text)
}
