//! Checks event patterns of filters, of rules and of filter policies.
//!
//! Filters follow Lambda's page on [event filtering][1], rules EventBridge's page on [comparison operators][2]. Where
//! those pages are silent, [EventBridge's compiler of patterns][3] decides.
//!
//! [1]: https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
//! [2]: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
//! [3]: https://github.com/aws/event-ruler/blob/main/src/main/software/amazon/event/ruler/JsonRuleCompiler.java

mod keys;
mod numeric;
mod operators;

use jets_core::{
    event_pattern::{MOST_CHARACTERS, MOST_COMBINATIONS, combinations},
    manifest::{Map, Value as Json},
};
use proc_macro2::Group;

use super::values;
use crate::{
    diagnostics::Errors,
    syntax::{NamedValue, Value},
};

/// What a pattern is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    /// A filter of an event source mapping.
    Filter,
    /// A rule of an event bus. It has more operators, and its events have known keys.
    Bus,
    /// The filter policy of a subscription to a topic.
    Topic,
}

/// Checks the event pattern of a filter, and returns its JSON text.
pub fn check(value: &Value, errors: &mut Errors) -> Option<String> {
    let Value::Map { group, entries } = value else {
        values::wrong_kind(
            "filter",
            "an event pattern `{ key: [values] }`, or a list of those",
            value,
            errors,
        );
        return None;
    };
    pattern(Target::Filter, group, entries, errors).map(|pattern| Json::Object(pattern).to_string())
}

/// Checks the event pattern of a rule, and returns it as AWS writes it.
///
/// Its top-level keys are those of [EventBridge's events][1]. `detail_type` stands for `detail-type`.
///
/// [1]: https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html
pub fn check_rule(keyword: &str, value: &Value, errors: &mut Errors) -> Option<Map> {
    let Value::Map { group, entries } = value else {
        let accepted = "an event pattern such as `{ source: [\"aws.ec2\"] }`";
        values::wrong_kind(keyword, accepted, value, errors);
        return None;
    };
    pattern(Target::Bus, group, entries, errors)
}

/// Checks the [filter policy][1] of a subscription to a topic, which is a kind of event pattern.
///
/// [1]: https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
pub fn check_filter_policy(option: &str, value: &Value, errors: &mut Errors) -> Option<Map> {
    let Value::Map { group, entries } = value else {
        let accepted = "a filter policy such as `{ store: [\"berlin\"] }`";
        values::wrong_kind(option, accepted, value, errors);
        return None;
    };
    pattern(Target::Topic, group, entries, errors)
}

fn pattern(
    target: Target,
    group: &Group,
    entries: &[NamedValue],
    errors: &mut Errors,
) -> Option<Map> {
    let pattern = keys::object(keys::Place::first(target), group, entries, errors)?;
    let characters = Json::from(pattern.clone()).to_string().chars().count();
    if characters > MOST_CHARACTERS {
        errors.at(
            group,
            format!(
                "this event pattern has {} characters as JSON; the most is {}",
                separated(characters),
                separated(MOST_CHARACTERS)
            ),
        );
        return None;
    }
    let combinations = combinations(&pattern);
    if combinations > MOST_COMBINATIONS {
        errors.at(
            group,
            format!(
                "the `$or` of this event pattern make {} combinations; the most is {}",
                separated(combinations),
                separated(MOST_COMBINATIONS)
            ),
        );
        return None;
    }
    Some(pattern)
}

fn separated(number: usize) -> String {
    values::thousands(i64::try_from(number).unwrap_or(i64::MAX))
}

/// Returns `{ operator: operand }`.
fn single(name: &str, value: Json) -> Json {
    Json::Object(Map::from_iter([(name, value)]))
}
