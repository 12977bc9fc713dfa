//! Checks conditions of IAM statements: `{ StringEquals: { "aws:SourceAccount": "112233445566" } }`.

use std::collections::BTreeMap;

use jets_core::manifest::Value as Json;

use super::{placeholders, values};
use crate::{
    diagnostics::{Errors, did_you_mean_or_any},
    syntax::{NamedValue, Value},
};

/// The operators. Each may begin with `ForAllValues:` or `ForAnyValue:`, and end in `IfExists`.
///
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>
const OPERATORS: [&str; 26] = [
    "StringEquals",
    "StringNotEquals",
    "StringEqualsIgnoreCase",
    "StringNotEqualsIgnoreCase",
    "StringLike",
    "StringNotLike",
    "NumericEquals",
    "NumericNotEquals",
    "NumericLessThan",
    "NumericLessThanEquals",
    "NumericGreaterThan",
    "NumericGreaterThanEquals",
    "DateEquals",
    "DateNotEquals",
    "DateLessThan",
    "DateLessThanEquals",
    "DateGreaterThan",
    "DateGreaterThanEquals",
    "Bool",
    "BinaryEquals",
    "IpAddress",
    "NotIpAddress",
    "ArnEquals",
    "ArnLike",
    "ArnNotEquals",
    "ArnNotLike",
];

/// Checks a condition: operators, keys and values.
pub fn check(
    value: &Value,
    errors: &mut Errors,
) -> Option<BTreeMap<String, BTreeMap<String, Json>>> {
    const ACCEPTED: &str =
        "a map such as `{ StringEquals: { \"aws:SourceAccount\": \"112233445566\" } }`";
    let Value::Map { entries, .. } = value else {
        values::wrong_kind("condition", ACCEPTED, value, errors);
        return None;
    };
    let mut condition = BTreeMap::new();
    for operator in entries {
        let name = operator.name.text();
        if !check_operator(name, operator, errors) {
            continue;
        }
        let keys = keys(name, &operator.value, errors);
        if condition.insert(name.to_owned(), keys).is_some() {
            errors.at(
                &operator.name,
                format!("condition operator `{name}` is given twice"),
            );
        }
    }
    Some(condition)
}

fn check_operator(name: &str, operator: &NamedValue, errors: &mut Errors) -> bool {
    let bare = name
        .strip_prefix("ForAllValues:")
        .or_else(|| name.strip_prefix("ForAnyValue:"))
        .unwrap_or(name);
    let bare = bare.strip_suffix("IfExists").unwrap_or(bare);
    let is_known = name == "Null" || OPERATORS.contains(&bare);
    if !is_known {
        let hint = did_you_mean_or_any("the operators are", bare, &OPERATORS);
        errors.at(
            &operator.name,
            format!("`{name}` is not a condition operator of IAM{hint}"),
        );
    }
    is_known
}

fn keys(operator: &str, value: &Value, errors: &mut Errors) -> BTreeMap<String, Json> {
    let Value::Map { entries, .. } = value else {
        values::wrong_kind(operator, "a map of condition keys", value, errors);
        return BTreeMap::new();
    };
    let mut keys = BTreeMap::new();
    for entry in entries {
        let key = entry.name.text();
        placeholders::check_key(key, &entry.name, errors);
        let Some(values) = condition_values(key, &entry.value, errors) else {
            continue;
        };
        if keys.insert(key.to_owned(), values).is_some() {
            errors.at(&entry.name, format!("condition key `{key}` is given twice"));
        }
    }
    keys
}

fn condition_values(key: &str, value: &Value, errors: &mut Errors) -> Option<Json> {
    let Value::List {
        group,
        values: list,
    } = value
    else {
        return condition_value(key, value, errors);
    };
    if list.is_empty() {
        errors.at(group, format!("condition key `{key}` has an empty list"));
        return None;
    }
    let checked = list.iter().map(|value| condition_value(key, value, errors));
    values::all(checked).map(Json::Array)
}

fn condition_value(key: &str, value: &Value, errors: &mut Errors) -> Option<Json> {
    match value {
        Value::String(literal) => {
            placeholders::masked(literal, errors)?;
            Some(literal.value().into())
        }
        Value::Bool { value, .. } => Some(value.to_string().into()),
        Value::Integer { minus, literal } => {
            let sign = values::sign(minus.as_ref());
            Some(format!("{sign}{}", literal.base10_digits()).into())
        }
        other => {
            values::wrong_kind(
                key,
                "a string, an integer, a bool, or a list of those",
                other,
                errors,
            );
            None
        }
    }
}
