//! Whether an event pattern matches an event of which only a part is known.

use crate::{
    aws::Statement,
    event_pattern::Wildcard,
    value::{Map, Value},
};

/// What is known of an event on a bus. An empty list stands for any text.
#[derive(Default)]
pub(crate) struct Known {
    pub(crate) sources: Vec<String>,
    pub(crate) detail_types: Vec<String>,
}

impl Known {
    /// Returns what [the conditions of a statement][1] say of the events that it allows to put.
    ///
    /// [1]: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html#amazoneventbridge-policy-keys
    pub(super) fn of_condition(statement: &Statement) -> Self {
        let mut known = Self::default();
        let operators = statement.condition.iter().flatten();
        for (key, values) in operators
            .filter(|(operator, _)| operator.ends_with("StringEquals"))
            .flat_map(|(_, keys)| keys)
        {
            let texts = match values {
                Value::Array(values) => values.iter().filter_map(Value::as_str).collect(),
                one => Vec::from_iter(one.as_str()),
            };
            let texts = texts.into_iter().map(str::to_owned);
            match key.to_ascii_lowercase().as_str() {
                "events:source" => known.sources.extend(texts),
                "events:detail-type" => known.detail_types.extend(texts),
                _ => {}
            }
        }
        known
    }
}

/// Returns `true` if the pattern matches an event of which only this is known. What is not known meets only a condition that
/// every text meets.
pub(super) fn is_matched(pattern: &Map, event: &Known) -> bool {
    pattern.iter().all(|(key, conditions)| {
        let conditions = conditions.as_array().unwrap_or_default();
        match key {
            "source" => are_met(conditions, &event.sources),
            "detail-type" => are_met(conditions, &event.detail_types),
            // The function puts events in its own account and region.
            "account" | "region" | "version" => true,
            "$or" => {
                let mut patterns = conditions.iter().filter_map(Value::as_object);
                patterns.any(|pattern| is_matched(pattern, event))
            }
            _ => false,
        }
    })
}

/// Returns texts of which an event that the pattern matches has one, with their key. `None` if the pattern names none.
pub(super) fn texts(pattern: &Map) -> Option<(&'static str, Vec<&str>)> {
    ["source", "detail-type"].into_iter().find_map(|key| {
        let conditions = pattern.get(key)?.as_array()?.iter();
        let texts: Option<Vec<&str>> = conditions.map(Value::as_str).collect();
        Some((key, texts?))
    })
}

fn are_met(conditions: &[Value], texts: &[String]) -> bool {
    let mut conditions = conditions.iter();
    conditions.any(|condition| match texts {
        [] => wildcard(condition).is_some_and(|wildcard| wildcard == Wildcard::of_policy("*")),
        texts => texts.iter().any(|text| accepts(condition, text)),
    })
}

/// Returns `true` if a text meets a condition.
pub(super) fn accepts(condition: &Value, text: &str) -> bool {
    match operator(condition) {
        Some(("anything-but", Value::Object(inside))) => {
            let mut inside = inside.iter();
            !inside.any(|(name, operands)| {
                let mut operands = one_or_more(operands).iter();
                operands
                    .any(|operand| accepts(&Map::from_iter([(name, operand.clone())]).into(), text))
            })
        }
        Some(("anything-but", operands)) => {
            let mut operands = one_or_more(operands).iter();
            !operands.any(|operand| operand.as_str() == Some(text))
        }
        Some((_, Value::Object(inside))) => {
            // `equals-ignore-case` in `prefix` or `suffix`.
            let operand = inside.get("equals-ignore-case").and_then(Value::as_str);
            let operand = operand.map(str::to_lowercase).unwrap_or_default();
            let name = operator(condition).map_or("", |(name, _)| name);
            let condition = Map::from_iter([(name, Value::from(operand))]);
            accepts(&condition.into(), &text.to_lowercase())
        }
        Some(("equals-ignore-case", Value::Text(operand))) => {
            operand.to_lowercase() == text.to_lowercase()
        }
        _ => wildcard(condition).is_some_and(|wildcard| wildcard.matches(text)),
    }
}

/// Returns the texts that meet a condition, if they can be written with wildcards.
pub(super) fn wildcard(condition: &Value) -> Option<Wildcard> {
    let any = || Wildcard::of_policy("*");
    if let Value::Text(text) = condition {
        return Some(Wildcard::literal(text));
    }
    Some(match operator(condition)? {
        ("prefix", Value::Text(text)) => Wildcard::literal(text).then(any()),
        ("suffix", Value::Text(text)) => any().then(Wildcard::literal(text)),
        ("wildcard", Value::Text(text)) => Wildcard::parse(text).ok()?,
        ("exists", Value::Bool(true)) => any(),
        _ => return None,
    })
}

/// Returns the name of a condition's operator, and its operand.
fn operator(condition: &Value) -> Option<(&str, &Value)> {
    condition.as_object()?.iter().next()
}

fn one_or_more(operand: &Value) -> &[Value] {
    match operand {
        Value::Array(values) => values,
        one => std::slice::from_ref(one),
    }
}
