//! `log_event`: log events of CloudWatch Logs.

use jets_core::{
    placeholders::is_arn,
    triggers::logs::{LogsTrigger, SubscriptionFilter},
};

use super::contract::{Contract, Draft, TriggerParameter, allow_loop};
use crate::values::{Rule, Value, name::LOG_GROUP, option};

pub struct LogEvent;

impl Contract for LogEvent {
    const KEYWORD: &'static str = "log_event";
    const SOURCE: &'static str = "log group";
    const ARGUMENT: &'static str = "a log group's name, such as `\"/aws/lambda/orders\"`";
    const PARAMETERS: &'static [TriggerParameter] =
        &[TriggerParameter::one("log_events", "Logs", "LogsData")
            .owned()
            .with_feature("with_feature_gzip")];
    const OPTIONS: &'static [&'static [Rule<Draft<LogsTrigger>>]] = &[&[
        option("filter_pattern", |value, trigger| {
            let filter = &mut trigger.subscription_filter;
            filter.filter_pattern = filter_pattern(value).unwrap_or_default();
        }),
        allow_loop(),
    ]];

    type Source = String;
    type Trigger = LogsTrigger;

    const TRIGGER: fn(String) -> LogsTrigger = LogsTrigger::new;

    fn source(argument: Value<'_>) -> Option<String> {
        let text = argument.text(Self::ARGUMENT)?;
        if is_arn(&text) {
            text.error("a log group is named by its name, not by its ARN: it is in the account and region of the function");
            return None;
        }
        text.named(&LOG_GROUP)
    }
}

fn filter_pattern(value: Value<'_>) -> Option<String> {
    let name = value.name;
    let text = value.text("a string such as `\"ERROR\"`")?;
    let problem = SubscriptionFilter::problem_of_pattern(&text.masked()?);
    text.unless(problem.map(|problem| format!("`{name}` {problem}")))
}
