//! Checks names: that AWS accepts them, and that no two jobs, handlers or resources share one.

use std::collections::{BTreeMap, BTreeSet};

use jets_core::manifest::HandlerName;

use super::model::Job;
use crate::{diagnostics::Errors, syntax::Word, values::name::refused_character};

/// The maximum length of a function's name: <https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html>.
const MAX_CHARACTERS: usize = 64;

/// Reports a name with other characters than ASCII letters, digits, `-` and `_`: `FunctionName` of Lambda's API model.
pub fn check(what: &str, name: &Word, errors: &Errors) {
    let problem = refused_character(
        what,
        "ASCII letters, digits and `_`, because the Lambda function is named after it",
        &name.text,
        |character| character.is_ascii_alphanumeric() || character == '_',
    );
    if let Some(problem) = problem {
        errors.at(name, problem);
    }
}

/// Reports a name that is too long for Lambda, even with the shortest names of project and environment.
pub fn check_length(job: &str, function: &str, written: &Word, errors: &Errors) {
    let suffix = HandlerName::new(job, function).function_name_suffix();
    let shortest = "p-e-".len() + suffix.chars().count();
    if shortest > MAX_CHARACTERS {
        errors.at(
            written,
            format!("the Lambda function would be named `<project>-<environment>-{suffix}`, of {shortest} characters or more; the most is {MAX_CHARACTERS}"),
        );
    }
}

/// The name of the constant with the manifest of a job.
const MANIFEST: &str = "MANIFEST";

/// Returns `true` if the name of a function is that of a constant, which would be defined twice.
pub fn is_constant(function: &Word) -> bool {
    function.text == function.text.to_ascii_uppercase()
}

/// The constants of one job: the function, by the name of its constant.
#[derive(Default)]
pub struct Constants(BTreeMap<String, String>);

impl Constants {
    /// Returns the name of the constant for `function`, or reports that the job has another item of that name.
    pub fn take(&mut self, function: &Word, errors: &Errors) -> Option<String> {
        let name = &function.text;
        let constant = name.to_ascii_uppercase();
        let problem = if constant == MANIFEST {
            format!(
                "a function cannot be named `{name}`: its constant would be `{MANIFEST}`, which is the job's manifest"
            )
        } else if is_constant(function) {
            format!(
                "a function cannot be named `{name}`: that is the name of its constant; write a name with a lower-case letter"
            )
        } else if let Some(other) = self.0.get(&constant) {
            format!(
                "`{other}` and `{name}` would both have the constant `{constant}`: give one of them another name"
            )
        } else {
            self.0.insert(constant.clone(), name.clone());
            return Some(constant);
        };
        // A name that Lambda does not accept has been reported.
        if name.is_ascii() {
            errors.at(function, problem);
        }
        None
    }
}

/// The names that the jobs of one `jobs!` have used so far.
#[derive(Default)]
pub struct Names {
    jobs: BTreeSet<String>,
    /// The name of the job, by handler.
    handlers: BTreeMap<String, String>,
    /// The handler, by logical id.
    logical_ids: BTreeMap<String, String>,
}

impl Names {
    /// Records the names of `job`, and reports those that are in use. Returns `false` if another job has its name.
    pub fn take(&mut self, job: &Job, errors: &Errors) -> bool {
        let name = &job.name;
        if !self.jobs.insert(job.aws_name.clone()) {
            errors.at(name, format!("two jobs are named `{name}`"));
            return false;
        }
        let mut collision = None;
        for function in &job.functions {
            let names = HandlerName::new(&job.aws_name, &function.manifest.name);
            let taken = self.handlers.insert(names.to_string(), name.text.clone());
            match taken {
                Some(other) if other == name.text => errors.at(
                    &function.name,
                    format!("another function of job `{name}` has the handler `{names}` already: give one of them another `name`"),
                ),
                // Equal handlers also have equal logical ids, and names that differ in case may. Report that once.
                Some(other) => collision = collision.or(Some((other, names.to_string()))),
                None if function.constant.is_none() => {}
                None => self.take_logical_id(&names, &function.name, errors),
            }
        }
        if let Some((other, handler)) = collision {
            errors.at(
                name,
                format!("jobs `{other}` and `{name}` both have the handler `{handler}`"),
            );
        }
        true
    }

    /// Records the logical id, and reports one that is in use. Logical ids have no `_`, so two handlers can share one.
    fn take_logical_id(&mut self, names: &HandlerName, written: &Word, errors: &Errors) {
        let id = names.logical_id();
        let taken = self.logical_ids.insert(id.to_owned(), names.to_string());
        if let Some(other) = taken {
            errors.at(
                written,
                format!("`{other}` and `{names}` would both be `{id}` in a template: give one of them another name"),
            );
        }
    }
}
