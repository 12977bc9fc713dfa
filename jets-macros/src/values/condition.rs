//! Checks conditions of IAM statements: `{ StringEquals: { "aws:SourceAccount": "112233445566" } }`.

use std::collections::BTreeMap;

use jets_core::manifest::Value as Json;

use super::{Value, all};
use crate::diagnostics::did_you_mean_or_any;

/// The operators. Each may begin with `ForAllValues:` or `ForAnyValue:`, and end in `IfExists`.
///
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>
const OPERATORS: &str = "\
    StringEquals StringNotEquals StringEqualsIgnoreCase StringNotEqualsIgnoreCase \
    StringLike StringNotLike NumericEquals NumericNotEquals NumericLessThan \
    NumericLessThanEquals NumericGreaterThan NumericGreaterThanEquals DateEquals \
    DateNotEquals DateLessThan DateLessThanEquals DateGreaterThan DateGreaterThanEquals \
    Bool BinaryEquals IpAddress NotIpAddress ArnEquals ArnLike ArnNotEquals ArnNotLike";

/// The values of condition keys, by operator.
type Condition = BTreeMap<String, BTreeMap<String, Json>>;

/// Checks a condition: operators, keys and values.
pub fn check(value: Value<'_>) -> Option<Condition> {
    const ACCEPTED: &str =
        "a map such as `{ StringEquals: { \"aws:SourceAccount\": \"112233445566\" } }`";
    let mut condition = BTreeMap::new();
    for operator in value.map(ACCEPTED)?.iter() {
        let name = operator.name;
        if !is_operator(operator) {
            continue;
        }
        if condition.insert(name.to_owned(), keys(operator)).is_some() {
            operator.error_at_key(format!("condition operator `{name}` is given twice"));
        }
    }
    Some(condition)
}

fn is_operator(operator: Value<'_>) -> bool {
    let name = operator.name;
    let bare = name
        .strip_prefix("ForAllValues:")
        .or_else(|| name.strip_prefix("ForAnyValue:"))
        .unwrap_or(name);
    let bare = bare.strip_suffix("IfExists").unwrap_or(bare);
    let operators: Vec<&str> = OPERATORS.split_whitespace().collect();
    let is_known = name == "Null" || operators.contains(&bare);
    if !is_known {
        let hint = did_you_mean_or_any("the operators are", bare, &operators);
        operator.error_at_key(format!("`{name}` is not a condition operator of IAM{hint}"));
    }
    is_known
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
