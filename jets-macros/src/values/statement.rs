//! Statements of IAM policies, written as a declaration or as a value.

use jets_core::manifest::Statement;

use super::{Arguments, Rule, Text, Value, arn, condition, name::refused_character, option};

/// The options of a statement whose actions are the declaration's arguments.
pub const OPTIONS: &[Rule<Statement>] = &[
    option("resource", |value, statement| {
        statement.resource = resources(value);
    }),
    option("effect", |value, statement| {
        statement.effect = value.word().unwrap_or(statement.effect);
    }),
    option("condition", |value, statement| {
        statement.condition = condition::check(value);
    }),
    option("sid", |value, statement| statement.sid = sid(value)),
];

const ACTION: &str = "action";

/// The key that a statement has in addition if it is written as a map.
const IN_MAP: &[Rule<Statement>] = &[option(ACTION, |value, statement| {
    statement.action = actions(value.texts(ACTIONS));
})];

const ACTIONS: &str = "actions such as `\"s3:GetObject\"`, or a service such as `\"s3\"`";

/// Checks `keyword "s3:GetObject", resource: "…";`.
pub fn of_declaration(arguments: Arguments<'_>) -> Option<Statement> {
    arguments.require(ACTIONS);
    let mut statement = statement(arguments.strings(ACTIONS));
    arguments.options().apply(&[OPTIONS], &mut statement);
    not_empty(statement)
}

/// Checks actions, `{ action: …, resource: … }`, or a list of those.
pub fn of_value(value: Value<'_>) -> Vec<Statement> {
    const ACCEPTED: &str =
        "`none`, actions such as `\"kinesis:GetRecords\"`, or `{ action: […], resource: … }`";
    let list = value.as_list();
    match list {
        Some(items) if items.iter().any(|item| item.as_map().is_some()) => {
            let items = items.into_iter();
            items.filter_map(|item| of_map(ACCEPTED, item)).collect()
        }
        None if value.as_text().is_none() => of_map(ACCEPTED, value).into_iter().collect(),
        _ => not_empty(statement(value.texts(ACCEPTED)))
            .into_iter()
            .collect(),
    }
}

fn of_map(accepted: &str, value: Value<'_>) -> Option<Statement> {
    let entries = value.map(accepted)?;
    let mut statement = statement(Vec::new());
    let options = entries.apply(&[IN_MAP, OPTIONS], &mut statement);
    if options.find(ACTION).is_none() && options.are_complete {
        let word = value.name;
        value.error_at_brace(format!("`{word}` needs an `{ACTION}` in its map"));
    }
    not_empty(statement)
}

/// Returns a statement that allows the actions on all resources.
fn statement(actions_of: Vec<Text<'_>>) -> Statement {
    Statement::allow(actions(actions_of), ["*"])
}

/// Returns the statement, or `None` if all its actions were refused.
fn not_empty(statement: Statement) -> Option<Statement> {
    (!statement.action.is_empty()).then_some(statement)
}

fn actions(texts: Vec<Text<'_>>) -> Vec<String> {
    texts.into_iter().filter_map(action).collect()
}

/// Checks an action: `s3:GetObject`, with wildcards, or a service alone for all its actions.
fn action(text: Text<'_>) -> Option<String> {
    let text = text.not_empty("an action")?;
    if &*text == "*" {
        return Some(text.into_string());
    }
    let is_name = text.chars().all(|letter| letter.is_ascii_alphanumeric());
    if is_name && text.contains(|letter: char| letter.is_ascii_uppercase()) {
        let action = &*text;
        text.error(format!("`{action}` is an action without its service: write `service:{action}`, such as `s3:GetObject`"));
        return None;
    }
    let (service, name) = text.split_once(':').unwrap_or((&text, "*"));
    let is_of = |part: &str, other: &[char]| {
        let is_allowed = |letter: char| letter.is_ascii_alphanumeric() || other.contains(&letter);
        !part.is_empty() && part.chars().all(is_allowed)
    };
    if is_of(service, &['-']) && is_of(name, &['*', '?']) {
        return Some(format!("{service}:{name}"));
    }
    let action = &*text;
    text.error(format!("`{action}` is not an IAM action: write `service:Action`, such as `s3:GetObject`, or a service alone, such as `s3`"));
    None
}

fn resources(value: Value<'_>) -> Vec<String> {
    let texts = value
        .texts("an ARN, a list of ARNs, or `\"*\"`")
        .into_iter();
    texts
        .filter(|text| &**text == "*" || arn::is_resource(text))
        .map(Text::into_string)
        .collect()
}

/// Checks an id: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html>.
fn sid(value: Value<'_>) -> Option<String> {
    let text = value.text("a string of letters and digits")?;
    let text = text.not_empty("`sid`")?;
    let allows = |letter: char| letter.is_ascii_alphanumeric();
    let problem = refused_character("`sid`", "letters and digits", &text, allows);
    text.unless(problem)
}
