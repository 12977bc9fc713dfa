//! Event patterns of filters, by the rules of Lambda's page on [event filtering][1].
//!
//! What that page leaves open is as [EventBridge's compiler of patterns][2] has it.
//!
//! [1]: https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
//! [2]: https://github.com/aws/event-ruler/blob/main/src/main/software/amazon/event/ruler/JsonRuleCompiler.java

use serde_json::{Map, Number, Value as Json};
use syn::LitStr;

use super::{placeholders, values};
use crate::{
    diagnostics::{Errors, all_of, did_you_mean_or_any, one_of},
    parse::syntax::{NamedValue, Value},
};

/// The most characters of one pattern, as `Pattern` in Lambda's API model says.
const MOST_CHARACTERS: i64 = 4096;

const OPERATORS: [&str; 6] = [
    "prefix",
    "suffix",
    "equals-ignore-case",
    "anything-but",
    "numeric",
    "exists",
];

/// Those that compare strings, alone or inside `anything-but`.
const TEXT_OPERATORS: [&str; 3] = ["prefix", "suffix", "equals-ignore-case"];

const NUMERIC_COMPARISONS: [&str; 5] = ["=", "<", "<=", ">", ">="];

/// Checks one event pattern, and gives its JSON text.
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
    let text = object(group, entries, errors)?.to_string();
    let characters = i64::try_from(text.chars().count()).unwrap_or(i64::MAX);
    if characters > MOST_CHARACTERS {
        errors.at(
            group,
            format!(
                "this event pattern has {} characters as JSON; the most is {}",
                values::thousands(characters),
                values::thousands(MOST_CHARACTERS)
            ),
        );
        return None;
    }
    Some(text)
}

fn object(group: &proc_macro2::Group, entries: &[NamedValue], errors: &mut Errors) -> Option<Json> {
    if entries.is_empty() {
        errors.at(
            group,
            "an event pattern cannot be empty: write `{ key: [values] }`",
        );
        return None;
    }
    let mut json = Map::new();
    let mut is_sound = true;
    for entry in entries {
        let name = entry.name.text();
        let value = if name == "$or" {
            alternatives(&entry.value, errors)
        } else {
            field(name, &entry.value, errors)
        };
        if json.contains_key(name) {
            errors.at(
                &entry.name,
                format!("key `{name}` is given twice in this event pattern"),
            );
            is_sound = false;
        }
        match value {
            Some(value) => _ = json.insert(name.to_owned(), value),
            None => is_sound = false,
        }
    }
    is_sound.then_some(Json::Object(json))
}

/// The value of `$or`: a list of patterns.
fn alternatives(value: &Value, errors: &mut Errors) -> Option<Json> {
    let Value::List {
        group,
        values: items,
    } = value
    else {
        values::wrong_kind("$or", "a list of event patterns", value, errors);
        return None;
    };
    if items.len() < 2 {
        errors.at(group, "`$or` takes two event patterns or more");
        return None;
    }
    let patterns = items.iter().map(|item| match item {
        Value::Map { group, entries } => object(group, entries, errors),
        other => {
            values::wrong_kind("$or", "event patterns", other, errors);
            None
        }
    });
    values::all(patterns).map(Json::Array)
}

/// The value of a key: a list of what matches, or a pattern of the keys inside.
fn field(name: &str, value: &Value, errors: &mut Errors) -> Option<Json> {
    match value {
        Value::Map { group, entries } => object(group, entries, errors),
        Value::List {
            group,
            values: items,
        } => {
            if items.is_empty() {
                errors.at(
                    group,
                    format!("`{name}` matches nothing: its list is empty"),
                );
                return None;
            }
            let matches = items.iter().map(|value| condition(name, value, errors));
            values::all(matches).map(Json::Array)
        }
        scalar => {
            errors.at(
                scalar,
                format!(
                    "`{name}` takes a list of what matches: write `{name}: [{}]`",
                    quote::quote!(#scalar)
                ),
            );
            None
        }
    }
}

/// One element of a key's list: a value to equal, or a map of one operator.
fn condition(name: &str, value: &Value, errors: &mut Errors) -> Option<Json> {
    let Value::Map { group, entries } = value else {
        return scalar(name, value, errors);
    };
    let [entry] = entries.as_slice() else {
        errors.at(
            group,
            format!("write one operator in each map: {}", one_of(&OPERATORS)),
        );
        return None;
    };
    let operator = entry.name.text();
    let operand = match operator {
        text_operator if TEXT_OPERATORS.contains(&text_operator) => {
            text(operator, &entry.value, errors)?
        }
        "anything-but" => anything_but(&entry.value, errors)?,
        "numeric" => numeric(&entry.value, errors)?,
        "exists" => Json::Bool(values::boolean("exists", &entry.value, errors)?),
        unknown => {
            let hint = did_you_mean_or_any("the operators are", unknown, &OPERATORS);
            errors.at(
                &entry.name,
                format!("`{unknown}` is no operator of event patterns{hint}"),
            );
            return None;
        }
    };
    Some(Json::Object(Map::from_iter([(
        operator.to_owned(),
        operand,
    )])))
}

fn scalar(name: &str, value: &Value, errors: &mut Errors) -> Option<Json> {
    match value {
        Value::String(literal) => string(literal, errors),
        Value::Bool(literal) => Some(Json::Bool(literal.value)),
        Value::Word(word) if word.text == "null" => Some(Json::Null),
        Value::Integer { .. } | Value::Float { .. } => number(name, value, errors),
        Value::Word(word) => {
            errors.at(
                word,
                format!("`{word}` is no value to match: write it as a string, `\"{word}\"`"),
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

fn text(operator: &str, value: &Value, errors: &mut Errors) -> Option<Json> {
    string(values::string(operator, "a string", value, errors)?, errors)
}

/// A string, in which a deployment fills in placeholders.
fn string(literal: &LitStr, errors: &mut Errors) -> Option<Json> {
    placeholders::masked(literal, errors)?;
    Some(Json::String(literal.value()))
}

/// Strings and numbers, or one of `prefix`, `suffix` and `equals-ignore-case` with strings.
fn anything_but(value: &Value, errors: &mut Errors) -> Option<Json> {
    const ACCEPTED: &str = "a string, a number, a list of those, or one of `prefix`, `suffix` and `equals-ignore-case`";
    match value {
        Value::Map { group, entries } => match entries.as_slice() {
            [entry] if TEXT_OPERATORS.contains(&entry.name.text()) => {
                let operator = entry.name.text();
                let operand = one_or_more(operator, &entry.value, errors, |value, errors| {
                    let literal = values::string(operator, "strings", value, errors)?;
                    values::not_empty(&format!("`{operator}`"), literal, errors).map(Json::String)
                })?;
                Some(Json::Object(Map::from_iter([(
                    operator.to_owned(),
                    operand,
                )])))
            }
            _ => {
                errors.at(group, format!("`anything-but` takes {ACCEPTED}"));
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
                values::wrong_kind("anything-but", ACCEPTED, other, errors);
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

/// `["=", 5]`, `[">", 0]` or `[">", 0, "<=", 100]`.
fn numeric(value: &Value, errors: &mut Errors) -> Option<Json> {
    const ACCEPTED: &str = "a list such as `[\">\", 0, \"<=\", 100]`";
    let Value::List {
        group,
        values: items,
    } = value
    else {
        values::wrong_kind("numeric", ACCEPTED, value, errors);
        return None;
    };
    if items.is_empty() || items.len() > 4 {
        errors.at(
            group,
            format!("`numeric` takes one comparison or two: {ACCEPTED}"),
        );
        return None;
    }
    let mut json = Vec::new();
    let mut bounds = Vec::new();
    for pair in items.chunks(2) {
        let (sign, bound) = comparison(pair, errors)?;
        bounds.push((sign.clone(), bound.as_f64().unwrap_or_default()));
        json.extend([Json::String(sign), bound]);
    }
    if let [(lower, bottom), (upper, top)] = bounds.as_slice()
        && !(lower.starts_with('>') && upper.starts_with('<') && bottom < top)
    {
        errors.at(group, "two comparisons make a range, whose bottom comes first and is below its top: `[\">\", 0, \"<=\", 100]`");
        return None;
    }
    Some(Json::Array(json))
}

/// `">", 0`.
fn comparison(pair: &[Value], errors: &mut Errors) -> Option<(String, Json)> {
    let (sign, bound) = match pair {
        [sign, bound] => (sign, Some(bound)),
        [sign, ..] => (sign, None),
        [] => return None,
    };
    let literal = values::string(
        "numeric",
        "a comparison such as `\">\"` before each number",
        sign,
        errors,
    )?;
    let sign = literal.value();
    if !NUMERIC_COMPARISONS.contains(&sign.as_str()) {
        let known = all_of(&NUMERIC_COMPARISONS);
        errors.at(
            literal,
            format!("`{sign}` is no comparison: `numeric` knows {known}"),
        );
        return None;
    }
    let Some(bound) = bound else {
        errors.at(
            literal,
            format!("comparison `{sign}` needs a number after it"),
        );
        return None;
    };
    Some((sign, compared_number(bound, errors)?))
}

/// A number that EventBridge compares: five thousand million either way at most.
///
/// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html>
fn compared_number(value: &Value, errors: &mut Errors) -> Option<Json> {
    let number = number("numeric", value, errors)?;
    if number.as_f64().is_some_and(|value| value.abs() <= 5.0e9) {
        return Some(number);
    }
    errors.at(
        value,
        format!("`numeric` compares numbers of -5,000,000,000 to 5,000,000,000, not {number}"),
    );
    None
}

fn number(word: &str, value: &Value, errors: &mut Errors) -> Option<Json> {
    let (minus, digits) = match value {
        Value::Integer { minus, literal } => (minus, literal.base10_digits()),
        Value::Float { minus, literal } => (minus, literal.base10_digits()),
        other => {
            values::wrong_kind(word, "a number", other, errors);
            return None;
        }
    };
    let sign = values::sign(minus.as_ref());
    let number = format!("{sign}{digits}").parse::<Number>().ok();
    if number.is_none() {
        errors.at(value, format!("{sign}{digits} is no number of JSON"));
    }
    number.map(Json::Number)
}
