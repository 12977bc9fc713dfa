//! Statements of IAM policies, written as a declaration or as a value.

use std::collections::BTreeMap;

use jets_core::{
    manifest::{Statement, Value as Json},
    rules::{iam, name::refused_character},
};

use super::{Arguments, Options, Rule, Text, Value, all, arn, option, set};
use crate::diagnostics::did_you_mean;

/// A statement whose options are being set.
pub struct Draft {
    statement: Statement,
    /// Whether actions that are not in IAM's list are taken, even if they look like typing errors.
    is_unchecked: bool,
}

const RESOURCE: &str = "resource";
const NOT_ACTION: &str = "not_action";

/// The options of a statement whose actions are the declaration's arguments.
pub const OPTIONS: &[Rule<Draft>] = &[
    set!(option resource in statement = resources),
    // Its actions are checked when it is known whether the statement is `unchecked`.
    option(NOT_ACTION, |_, _| {}),
    option("effect", |value, draft| {
        draft.statement.effect = value.word().unwrap_or(draft.statement.effect);
    }),
    set!(option condition in statement = condition),
    set!(option sid in statement = sid),
    option("unchecked", |value, draft| {
        // If the value was refused, assume `true`, so that no other errors follow.
        draft.is_unchecked = value.boolean().unwrap_or(true);
    }),
];

const ACTION: &str = "action";

/// The key that a statement has in addition if it is written as a map.
const IN_MAP: &[Rule<Draft>] = &[option(ACTION, |_, _| {})];

const ACTIONS: &str = "actions such as `\"s3:GetObject\"`, or a service such as `\"s3\"`";

impl Draft {
    fn new() -> Self {
        Self {
            statement: Statement::allow([""; 0], [""; 0]),
            is_unchecked: false,
        }
    }

    /// Returns the statement about `written` actions, or about all but those of `not_action`. Returns `None` if they were
    /// refused.
    fn about(mut self, written: Vec<Text<'_>>, options: &Options<'_>) -> Option<Statement> {
        let others = options.find(NOT_ACTION);
        if let (Some(others), [_, ..]) = (others, written.as_slice()) {
            others.error_at_key(format!("`{NOT_ACTION}` cannot stand beside actions: a statement is about some actions, or about all but some"));
        }
        let others = others.map(|others| others.texts(ACTIONS));
        let checked = |texts: Vec<Text<'_>>| {
            let texts = texts.into_iter();
            let actions = texts.filter_map(|text| action(text, self.is_unchecked));
            actions.collect::<Vec<String>>()
        };
        let (actions, others) = (checked(written), checked(others.unwrap_or_default()));
        let is_about_any = !actions.is_empty() || !others.is_empty();
        self.statement.action = actions;
        self.statement.not_action = others;
        is_about_any.then_some(self.statement)
    }
}

/// Checks `keyword "s3:GetObject", resource: "…";`.
pub fn of_declaration(arguments: Arguments<'_>) -> Option<Statement> {
    let mut draft = Draft::new();
    let options = arguments.options().apply(&[OPTIONS], &mut draft);
    if options.find(NOT_ACTION).is_none() {
        arguments.require(ACTIONS);
    }
    let statement = draft.about(arguments.strings(ACTIONS), &options)?;
    if let Some(problem) = problem_of_resource(arguments.keyword(), &options)
        && arguments.declaration.is_sound
    {
        arguments.error_at_keyword(problem);
    }
    Some(statement)
}

/// Checks `{ action: …, resource: … }`, or a list of those.
pub fn of_value(value: Value<'_>) -> Vec<Statement> {
    const ACCEPTED: &str =
        "`none`, or `{ action: \"kinesis:GetRecords\", resource: \"…\" }`, or a list of those";
    if let Some(word) = value.as_word() {
        let (name, hint) = (value.name, did_you_mean(&word.text, ["none"]));
        value.error(format!("`{name}` takes {ACCEPTED}, not `{word}`{hint}"));
        return Vec::new();
    }
    let statements = value.items(ACCEPTED).into_iter();
    statements
        .filter_map(|item| of_map(ACCEPTED, item))
        .collect()
}

fn of_map(accepted: &str, value: Value<'_>) -> Option<Statement> {
    let entries = value.map(accepted)?;
    let word = value.name;
    let mut draft = Draft::new();
    let options = entries.apply(&[IN_MAP, OPTIONS], &mut draft);
    let action = options.find(ACTION);
    if action.or(options.find(NOT_ACTION)).is_none() && options.are_complete {
        value.error_at_brace(format!("`{word}` needs an `{ACTION}` in its map"));
    } else if let Some(problem) = problem_of_resource(word, &options) {
        value.error_at_brace(problem);
    }
    let written = action.map(|action| action.texts(ACTIONS));
    draft.about(written.unwrap_or_default(), &options)
}

/// Returns the message that the resource is missing. Without one, a statement would be about all resources.
fn problem_of_resource(word: &str, options: &Options<'_>) -> Option<String> {
    let is_missing = options.find(RESOURCE).is_none() && options.are_complete;
    is_missing.then(|| format!("`{word}` needs `{RESOURCE}`: the ARNs that its actions apply to, or `{RESOURCE}: \"*\"` for all"))
}

fn action(text: Text<'_>, is_unchecked: bool) -> Option<String> {
    let text = text.not_empty(ACTIONS)?;
    let action = iam::action(&text, is_unchecked);
    action.map_err(|problem| text.error(problem)).ok()
}

fn resources(value: Value<'_>) -> Vec<String> {
    let texts = value
        .texts("an ARN, a list of ARNs, or `\"*\"`")
        .into_iter();
    texts
        .filter_map(|text| {
            let is_any = &*text == "*";
            let problem = (!is_any).then(|| arn::problem_of_resource(text.name, &text));
            text.unless(problem.flatten())
        })
        .collect()
}

/// Checks an id: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html>.
fn sid(value: Value<'_>) -> Option<String> {
    const ACCEPTED: &str = "a string of letters and digits";
    let text = value.text(ACCEPTED)?.not_empty(ACCEPTED)?;
    let allows = |letter: char| letter.is_ascii_alphanumeric();
    let problem = refused_character("`sid`", "letters and digits", &text, allows);
    text.unless(problem)
}

/// The values of condition keys, by operator.
type Condition = BTreeMap<String, BTreeMap<String, Json>>;

/// Checks `{ StringEquals: { "aws:SourceAccount": "112233445566" } }`.
fn condition(value: Value<'_>) -> Option<Condition> {
    const ACCEPTED: &str =
        "a map such as `{ StringEquals: { \"aws:SourceAccount\": \"112233445566\" } }`";
    let mut condition = BTreeMap::new();
    for operator in value.map(ACCEPTED)?.iter() {
        let name = operator.name;
        if let Some(problem) = iam::problem_of_operator(name) {
            operator.error_at_key(problem);
            continue;
        }
        if condition
            .insert(name.to_owned(), condition_keys(operator))
            .is_some()
        {
            operator.error_at_key(format!("condition operator `{name}` is given twice"));
        }
    }
    Some(condition)
}

fn condition_keys(operator: Value<'_>) -> BTreeMap<String, Json> {
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
