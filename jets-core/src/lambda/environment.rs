//! Reads the [environment variables][1] that Lambda sets, and selects the function that the program serves.
//!
//! `lambda_runtime` panics if one that it needs is missing, so they are checked first.
//!
//! [1]: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html

use http::Uri;

use super::RunError;

pub(super) struct Environment {
    /// `_HANDLER`: the function's handler setting.
    handler: Option<String>,
    /// `AWS_LAMBDA_FUNCTION_NAME`.
    function_name: String,
    /// `AWS_LAMBDA_MAX_CONCURRENCY`: how many invocations Lambda sends at the same time.
    max_concurrency: u32,
}

impl Environment {
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

    /// Returns the handler among `known` that the program serves.
    pub(super) fn select(&self, known: &[&'static str]) -> Result<&'static str, RunError> {
        select(self.handler.as_deref(), &self.function_name, known)
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

fn select(
    handler: Option<&str>,
    function_name: &str,
    known: &[&'static str],
) -> Result<&'static str, RunError> {
    if let Some(twice) = known.iter().enumerate().find_map(|(index, name)| {
        let later = known.get(index + 1..)?;
        later.contains(name).then_some(*name)
    }) {
        return Err(RunError::DuplicateHandler(twice));
    }
    let by_handler = || known.iter().find(|name| handler == Some(**name));
    let by_function_name = || {
        let named = known.iter().filter(|name| ends_in(function_name, name));
        named.max_by_key(|name| name.len())
    };
    match (by_handler().or_else(by_function_name), known) {
        (Some(name), _) => Ok(name),
        (None, [only]) => Ok(only),
        (None, []) => Err(RunError::NoJob),
        (None, _) => Err(RunError::UnknownHandler {
            handler: handler.map(str::to_owned),
            function_name: function_name.to_owned(),
            known: known.to_vec(),
        }),
    }
}

/// Returns `true` if `function_name` is a deployment of the handler: `demo-dev-data_job-file` of `data_job.file`.
fn ends_in(function_name: &str, handler: &str) -> bool {
    function_name
        .strip_suffix(&handler.replace('.', "-"))
        .is_some_and(|deployment| deployment.is_empty() || deployment.ends_with('-'))
}

#[cfg(test)]
mod tests {
    use super::{Environment, select};

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

    const JOBS: &[&str] = &["data_job.file", "my_data_job.file", "data_job.other"];

    #[test]
    fn the_handler_setting_comes_first() {
        for (handler, function_name, expected) in [
            (
                Some("data_job.other"),
                "demo-dev-data_job-file",
                "data_job.other",
            ),
            (Some("bootstrap"), "demo-dev-data_job-file", "data_job.file"),
            (Some(""), "data_job-file", "data_job.file"),
            (None, "demo-dev-my_data_job-file", "my_data_job.file"),
            (None, "a-b-c-data_job-other", "data_job.other"),
        ] {
            assert_eq!(select(handler, function_name, JOBS).unwrap(), expected);
        }
    }

    #[test]
    fn the_only_function_is_served_whatever_the_names() {
        let only = &["data_job.file"];
        assert_eq!(
            select(Some("bootstrap"), "anything", only).unwrap(),
            "data_job.file"
        );
    }

    #[test]
    fn what_cannot_be_told_is_an_error_that_lists_the_handlers() {
        for (handler, function_name, expected) in [
            (
                Some("bootstrap"),
                "x",
                "handler `bootstrap` and function name `x`",
            ),
            (
                None,
                "metadata_job-file",
                "handler (not set) and function name `metadata_job-file`",
            ),
        ] {
            assert_eq!(
                select(handler, function_name, JOBS)
                    .unwrap_err()
                    .to_string(),
                format!(
                    "which function to serve is unknown: {expected} name none of \
                     data_job.file, my_data_job.file, data_job.other"
                )
            );
        }
        let none = select(None, "x", &[]).unwrap_err();
        assert_eq!(
            none.to_string(),
            "the app has no job to serve: add one with `App::job`"
        );
        let twice = select(None, "x", &["a.b", "c.d", "a.b"]).unwrap_err();
        assert_eq!(twice.to_string(), "two functions have the handler `a.b`");
    }
}
