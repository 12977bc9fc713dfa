//! Checks conditions of IAM statements: `{ StringEquals: { "aws:SourceAccount": "112233445566" } }`.

use std::collections::BTreeMap;

use jets_core::{manifest::Value as Json, rules::iam};

use super::{Value, all};

/// The values of condition keys, by operator.
type Condition = BTreeMap<String, BTreeMap<String, Json>>;

/// Checks a condition: operators, keys and values.
pub fn check(value: Value<'_>) -> Option<Condition> {
    const ACCEPTED: &str =
        "a map such as `{ StringEquals: { \"aws:SourceAccount\": \"112233445566\" } }`";
    let mut condition = BTreeMap::new();
    for operator in value.map(ACCEPTED)?.iter() {
        let name = operator.name;
        if let Some(problem) = iam::problem_of_operator(name) {
            operator.error_at_key(problem);
            continue;
        }
        if condition.insert(name.to_owned(), keys(operator)).is_some() {
            operator.error_at_key(format!("condition operator `{name}` is given twice"));
        }
    }
    Some(condition)
}

fn keys(operator: Value<'_>) -> BTreeMap<String, Json> {
    let mut keys = BTreeMap::new();
    let Some(entries) = operator.map("a map of condition keys") else {
        return keys;
    };
    for entry in entries.iter() {
        let key = entry.name;
        entry.has_key_of_template();
        let Some(values) = condition_values(entry) else {
            continue;
        };
        if keys.insert(key.to_owned(), values).is_some() {
            entry.error_at_key(format!("condition key `{key}` is given twice"));
        }
    }
    keys
}

fn condition_values(value: Value<'_>) -> Option<Json> {
    let Some(list) = value.as_list() else {
        return condition_value(value);
    };
    if list.is_empty() {
        let key = value.name;
        value.error(format!(
            "condition key `{key}` takes one value or more, not an empty list"
        ));
        return None;
    }
    all(list.into_iter().map(condition_value)).map(Json::Array)
}

fn condition_value(value: Value<'_>) -> Option<Json> {
    if let Some(text) = value.as_text() {
        text.masked()?;
        return Some(text.into_string().into());
    }
    if let Some(boolean) = value.as_bool() {
        return Some(boolean.to_string().into());
    }
    if let Some(number) = value.as_integer() {
        return Some(number.digits.as_str().into());
    }
    value.wrong_kind("a string, an integer, a bool, or a list of those");
    None
}
