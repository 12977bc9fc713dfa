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
    /// `AWS_LAMBDA_MAX_CONCURRENCY`: how many invocations Lambda sends at the same time.
    max_concurrency: u32,
}

impl Environment {
    /// Reads the variables. `get` returns the value of one.
    pub(super) fn read(get: &dyn Fn(&str) -> Option<String>) -> Result<Self, RunError> {
        let value = |variable, is_valid: fn(&str) -> bool| match get(variable) {
            Some(value) if is_valid(&value) => Ok(value),
            value => Err(RunError::NotOnLambda {
                variable,
                value: value.filter(|value| !value.is_empty()),
            }),
        };
        let given = |value: &str| !value.is_empty();
        value("AWS_LAMBDA_RUNTIME_API", is_address)?;
        let function_name = value("AWS_LAMBDA_FUNCTION_NAME", given)?;
        value("AWS_LAMBDA_FUNCTION_VERSION", given)?;
        value("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", |value| {
            value.parse::<i32>().is_ok()
        })?;
        Ok(Self {
            handler: get("_HANDLER"),
            function_name,
            max_concurrency: get("AWS_LAMBDA_MAX_CONCURRENCY")
                .and_then(|invocations| invocations.parse().ok())
                .unwrap_or(1),
        })
    }

    /// Checks that the program can serve as many invocations at the same time as Lambda sends.
    pub(super) fn check_concurrency(&self, is_concurrent: bool) -> Result<(), RunError> {
        if self.max_concurrency > 1 && !is_concurrent {
            return Err(RunError::NotConcurrent {
                max_concurrency: self.max_concurrency,
            });
        }
        Ok(())
    }
}

fn is_address(runtime_api: &str) -> bool {
    let address = runtime_api.parse::<Uri>();
    address.is_ok_and(|address| address.authority().is_some())
}

#[cfg(test)]
mod tests {
    use super::Environment;

    fn environment(max_concurrency: Option<&str>) -> Environment {
        let get = |variable: &str| match variable {
            "AWS_LAMBDA_RUNTIME_API" => Some("127.0.0.1:9001".to_owned()),
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE" => Some("128".to_owned()),
            "AWS_LAMBDA_MAX_CONCURRENCY" => max_concurrency.map(str::to_owned),
            other => Some(other.to_owned()),
        };
        Environment::read(&get).unwrap()
    }

    #[test]
    fn several_invocations_at_once_need_a_feature() {
        for one in [None, Some("1"), Some("")] {
            assert!(environment(one).check_concurrency(false).is_ok());
        }
        let several = environment(Some("4"));
        assert!(several.check_concurrency(true).is_ok());
        let error = several.check_concurrency(false).unwrap_err();
        assert_eq!(
            error.to_string(),
            "Lambda sends up to 4 invocations at the same time: add the feature `managed-instances` of jets-rs"
        );
    }
}
