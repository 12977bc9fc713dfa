//! The parameters of a template: what differs from one deployment to the next.

use super::{
    Stack, TemplateError,
    logical_ids::Owners,
    placeholders::Placeholders,
    template::{Entries, Parameter},
};

/// The parameter that names the S3 bucket of the program.
pub(super) const CODE_BUCKET: &str = "CodeBucket";
/// The parameter that names the S3 object of the program.
pub(super) const CODE_KEY: &str = "CodeKey";

/// What [the name of a function][1] may hold, of which project and environment are parts.
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html#lambda-CreateFunction-request-FunctionName
const NAME_PATTERN: &str = "^[a-zA-Z0-9_-]+$";

/// The parameters that every template has, then those that the manifest's strings name.
pub(super) fn all(
    stack: &Stack,
    placeholders: Placeholders,
    owners: &Owners,
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
    for name in placeholders.into_names() {
        if let Some(handler) = owners.of(&name) {
            return Err(TemplateError::ParameterIsResource {
                handler: handler.to_owned(),
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
    }
}
