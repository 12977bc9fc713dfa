//! The rules of a job: its name, its fields, and what it holds together.

use std::collections::{HashMap, HashSet};

use jets_core::manifest::HandlerName;
use proc_macro2::Ident;

use super::{
    attributes, declarations, environment, function,
    model::{Job, Settings, Word},
};
use crate::{
    diagnostics::Errors,
    parse::syntax::{Declaration, Field, Job as Written, unraw},
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
        damaged,
    } = written;
    let attributes = attributes::without_conditions("a job", attributes, errors);
    check_name("a job's name", &name, errors);
    let class = declarations::of_class(&class_declarations, words, errors);
    check_class_environment(&class_declarations, &class, errors);
    if functions.is_empty() && stray_declarations.is_empty() && !damaged {
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
        if function_name == "MANIFEST" {
            let message = "a function cannot be named `MANIFEST`: that is the job's constant";
            errors.at(at, message);
        } else if names.insert(function_name.clone()) {
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

fn check_class_environment(declarations: &[Declaration], class: &Settings, errors: &mut Errors) {
    let keyword = declarations
        .iter()
        .map(|declaration| &declaration.keyword)
        .find(|keyword| *keyword == "class_environment" || *keyword == "class_env");
    if let Some(keyword) = keyword {
        environment::check_size(keyword, class, errors);
    }
}

/// The names that the jobs of one `jobs!` have taken.
#[derive(Default)]
pub(super) struct Names {
    jobs: HashSet<String>,
    /// The job of each handler.
    handlers: HashMap<String, String>,
    /// The handler of each logical id.
    logical_ids: HashMap<String, String>,
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
            let names = HandlerName::new(&name, &unraw(&function.name));
            let taken = self.handlers.insert(names.to_string(), name.clone());
            collision = collision.or(taken.map(|other| (other, names.to_string())));
            self.take_logical_id(&names, &function.name, errors);
        }
        if let Some((other, handler)) = collision {
            errors.at(
                &job.name,
                format!("jobs `{other}` and `{name}` both have the handler `{handler}`"),
            );
        }
        true
    }

    /// What is unique in a program need not be in a template, whose ids have no `_`.
    fn take_logical_id(&mut self, names: &HandlerName, at: &Ident, errors: &mut Errors) {
        let id = names.logical_id();
        let taken = self.logical_ids.insert(id.to_owned(), names.to_string());
        if let Some(other) = taken {
            errors.at(
                at,
                format!("`{other}` and `{names}` would both be `{id}` in a template: give one of them another name"),
            );
        }
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
    for mut field in fields {
        field.attributes = attributes::without_conditions("a field", field.attributes, errors);
        let name = unraw(&field.name);
        if names.insert(name.clone()) {
            distinct.push(field);
        } else {
            errors.at(&field.name, format!("field `{name}` is given twice"));
        }
    }
    distinct
}
