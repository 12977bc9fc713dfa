//! Event patterns of filters, by the rules of Lambda's page on [event filtering][1].
//!
//! [1]: https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html

use serde_json::{Map, Number, Value as Json};

use super::values;
use crate::{
    diagnostics::{Errors, did_you_mean, one_of},
    parse::syntax::{NamedValue, Value},
};

/// The most characters of one pattern, as `Pattern` in Lambda's API model says.
const MOST_CHARACTERS: usize = 4096;

const OPERATORS: [&str; 6] = [
    "prefix",
    "suffix",
    "equals-ignore-case",
    "anything-but",
    "numeric",
    "exists",
];

const NUMERIC_COMPARISONS: [&str; 5] = ["=", "<", "<=", ">", ">="];

/// Checks one event pattern, and gives its JSON text.
pub(crate) fn check(value: &Value, errors: &mut Errors) -> Option<String> {
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
    let characters = text.chars().count();
    if characters > MOST_CHARACTERS {
        errors.at(
            group,
            format!(
                "this event pattern has {} characters as JSON; the most is {}",
                values::thousands(i64::try_from(characters).unwrap_or(i64::MAX)),
                values::thousands(4096)
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
    let mut sound = true;
    for entry in entries {
        let name = entry.name.text();
        let value = if name == "$or" {
            alternatives(&entry.value, errors)
        } else {
            field(&name, &entry.value, errors)
        };
        if json.contains_key(&name) {
            errors.at(
                &entry.name,
                format!("key `{name}` is given twice in this event pattern"),
            );
            sound = false;
        }
        match value {
            Some(value) => _ = json.insert(name, value),
            None => sound = false,
        }
    }
    sound.then_some(Json::Object(json))
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
    items
        .iter()
        .map(|item| match item {
            Value::Map { group, entries } => object(group, entries, errors),
            other => {
                values::wrong_kind("$or", "event patterns", other, errors);
                None
            }
        })
        .collect()
}

/// The value of a key: a list of what matches, or a pattern of the keys inside.
fn field(name: &str, value: &Value, errors: &mut Errors) -> Option<Json> {
    match value {
        Value::Map { group, entries } => object(group, entries, errors),
        Value::List { group, values } => {
            if values.is_empty() {
                errors.at(
                    group,
                    format!("`{name}` matches nothing: its list is empty"),
                );
                return None;
            }
            let matches: Vec<Option<Json>> = values
                .iter()
                .map(|value| condition(name, value, errors))
                .collect();
            matches.into_iter().collect()
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
    let operand = match operator.as_str() {
        "prefix" | "suffix" | "equals-ignore-case" => text(&operator, &entry.value, errors)?,
        "anything-but" => anything_but(&entry.value, errors)?,
        "numeric" => numeric(&entry.value, errors)?,
        "exists" => Json::Bool(values::boolean("exists", &entry.value, errors)?),
        unknown => {
            let hint = did_you_mean(unknown, OPERATORS);
            let hint = if hint.is_empty() {
                format!(
                    "; the operators are {}",
                    one_of(&OPERATORS).replace(" or ", " and ")
                )
            } else {
                hint
            };
            errors.at(
                &entry.name,
                format!("`{unknown}` is no operator of event patterns{hint}"),
            );
            return None;
        }
    };
    Some(Json::Object(Map::from_iter([(operator, operand)])))
}

fn scalar(name: &str, value: &Value, errors: &mut Errors) -> Option<Json> {
    match value {
        Value::String(literal) => Some(Json::String(literal.value())),
        Value::Bool(literal) => Some(Json::Bool(literal.value)),
        Value::Word(word) if word == "null" => Some(Json::Null),
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
    let literal = values::string(operator, "a string", value, errors)?;
    values::not_empty(&format!("`{operator}`"), literal, errors).map(Json::String)
}

/// A value, a list of values, or one of `prefix` and `suffix`.
fn anything_but(value: &Value, errors: &mut Errors) -> Option<Json> {
    const WORD: &str = "anything-but";
    match value {
        Value::List { group, values } if values.is_empty() => {
            errors.at(group, format!("`{WORD}` has an empty list"));
            None
        }
        Value::List { values, .. } => values
            .iter()
            .map(|value| scalar(WORD, value, errors))
            .collect(),
        Value::Map { group, entries } => match entries.as_slice() {
            [entry]
                if matches!(
                    entry.name.text().as_str(),
                    "prefix" | "suffix" | "equals-ignore-case"
                ) =>
            {
                let operator = entry.name.text();
                let operand = text(&operator, &entry.value, errors)?;
                Some(Json::Object(Map::from_iter([(operator, operand)])))
            }
            _ => {
                errors.at(group, format!("`{WORD}` takes a value, a list of values, or one of `prefix`, `suffix` and `equals-ignore-case`"));
                None
            }
        },
        other => scalar(WORD, other, errors),
    }
}

/// `[">", 0]` or `[">", 0, "<=", 100]`.
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
    for pair in items.chunks(2) {
        let (comparison, number_value) = match pair {
            [comparison, number] => (comparison, number),
            [comparison, ..] => {
                errors.at(
                    comparison,
                    "`numeric` has a comparison without a number after it",
                );
                return None;
            }
            [] => continue,
        };
        let literal = values::string(
            "numeric",
            "a comparison such as `\">\"` before each number",
            comparison,
            errors,
        )?;
        let sign = literal.value();
        if !NUMERIC_COMPARISONS.contains(&sign.as_str()) {
            errors.at(
                literal,
                format!(
                    "`{sign}` is no comparison: `numeric` knows {}",
                    one_of(&NUMERIC_COMPARISONS)
                ),
            );
            return None;
        }
        json.push(Json::String(sign));
        json.push(number("numeric", number_value, errors)?);
    }
    Some(Json::Array(json))
}

fn number(word: &str, value: &Value, errors: &mut Errors) -> Option<Json> {
    let (negative, digits) = match value {
        Value::Integer { negative, literal } => (*negative, literal.base10_digits()),
        Value::Float { negative, literal } => (*negative, literal.base10_digits()),
        other => {
            values::wrong_kind(word, "a number", other, errors);
            return None;
        }
    };
    let sign = if negative { "-" } else { "" };
    let number = format!("{sign}{digits}").parse::<Number>().ok();
    // Five thousand million either way is as far as EventBridge compares numbers.
    // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
    let number = number.filter(|number| number.as_f64().is_some_and(|value| value.abs() <= 5.0e9));
    if number.is_none() {
        errors.at(value, format!("{sign}{digits} is no number that event patterns compare: -5,000,000,000 to 5,000,000,000"));
    }
    number.map(Json::Number)
}
