//! Checks statements of IAM policies, written as a declaration or as a value.

use jets_core::manifest::{Effect, Statement};

use super::{
    arguments,
    arn::{self, PolicyVariables},
    condition,
    options::{self, OptionRule, OptionValue},
    values,
};
use crate::{
    diagnostics::Errors,
    syntax::{Declaration, StringLiteral, Value},
};

/// The options of a statement whose actions are the declaration's arguments.
pub const OPTIONS: &[OptionRule<Statement>] = &[
    OptionRule::new("resource", set_resource),
    OptionRule::new("effect", set_effect),
    OptionRule::new("condition", set_condition),
    OptionRule::new("sid", set_sid),
];

/// The key that a statement has in addition if it is written as a map.
const ACTION: &[OptionRule<Statement>] = &[OptionRule::new("action", set_action)];

const ACTIONS: &str = "actions such as `\"s3:GetObject\"`, or a service such as `\"s3\"`";

/// Checks `keyword "s3:GetObject", resource: "…";`.
pub fn of_declaration(declaration: &Declaration, errors: &mut Errors) -> Option<Statement> {
    let keyword = &declaration.keyword.text;
    arguments::required(ACTIONS, declaration, errors);
    let mut statement = empty();
    let actions = values::strings(keyword, ACTIONS, &declaration.arguments, errors);
    statement.action = checked_actions(actions, errors);
    options::apply(
        keyword,
        &[OPTIONS],
        &declaration.options,
        &mut statement,
        errors,
    );
    not_empty(statement)
}

/// Checks a value of `word`: actions, `{ action: …, resource: … }`, or a list of those.
pub fn of_value(word: &str, value: &Value, errors: &mut Errors) -> Vec<Statement> {
    const ACCEPTED: &str =
        "`none`, actions such as `\"kinesis:GetRecords\"`, or `{ action: […], resource: … }`";
    match value {
        Value::List { values: items, .. }
            if items.iter().any(|item| matches!(item, Value::Map { .. })) =>
        {
            items
                .iter()
                .filter_map(|item| of_map(word, ACCEPTED, item, errors))
                .collect()
        }
        Value::String(_) | Value::List { .. } => {
            let actions = values::strings(word, ACCEPTED, std::slice::from_ref(value), errors);
            let mut statement = empty();
            statement.action = checked_actions(actions, errors);
            not_empty(statement).into_iter().collect()
        }
        map => of_map(word, ACCEPTED, map, errors).into_iter().collect(),
    }
}

fn of_map(word: &str, accepted: &str, value: &Value, errors: &mut Errors) -> Option<Statement> {
    let Value::Map { group, entries } = value else {
        values::wrong_kind(word, accepted, value, errors);
        return None;
    };
    let mut statement = empty();
    let given = options::apply(word, &[ACTION, OPTIONS], entries, &mut statement, errors);
    // The missing `action` may be a key that was refused, for example because it is misspelt.
    if options::find("action", &given).is_none() && given.len() == entries.len() {
        errors.at_span(
            group.span_open(),
            format!("`{word}` needs an `action` in its map"),
        );
    }
    not_empty(statement)
}

/// Returns a statement on all resources, still without an action.
fn empty() -> Statement {
    Statement::allow([] as [&str; 0], ["*"])
}

/// Returns the statement, or `None` if all its actions were refused.
fn not_empty(statement: Statement) -> Option<Statement> {
    (!statement.action.is_empty()).then_some(statement)
}

fn set_action(option: &OptionValue<'_>, statement: &mut Statement, errors: &mut Errors) {
    let actions = std::slice::from_ref(option.value);
    let actions = values::strings(option.name, ACTIONS, actions, errors);
    statement.action = checked_actions(actions, errors);
}

fn set_resource(option: &OptionValue<'_>, statement: &mut Statement, errors: &mut Errors) {
    statement.resource = resources(option, errors);
}

fn set_effect(option: &OptionValue<'_>, statement: &mut Statement, errors: &mut Errors) {
    const EFFECTS: [(&str, Effect); 2] = [("Allow", Effect::Allow), ("Deny", Effect::Deny)];
    let effect = values::word(option.name, &EFFECTS, option.value, errors);
    statement.effect = effect.unwrap_or(statement.effect);
}

fn set_condition(option: &OptionValue<'_>, statement: &mut Statement, errors: &mut Errors) {
    statement.condition = condition::check(option.value, errors);
}

fn set_sid(option: &OptionValue<'_>, statement: &mut Statement, errors: &mut Errors) {
    statement.sid = sid(option, errors);
}

fn checked_actions(literals: Vec<&StringLiteral>, errors: &mut Errors) -> Vec<String> {
    literals
        .into_iter()
        .filter_map(|literal| action(literal, errors))
        .collect()
}

/// Checks an action: `s3:GetObject`, with wildcards, or a service alone for all its actions.
fn action(literal: &StringLiteral, errors: &mut Errors) -> Option<String> {
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
        format!("`{text}` is not an IAM action: write `service:Action`, such as `s3:GetObject`, or a service alone, such as `s3`"),
    );
    None
}

fn resources(option: &OptionValue<'_>, errors: &mut Errors) -> Vec<String> {
    const ACCEPTED: &str = "an ARN, a list of ARNs, or `\"*\"`";
    values::strings(
        option.name,
        ACCEPTED,
        std::slice::from_ref(option.value),
        errors,
    )
    .into_iter()
    .filter_map(|literal| {
        let text = literal.value();
        if text != "*" {
            let variables = PolicyVariables::AreResolved;
            let example = "arn:aws:s3:::my-bucket/*";
            arn::parse_with(variables, "`resource`", example, literal, errors)?;
        }
        Some(text)
    })
    .collect()
}

/// Checks an id: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html>.
fn sid(option: &OptionValue<'_>, errors: &mut Errors) -> Option<String> {
    let literal = values::string(
        option.name,
        "a string of letters and digits",
        option.value,
        errors,
    )?;
    let text = values::not_empty("`sid`", literal, errors)?;
    values::only_characters(
        "`sid`",
        "letters and digits",
        &text,
        &|character: char| character.is_ascii_alphanumeric(),
        literal,
        errors,
    )
    .then_some(text)
}
