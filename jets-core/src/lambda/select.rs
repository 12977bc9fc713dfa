//! Selects the function of an app that a program serves.

use super::{RunError, environment::Environment};

/// Returns the handler among `known` that the environment selects.
pub(super) fn handler(
    environment: &Environment,
    known: &[&'static str],
) -> Result<&'static str, RunError> {
    select(
        environment.handler.as_deref(),
        &environment.function_name,
        known,
    )
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
    use super::select;

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
