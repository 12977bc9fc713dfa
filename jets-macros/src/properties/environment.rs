//! Checks environment variables by the rules of Lambda's page on [environment variables][1].
//!
//! [1]: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html

use std::collections::BTreeMap;

use jets_core::manifest::Environment;

use super::Settings;
use crate::values::{Arguments, Value, thousands};

/// Names that Lambda sets itself and does not accept, from the page above.
const RESERVED: &str = "\
    AWS_ACCESS_KEY AWS_ACCESS_KEY_ID AWS_DEFAULT_REGION AWS_EXECUTION_ENV \
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE AWS_LAMBDA_FUNCTION_NAME AWS_LAMBDA_FUNCTION_VERSION \
    AWS_LAMBDA_INITIALIZATION_TYPE AWS_LAMBDA_LOG_GROUP_NAME AWS_LAMBDA_LOG_STREAM_NAME \
    AWS_LAMBDA_MAX_CONCURRENCY AWS_LAMBDA_METADATA_API AWS_LAMBDA_METADATA_TOKEN \
    AWS_LAMBDA_RUNTIME_API AWS_REGION AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN \
    LAMBDA_RUNTIME_DIR LAMBDA_TASK_ROOT _HANDLER _X_AMZN_TRACE_ID";

/// Sets the variables of a function. Their size is checked later, together with those of the class.
pub fn set(arguments: Arguments<'_>, settings: &mut Settings) {
    const ACCEPTED: &str = "a map such as `{ TABLE: \"orders\" }`";
    let map = arguments
        .only(ACCEPTED)
        .and_then(|value| value.map(ACCEPTED));
    settings.properties.environment = map.map(|entries| {
        let mut variables = BTreeMap::new();
        for entry in entries.iter() {
            let name = entry.name;
            if let Some(text) = variable(entry)
                && variables.insert(name.to_owned(), text).is_some()
            {
                entry.error_at_key(format!("variable `{name}` is given twice"));
            }
        }
        Environment::new(variables)
    });
}

fn variable(entry: Value<'_>) -> Option<String> {
    if !entry.has_key_of_template() {
        return None;
    }
    if let Some(problem) = problem_of_name(entry.name) {
        entry.error_at_key(problem);
        return None;
    }
    let text = entry.text("a string")?;
    text.masked()?;
    Some(text.into_string())
}

/// Checks a name by `EnvironmentVariableName` of Lambda's API model: `[a-zA-Z]([a-zA-Z0-9_])+`.
fn problem_of_name(name: &str) -> Option<String> {
    if RESERVED.split_whitespace().any(|reserved| reserved == name) {
        return Some(format!("Lambda sets `{name}` itself and refuses it here"));
    }
    let is_allowed = |character: char| character.is_ascii_alphanumeric() || character == '_';
    let is_sound = name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.len() >= 2
        && name.chars().all(is_allowed);
    (!is_sound).then(|| format!("Lambda refuses a variable named `{name}`: a name is two or more of letters, digits and `_`, and begins with a letter"))
}

/// Returns the message that an environment is larger than Lambda accepts.
pub fn problem_of_size(settings: &Settings) -> Option<String> {
    let size = settings.properties.environment.as_ref()?.bytes();
    (size > Environment::MAX_BYTES).then(|| {
        let (size, max) = (thousands(size), thousands(Environment::MAX_BYTES));
        format!("the environment takes {size} bytes, names and values together; the most is {max}")
    })
}
