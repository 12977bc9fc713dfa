//! Checks the elements of a key's list: values that must be equal, and operators.

use jets_core::{
    event_pattern::{Cidr, OPERATORS, Wildcard},
    manifest::Value as Json,
};

use super::{
    Target,
    numeric::{number, numeric},
    single,
};
use crate::{
    diagnostics::{Errors, all_of, did_you_mean_or_any, one_of},
    rules::{placeholders, values},
    syntax::{NamedValue, StringLiteral, Value},
};

impl Target {
    fn operators(self) -> &'static [&'static str] {
        match self {
            Self::Filter => &[
                "prefix",
                "suffix",
                "equals-ignore-case",
                "anything-but",
                "numeric",
                "exists",
            ],
            Self::Bus => &OPERATORS,
            // https://docs.aws.amazon.com/sns/latest/dg/string-value-matching.html
            Self::Topic => &[
                "prefix",
                "suffix",
                "equals-ignore-case",
                "anything-but",
                "cidr",
                "numeric",
                "exists",
            ],
        }
    }

    /// Returns what the patterns belong to, in the words of a message.
    fn owner(self) -> &'static str {
        match self {
            Self::Filter => "a filter of an event source mapping",
            Self::Bus => "a rule of a bus",
            Self::Topic => "a filter policy",
        }
    }

    /// Returns the operators that compare strings, both alone and inside `anything-but`.
    fn text_operators(self) -> &'static [&'static str] {
        match self {
            Self::Filter | Self::Topic => &["prefix", "suffix", "equals-ignore-case"],
            Self::Bus => &["prefix", "suffix", "equals-ignore-case", "wildcard"],
        }
    }
}

/// Checks one element of a key's list: a value that must be equal, or a map of one operator.
pub(super) fn condition(
    target: Target,
    name: &str,
    value: &Value,
    errors: &mut Errors,
) -> Option<Json> {
    let Value::Map { group, entries } = value else {
        return scalar(name, value, errors);
    };
    let [entry] = entries.as_slice() else {
        errors.at(
            group,
            format!(
                "write one operator in each map: {}",
                one_of(target.operators())
            ),
        );
        return None;
    };
    let operator = entry.name.text();
    if !target.operators().contains(&operator) {
        unknown(target, entry, errors);
        return None;
    }
    let operand = match operator {
        "prefix" | "suffix" => affix(target, operator, &entry.value, errors)?,
        "anything-but" => anything_but(target, &entry.value, errors)?,
        "numeric" => numeric(&entry.value, errors)?,
        "exists" => Json::Bool(values::boolean("exists", &entry.value, errors)?),
        operator => text(operator, &entry.value, errors)?,
    };
    Some(single(operator, operand))
}

fn unknown(target: Target, entry: &NamedValue, errors: &mut Errors) {
    let operator = entry.name.text();
    let known = target.operators();
    let message = if OPERATORS.contains(&operator) {
        format!(
            "{} does not take `{operator}`; the operators are {}",
            target.owner(),
            all_of(known)
        )
    } else {
        let hint = did_you_mean_or_any("the operators are", operator, known);
        format!("`{operator}` is not an operator of event patterns{hint}")
    };
    errors.at(&entry.name, message);
}

fn scalar(name: &str, value: &Value, errors: &mut Errors) -> Option<Json> {
    match value {
        Value::String(literal) => string(literal, errors),
        Value::Bool { value, .. } => Some(Json::Bool(*value)),
        Value::Word(word) if word.text == "null" => Some(Json::Null),
        Value::Integer { .. } | Value::Float { .. } => number(name, value, errors),
        Value::Word(word) => {
            errors.at(
                word,
                format!("`{word}` is not a value to match: write it as a string, `\"{word}\"`"),
            );
            None
        }
        other => {
            values::wrong_kind(
                name,
                "strings, numbers, `true`, `false`, `null` and `{ operator: … }` in its list",
                other,
                errors,
            );
            None
        }
    }
}

/// Checks the operand of an operator that compares a string.
fn text(operator: &str, value: &Value, errors: &mut Errors) -> Option<Json> {
    let literal = values::string(operator, "a string", value, errors)?;
    let masked = placeholders::masked(literal, errors)?;
    let text = literal.value();
    let problem = match operator {
        "wildcard" => Wildcard::parse(&text).err(),
        // The value of a placeholder is not known at compile time.
        "cidr" if !masked.contains(placeholders::PLACEHOLDER) => Cidr::parse(&text).err(),
        _ => None,
    };
    if let Some(problem) = problem {
        errors.at(literal, problem);
        return None;
    }
    Some(Json::Text(text))
}

/// Checks a string, which may contain placeholders.
fn string(literal: &StringLiteral, errors: &mut Errors) -> Option<Json> {
    placeholders::masked(literal, errors)?;
    Some(Json::Text(literal.value()))
}

/// Checks the operand of `prefix` or `suffix`: a string, or in a rule also `equals-ignore-case` with one.
fn affix(target: Target, operator: &str, value: &Value, errors: &mut Errors) -> Option<Json> {
    const IGNORING_CASE: &str = "equals-ignore-case";
    let Value::Map { group, entries } = value else {
        return text(operator, value, errors);
    };
    let ignoring_case = match entries.as_slice() {
        [entry] if entry.name.text() == IGNORING_CASE => Some(entry),
        _ => None,
    };
    match (target, ignoring_case) {
        (Target::Bus, Some(entry)) => {
            let operand = text(IGNORING_CASE, &entry.value, errors)?;
            return Some(single(IGNORING_CASE, operand));
        }
        (Target::Filter | Target::Topic, Some(entry)) => errors.at(
            &entry.name,
            format!(
                "{} does not take `{IGNORING_CASE}` inside `{operator}`, which takes a string",
                target.owner()
            ),
        ),
        (Target::Bus, None) => errors.at(
            group,
            format!("`{operator}` takes a string, or `{{ {IGNORING_CASE}: \"…\" }}`"),
        ),
        (Target::Filter | Target::Topic, None) => {
            values::wrong_kind(operator, "a string", value, errors);
        }
    }
    None
}

/// Checks the operand of `anything-but`: strings or numbers, or one operator that compares strings.
fn anything_but(target: Target, value: &Value, errors: &mut Errors) -> Option<Json> {
    let accepted = || {
        format!(
            "a string, a number, a list of those, or one of {}",
            all_of(target.text_operators())
        )
    };
    match value {
        Value::Map { group, entries } => match entries.as_slice() {
            [entry] if target.text_operators().contains(&entry.name.text()) => {
                let operator = entry.name.text();
                let operand = one_or_more(operator, &entry.value, errors, |value, errors| {
                    let literal = values::string(operator, "strings", value, errors)?;
                    values::not_empty(&format!("`{operator}`"), literal, errors)?;
                    text(operator, value, errors)
                })?;
                Some(single(operator, operand))
            }
            _ => {
                errors.at(group, format!("`anything-but` takes {}", accepted()));
                None
            }
        },
        Value::List { group, values } if is_mixed(values) => {
            errors.at(
                group,
                "`anything-but` takes strings alone or numbers alone, not both in one list",
            );
            None
        }
        other => one_or_more("anything-but", other, errors, |value, errors| match value {
            Value::String(literal) => string(literal, errors),
            Value::Integer { .. } | Value::Float { .. } => number("anything-but", value, errors),
            other => {
                values::wrong_kind("anything-but", &accepted(), other, errors);
                None
            }
        }),
    }
}

fn is_mixed(values: &[Value]) -> bool {
    values.iter().any(|value| matches!(value, Value::String(_)))
        && values
            .iter()
            .any(|value| matches!(value, Value::Integer { .. } | Value::Float { .. }))
}

fn one_or_more(
    operator: &str,
    value: &Value,
    errors: &mut Errors,
    check: impl Fn(&Value, &mut Errors) -> Option<Json>,
) -> Option<Json> {
    match value {
        Value::List { group, values } if values.is_empty() => {
            errors.at(group, format!("`{operator}` has an empty list"));
            None
        }
        Value::List { values: items, .. } => {
            let checked = items.iter().map(|value| check(value, errors));
            values::all(checked).map(Json::Array)
        }
        one => check(one, errors),
    }
}
