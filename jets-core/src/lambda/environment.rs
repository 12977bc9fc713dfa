//! What Lambda tells a program by [environment variables][1].
//!
//! `lambda_runtime` panics where one that it needs is missing, so they are checked first.
//!
//! [1]: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html

use lambda_runtime_api_client::PooledClient;

use super::RunError;

pub(super) struct Environment {
    /// `_HANDLER`: the function's handler setting.
    pub(super) handler: Option<String>,
    /// `AWS_LAMBDA_FUNCTION_NAME`.
    pub(super) function_name: String,
    /// Talks to the Runtime API at `AWS_LAMBDA_RUNTIME_API`.
    pub(super) client: PooledClient,
}

impl Environment {
    /// Reads the variables; `get` gives the value of one.
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
            client: client(runtime_api)?,
        })
    }
}

fn client(runtime_api: String) -> Result<PooledClient, RunError> {
    let not_an_address = |value| RunError::NotOnLambda {
        variable: "AWS_LAMBDA_RUNTIME_API",
        value: Some(value),
    };
    let Ok(endpoint) = runtime_api.parse() else {
        return Err(not_an_address(runtime_api));
    };
    let client = PooledClient::builder().with_endpoint(endpoint).build();
    if client.base.authority().is_none() {
        return Err(not_an_address(runtime_api));
    }
    Ok(client)
}
