//! IAM declarations: `iam_policy` and `managed_iam_policy`.

use jets_core::manifest::{Effect, Statement};
use syn::LitStr;

use super::{arn, condition, values};
use crate::{
    diagnostics::Errors,
    parse::syntax::{Declaration, NamedValue, Value, unraw},
};

/// The options of `iam_policy`.
pub(crate) const OPTIONS: [&str; 4] = ["resource", "effect", "condition", "sid"];

/// The keys of a statement in an option `iam_policy`.
const MAP_KEYS: [&str; 5] = ["action", "resource", "effect", "condition", "sid"];

const ACTIONS: &str = "actions such as `\"s3:GetObject\"`, or a service such as `\"s3\"`";

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

/// Reports the `sid` of a declaration when one of the `earlier` statements has it.
///
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html>
pub(super) fn check_sid<'statement>(
    declaration: &Declaration,
    mut earlier: impl Iterator<Item = &'statement Statement>,
    errors: &mut Errors,
) {
    let sid = declaration
        .options
        .iter()
        .find(|option| option.name.text() == "sid");
    if let Some(Value::String(literal)) = sid.map(|option| &option.value) {
        let text = literal.value();
        if earlier.any(|statement| statement.sid.as_ref() == Some(&text)) {
            errors.at(
                literal,
                format!("another statement of this policy has the `sid` `{text}` already"),
            );
        }
    }
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
            "condition" => statement.condition = condition::check(&option.value, errors),
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
    let is_name = text.chars().all(|letter| letter.is_ascii_alphanumeric());
    if is_name && text.contains(|letter: char| letter.is_ascii_uppercase()) {
        errors.at(
            literal,
            format!("`{text}` is an action without its service: write `service:{text}`, such as `s3:GetObject`"),
        );
        return None;
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
