//! IAM declarations: `iam_policy` and `managed_iam_policy`.

use std::collections::BTreeMap;

use jets_core::manifest::{Effect, Statement};
use syn::LitStr;

use super::{arn, placeholders, values};
use crate::{
    diagnostics::{Errors, did_you_mean},
    parse::syntax::{Declaration, NamedValue, Value, unraw},
};

/// The options of `iam_policy`.
pub(crate) const OPTIONS: [&str; 4] = ["resource", "effect", "condition", "sid"];

/// The keys of a statement in an option `iam_policy`.
const MAP_KEYS: [&str; 5] = ["action", "resource", "effect", "condition", "sid"];

const ACTIONS: &str = "actions such as `\"s3:GetObject\"`, or a service such as `\"s3\"`";

/// Condition operators of IAM; each may end in `IfExists` and begin with `ForAllValues:` or `ForAnyValue:`.
///
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>
const CONDITION_OPERATORS: [&str; 26] = [
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

/// Checks `iam_policy "s3:GetObject", resource: "…";`.
pub(crate) fn statement(declaration: &Declaration, errors: &mut Errors) -> Option<Statement> {
    let keyword = unraw(&declaration.keyword);
    if declaration.arguments.is_empty() && !declaration.damaged {
        values::missing_argument(ACTIONS, declaration, errors);
    }
    let actions = values::strings(&keyword, ACTIONS, &declaration.arguments, errors);
    let options = values::known_options(&keyword, &OPTIONS, &declaration.options, errors);
    build(actions, &options, errors)
}

/// Checks the value of an option `iam_policy`: actions, or `{ action: …, resource: … }`, or a list of those.
pub(crate) fn statements_of_value(value: &Value, errors: &mut Errors) -> Vec<Statement> {
    const WORD: &str = "iam_policy";
    const ACCEPTED: &str =
        "`none`, actions such as `\"kinesis:GetRecords\"`, or `{ action: […], resource: … }`";
    match value {
        Value::List { values: items, .. }
            if items.iter().any(|item| matches!(item, Value::Map { .. })) =>
        {
            items
                .iter()
                .filter_map(|item| statement_of_map(WORD, ACCEPTED, item, errors))
                .collect()
        }
        Value::String(_) | Value::List { .. } => {
            let actions = values::strings(WORD, ACCEPTED, std::slice::from_ref(value), errors);
            build(actions, &[], errors).into_iter().collect()
        }
        map => statement_of_map(WORD, ACCEPTED, map, errors)
            .into_iter()
            .collect(),
    }
}

fn statement_of_map(
    word: &str,
    accepted: &str,
    value: &Value,
    errors: &mut Errors,
) -> Option<Statement> {
    let Value::Map { group, entries } = value else {
        values::wrong_kind(word, accepted, value, errors);
        return None;
    };
    let before = errors.count();
    let options = values::known_options(word, &MAP_KEYS, entries, errors);
    let action = options.iter().find(|(name, _)| *name == "action");
    let Some((_, action)) = action else {
        // An unknown key may have been meant to be it.
        if errors.count() == before {
            errors.at_span(
                group.span_open(),
                format!("`{word}` needs an `action` in its map"),
            );
        }
        return None;
    };
    let actions = values::strings(
        "action",
        ACTIONS,
        std::slice::from_ref(&action.value),
        errors,
    );
    build(actions, &options, errors)
}

fn build(
    actions: Vec<&LitStr>,
    options: &[(&'static str, &NamedValue)],
    errors: &mut Errors,
) -> Option<Statement> {
    let actions: Vec<String> = actions
        .into_iter()
        .filter_map(|literal| action(literal, errors))
        .collect();
    let mut statement = Statement::allow(actions, ["*"]);
    for (name, option) in options {
        match *name {
            "resource" => statement.resource = resources(&option.value, errors),
            "effect" => {
                statement.effect = effect(&option.value, errors).unwrap_or(statement.effect);
            }
            "condition" => statement.condition = condition(&option.value, errors),
            "sid" => statement.sid = sid(&option.value, errors),
            _ => {}
        }
    }
    (!statement.action.is_empty()).then_some(statement)
}

/// `s3:GetObject`, with wildcards, or a service, which stands for all its actions.
fn action(literal: &LitStr, errors: &mut Errors) -> Option<String> {
    let text = values::not_empty("an action", literal, errors)?;
    if text == "*" {
        return Some(text);
    }
    let (service, name) = text.split_once(':').unwrap_or((&text, "*"));
    let service_is_sound = !service.is_empty()
        && service
            .chars()
            .all(|character| character.is_ascii_alphanumeric() || character == '-');
    let name_is_sound = !name.is_empty()
        && name
            .chars()
            .all(|character| character.is_ascii_alphanumeric() || matches!(character, '*' | '?'));
    if service_is_sound && name_is_sound {
        return Some(format!("{service}:{name}"));
    }
    errors.at(
        literal,
        format!("`{text}` is not an IAM action: one is `service:Action`, such as `s3:GetObject`, or a service such as `s3`"),
    );
    None
}

fn resources(value: &Value, errors: &mut Errors) -> Vec<String> {
    const ACCEPTED: &str = "an ARN, a list of ARNs, or `\"*\"`";
    values::strings("resource", ACCEPTED, std::slice::from_ref(value), errors)
        .into_iter()
        .filter_map(|literal| {
            let text = literal.value();
            if text != "*" {
                arn::parse("`resource`", "arn:aws:s3:::my-bucket/*", literal, errors)?;
            }
            Some(text)
        })
        .collect()
}

fn effect(value: &Value, errors: &mut Errors) -> Option<Effect> {
    const KNOWN: &[&str] = &["Allow", "Deny"];
    match values::keyword("effect", KNOWN, value, errors)? {
        "Allow" => Some(Effect::Allow),
        _ => Some(Effect::Deny),
    }
}

/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html>
fn sid(value: &Value, errors: &mut Errors) -> Option<String> {
    let literal = values::string("sid", "a string of letters and digits", value, errors)?;
    let text = values::not_empty("`sid`", literal, errors)?;
    values::only_characters(
        "`sid`",
        "letters and digits",
        &text,
        |character| character.is_ascii_alphanumeric(),
        literal,
        errors,
    )
    .then_some(text)
}

/// `{ StringEquals: { "aws:SourceAccount": "112233445566" } }`.
fn condition(
    value: &Value,
    errors: &mut Errors,
) -> Option<BTreeMap<String, BTreeMap<String, serde_json::Value>>> {
    const ACCEPTED: &str =
        "a map such as `{ StringEquals: { \"aws:SourceAccount\": \"112233445566\" } }`";
    let Value::Map { entries, .. } = value else {
        values::wrong_kind("condition", ACCEPTED, value, errors);
        return None;
    };
    let mut condition = BTreeMap::new();
    for operator in entries {
        let name = operator.name.text();
        let bare = name
            .trim_start_matches("ForAllValues:")
            .trim_start_matches("ForAnyValue:");
        let bare = bare.strip_suffix("IfExists").unwrap_or(bare);
        if bare != "Null" && !CONDITION_OPERATORS.contains(&bare) {
            let hint = did_you_mean(bare, CONDITION_OPERATORS);
            errors.at(
                &operator.name,
                format!("`{name}` is no condition operator of IAM{hint}"),
            );
            continue;
        }
        let Value::Map { entries, .. } = &operator.value else {
            values::wrong_kind(&name, "a map of condition keys", &operator.value, errors);
            continue;
        };
        let keys = entries.iter().filter_map(|entry| {
            let values = condition_values(&entry.name.text(), &entry.value, errors)?;
            Some((entry.name.text(), values))
        });
        condition.insert(name, keys.collect());
    }
    Some(condition)
}

fn condition_values(key: &str, value: &Value, errors: &mut Errors) -> Option<serde_json::Value> {
    match value {
        Value::String(literal) => {
            placeholders::masked(literal, errors)?;
            Some(literal.value().into())
        }
        Value::Bool(literal) => Some(literal.value.to_string().into()),
        Value::Integer { minus, literal } => {
            let sign = values::sign(minus.as_ref());
            Some(format!("{sign}{}", literal.base10_digits()).into())
        }
        Value::List { values, .. } => values
            .iter()
            .map(|value| condition_values(key, value, errors))
            .collect(),
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

/// Checks `managed_iam_policy "AmazonS3ReadOnlyAccess";`.
pub(crate) fn managed_policies(declaration: &Declaration, errors: &mut Errors) -> Vec<String> {
    const ACCEPTED: &str = "the name of an AWS managed policy, or the ARN of a policy";
    let keyword = unraw(&declaration.keyword);
    values::no_options(ACCEPTED, declaration, errors);
    if declaration.arguments.is_empty() && declaration.options.is_empty() && !declaration.damaged {
        values::missing_argument(ACCEPTED, declaration, errors);
    }
    values::strings(&keyword, ACCEPTED, &declaration.arguments, errors)
        .into_iter()
        .filter_map(|literal| managed_policy(literal, errors))
        .collect()
}

fn managed_policy(literal: &LitStr, errors: &mut Errors) -> Option<String> {
    const EXAMPLE: &str = "arn:aws:iam::112233445566:policy/my-policy";
    let text = values::not_empty("a managed policy", literal, errors)?;
    if text.starts_with("arn:") {
        let arn = arn::parse_of(
            "a managed policy",
            &["iam"],
            "the ARN of an IAM policy",
            EXAMPLE,
            literal,
            errors,
        )?;
        if !arn.resource.starts_with("policy/") {
            let resource = arn::shown(&arn.resource);
            errors.at(
                literal,
                format!("`{resource}` is no managed policy: its ARN is `{EXAMPLE}`"),
            );
            return None;
        }
        return Some(text);
    }
    // Follows the pattern of `policyNameType` in IAM's API model; a path such as `service-role/` may come before.
    values::only_characters(
        "the name of a managed policy",
        "letters, digits and `+=,.@-_`, after a path such as `service-role/`",
        &text,
        |character| character.is_ascii_alphanumeric() || "+=,.@-_/".contains(character),
        literal,
        errors,
    )
    .then(|| format!("arn:${{AWS::Partition}}:iam::aws:policy/{text}"))
}
