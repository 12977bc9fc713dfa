//! Checks environment variables by the rules of Lambda's page on [environment variables][1].
//!
//! [1]: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html

use std::collections::BTreeMap;

use jets_core::manifest::Environment;

use super::Settings;
use crate::{
    diagnostics::Errors,
    rules::{arguments, placeholders, values},
    syntax::{Declaration, Value, Word},
};

/// The maximum size in bytes of all names and values together.
const MOST_BYTES: i64 = 4096;

/// Names that Lambda sets itself and does not accept, from the page above.
const RESERVED: [&str; 21] = [
    "AWS_ACCESS_KEY",
    "AWS_ACCESS_KEY_ID",
    "AWS_DEFAULT_REGION",
    "AWS_EXECUTION_ENV",
    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
    "AWS_LAMBDA_FUNCTION_NAME",
    "AWS_LAMBDA_FUNCTION_VERSION",
    "AWS_LAMBDA_INITIALIZATION_TYPE",
    "AWS_LAMBDA_LOG_GROUP_NAME",
    "AWS_LAMBDA_LOG_STREAM_NAME",
    "AWS_LAMBDA_MAX_CONCURRENCY",
    "AWS_LAMBDA_METADATA_API",
    "AWS_LAMBDA_METADATA_TOKEN",
    "AWS_LAMBDA_RUNTIME_API",
    "AWS_REGION",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "LAMBDA_RUNTIME_DIR",
    "LAMBDA_TASK_ROOT",
    "_HANDLER",
    "_X_AMZN_TRACE_ID",
];

/// Sets the variables of a function. Their size is checked later, together with those of the class.
pub fn set(declaration: &Declaration, settings: &mut Settings, errors: &mut Errors) {
    const ACCEPTED: &str = "a map such as `{ TABLE: \"orders\" }`";
    settings.properties.environment = arguments::only(ACCEPTED, declaration, errors)
        .and_then(|value| variables(&declaration.keyword.text, value, errors))
        .map(|variables| Environment { variables });
}

fn variables(word: &str, value: &Value, errors: &mut Errors) -> Option<BTreeMap<String, String>> {
    let Value::Map { entries, .. } = value else {
        values::wrong_kind(word, "a map such as `{ TABLE: \"orders\" }`", value, errors);
        return None;
    };
    let mut variables = BTreeMap::new();
    for entry in entries {
        let name = entry.name.text();
        if !placeholders::check_key(name, &entry.name, errors)
            || !check_name(name, &entry.name, errors)
        {
            continue;
        }
        let Some(text) = text(name, &entry.value, errors) else {
            continue;
        };
        if variables.insert(name.to_owned(), text).is_some() {
            errors.at(&entry.name, format!("variable `{name}` is given twice"));
        }
    }
    Some(variables)
}

/// Checks a name by `EnvironmentVariableName` of Lambda's API model: `[a-zA-Z]([a-zA-Z0-9_])+`.
fn check_name(name: &str, at: impl quote::ToTokens, errors: &mut Errors) -> bool {
    if RESERVED.contains(&name) {
        errors.at(
            at,
            format!("Lambda sets `{name}` itself and refuses it here"),
        );
        return false;
    }
    let is_sound = name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.len() >= 2
        && name
            .chars()
            .all(|character| character.is_ascii_alphanumeric() || character == '_');
    if !is_sound {
        errors.at(
            at,
            format!("Lambda refuses a variable named `{name}`: a name is two or more of letters, digits and `_`, and begins with a letter"),
        );
    }
    is_sound
}

fn text(name: &str, value: &Value, errors: &mut Errors) -> Option<String> {
    match value {
        Value::String(literal) => {
            placeholders::masked(literal, errors)?;
            Some(literal.value())
        }
        other => {
            values::wrong_kind(name, "a string", other, errors);
            None
        }
    }
}

/// Reports an environment that is larger than Lambda accepts, at `at`.
pub fn check_size(at: &Word, settings: &Settings, errors: &mut Errors) {
    if !fits(settings) {
        let size = values::thousands(size(settings));
        let most = values::thousands(MOST_BYTES);
        errors.at(
            at,
            format!(
                "the environment takes {size} bytes, names and values together; the most is {most}"
            ),
        );
    }
}

/// Returns `true` if the environment is not larger than Lambda accepts.
pub fn fits(settings: &Settings) -> bool {
    size(settings) <= MOST_BYTES
}

/// Returns the size of names and values in bytes. Placeholders count as empty, because their values may be.
fn size(settings: &Settings) -> i64 {
    let environment = settings.properties.environment.iter();
    let bytes = environment
        .flat_map(|environment| &environment.variables)
        .map(|(name, value)| name.len() + placeholders::without(value).len())
        .sum::<usize>();
    i64::try_from(bytes).unwrap_or(i64::MAX)
}
