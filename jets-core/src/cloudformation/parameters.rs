//! The parameters of a template: what differs from one deployment to the next.

use std::collections::BTreeMap;

use super::{
    Stack, TemplateError,
    substitution::Substitution,
    template::{Entries, Parameter},
};

/// The parameter that names the S3 bucket of the program.
pub(crate) const CODE_BUCKET: &str = "CodeBucket";
/// The parameter that names the S3 object of the program.
pub(crate) const CODE_KEY: &str = "CodeKey";

/// What [the name of a function][1] may hold, of which project and environment are parts.
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html#lambda-CreateFunction-request-FunctionName
const NAME_PATTERN: &str = "^[a-zA-Z0-9_-]+$";

/// The most characters of [a function's name][1].
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html#lambda-CreateFunction-request-FunctionName
pub(crate) const LONGEST_FUNCTION_NAME: usize = 64;

/// The parameters that every template has, then those that its strings name.
///
/// `longest_name` is the most characters of a function's name beside those of project and environment, `owners` the
/// handler of the function that each logical id belongs to.
pub(super) fn all(
    stack: &Stack,
    substitution: Substitution,
    owners: &BTreeMap<String, String>,
    longest_name: usize,
) -> Result<Entries<Parameter>, TemplateError> {
    let mut parameters = Entries::default();
    for (name, default, description) in [
        ("Project", &stack.project, "Name of the project"),
        ("Environment", &stack.environment, "Name of the environment"),
    ] {
        let parameter = Parameter {
            r#type: "String",
            description: description.to_owned(),
            default: Some(default.clone()),
            allowed_pattern: Some(NAME_PATTERN),
            // The other of the two has one character at least.
            max_length: Some(LONGEST_FUNCTION_NAME.saturating_sub(longest_name + 1)),
        };
        parameters.push(name.to_owned(), parameter);
    }
    for (name, description) in [
        (CODE_BUCKET, "S3 bucket that holds the program"),
        (
            CODE_KEY,
            "Key of the zip file in the bucket, with the program as bootstrap",
        ),
    ] {
        parameters.push(name.to_owned(), required(description));
    }
    for name in substitution.into_names() {
        if let Some(handler) = owners.get(&name) {
            return Err(TemplateError::ParameterIsResource {
                handler: handler.clone(),
                name,
            });
        }
        if !["Project", "Environment", CODE_BUCKET, CODE_KEY].contains(&name.as_str()) {
            let parameter = required(&format!("What {name} stands for in the jobs"));
            parameters.push(name, parameter);
        }
    }
    Ok(parameters)
}

fn required(description: &str) -> Parameter {
    Parameter {
        r#type: "String",
        description: description.to_owned(),
        default: None,
        allowed_pattern: None,
        max_length: None,
    }
}
