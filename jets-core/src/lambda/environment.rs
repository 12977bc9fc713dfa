//! Reads the [environment variables][1] that Lambda sets.
//!
//! `lambda_runtime` panics if one that it needs is missing, so they are checked first.
//!
//! [1]: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html

use http::Uri;

use super::RunError;

pub(super) struct Environment {
    /// `_HANDLER`: the function's handler setting.
    pub(super) handler: Option<String>,
    /// `AWS_LAMBDA_FUNCTION_NAME`.
    pub(super) function_name: String,
    /// `AWS_LAMBDA_RUNTIME_API`: the address of the Runtime API.
    pub(super) runtime_api: Uri,
}

impl Environment {
    /// Reads the variables. `get` returns the value of one.
    pub(super) fn read(get: impl Fn(&'static str) -> Option<String>) -> Result<Self, RunError> {
        let required = |variable| {
            let value = get(variable).filter(|value| !value.is_empty());
            value.ok_or(RunError::NotOnLambda {
                variable,
                value: None,
            })
        };
        let runtime_api = required("AWS_LAMBDA_RUNTIME_API")?;
        let function_name = required("AWS_LAMBDA_FUNCTION_NAME")?;
        required("AWS_LAMBDA_FUNCTION_VERSION")?;
        let memory = required("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")?;
        if memory.parse::<i32>().is_err() {
            return Err(RunError::NotOnLambda {
                variable: "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                value: Some(memory),
            });
        }
        Ok(Self {
            handler: get("_HANDLER"),
            function_name,
            runtime_api: address(runtime_api)?,
        })
    }
}

fn address(runtime_api: String) -> Result<Uri, RunError> {
    let address = runtime_api.parse().ok();
    let address = address.filter(|address: &Uri| address.authority().is_some());
    address.ok_or(RunError::NotOnLambda {
        variable: "AWS_LAMBDA_RUNTIME_API",
        value: Some(runtime_api),
    })
}
