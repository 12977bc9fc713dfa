//! The rules of a job: its name, its fields, and what it holds together.

use std::collections::{HashMap, HashSet};

use jets_core::manifest::HandlerName;
use proc_macro2::Ident;

use super::{
    attributes, declarations, function,
    model::{Job, Word},
};
use crate::{
    diagnostics::Errors,
    parse::syntax::{Field, Job as Written, unraw},
};

/// Checks one job.
pub(super) fn check(written: Written, words: &mut Vec<Word>, errors: &mut Errors) -> Job {
    let Written {
        attributes,
        visibility,
        name,
        fields,
        class_declarations,
        functions,
        stray_declarations,
    } = written;
    attributes::refuse_conditional("a job", &attributes, errors);
    check_name("a job's name", &name, errors);
    let class = declarations::of_class(&class_declarations, words, errors);
    if functions.is_empty() && stray_declarations.is_empty() {
        errors.at(
            &name,
            format!("job `{name}` has no function: it needs one or more, `fn name(…) {{ … }}`"),
        );
    }
    declarations::stray(&stray_declarations, words, errors);
    let mut names = HashSet::new();
    let mut checked = Vec::new();
    for written in functions {
        let function_name = unraw(&written.name);
        let at = written.name.clone();
        let function = function::check(&name, written, &class, words, errors);
        if names.insert(function_name.clone()) {
            checked.push(function);
        } else {
            errors.at(
                at,
                format!("job `{name}` has two functions named `{function_name}`"),
            );
        }
    }
    Job {
        attributes,
        visibility,
        name,
        fields: distinct_fields(fields, errors),
        class,
        functions: checked,
    }
}

/// The names that the jobs of one `jobs!` have taken.
#[derive(Default)]
pub(super) struct Names {
    jobs: HashSet<String>,
    /// The job of each handler.
    handlers: HashMap<String, String>,
}

impl Names {
    /// Takes the names of `job`; `false` says that another job has its name.
    pub(super) fn take(&mut self, job: &Job, errors: &mut Errors) -> bool {
        let name = unraw(&job.name);
        if !self.jobs.insert(name.clone()) {
            errors.at(&job.name, format!("two jobs are named `{name}`"));
            return false;
        }
        let mut collision = None;
        for function in &job.functions {
            let handler = HandlerName::new(&name, &unraw(&function.name)).to_string();
            let taken = self.handlers.insert(handler.clone(), name.clone());
            collision = collision.or(taken.map(|other| (other, handler)));
        }
        if let Some((other, handler)) = collision {
            errors.at(
                &job.name,
                format!("jobs `{other}` and `{name}` both have the handler `{handler}`"),
            );
        }
        true
    }
}

/// Lambda's names are of ASCII letters, digits, `-` and `_`: `FunctionName` of its API model.
pub(super) fn check_name(what: &str, name: &Ident, errors: &mut Errors) {
    super::values::only_characters(
        what,
        "ASCII letters, digits and `_`, for the Lambda function is named after it",
        &unraw(name),
        |character| character.is_ascii_alphanumeric() || character == '_',
        name,
        errors,
    );
}

fn distinct_fields(fields: Vec<Field>, errors: &mut Errors) -> Vec<Field> {
    let mut names = HashSet::new();
    let mut distinct = Vec::new();
    for field in fields {
        let name = unraw(&field.name);
        if names.insert(name.clone()) {
            distinct.push(field);
        } else {
            errors.at(&field.name, format!("field `{name}` is given twice"));
        }
    }
    distinct
}
