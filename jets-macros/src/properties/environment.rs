//! Checks environment variables by the rules of Lambda's page on [environment variables][1].
//!
//! [1]: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html

use std::collections::BTreeMap;

use jets_core::{
    manifest::{Environment, Function},
    rules::text,
};

use crate::values::{Arguments, Value, thousands};

/// Sets the variables of a function. Their size is checked later, together with those of the class.
pub fn set(arguments: Arguments<'_>, function: &mut Function) {
    const ACCEPTED: &str = "a map such as `{ TABLE: \"orders\" }`";
    let map = arguments
        .only(ACCEPTED)
        .and_then(|value| value.map(ACCEPTED));
    function.properties.environment = map.map(|entries| {
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
    if let Some(problem) = text::variable(entry.name) {
        entry.error_at_key(problem);
        return None;
    }
    let text = entry.text("a string")?;
    text.masked()?;
    Some(text.into_string())
}

/// Returns the message that an environment is larger than Lambda accepts.
pub fn problem_of_size(function: &Function) -> Option<String> {
    let size = function.properties.environment.as_ref()?.bytes();
    (size > Environment::MAX_BYTES).then(|| {
        let (size, max) = (thousands(size), thousands(Environment::MAX_BYTES));
        format!("the environment takes {size} bytes, names and values together; the most is {max}")
    })
}
