//! The rules of a job: its name, its fields, and what it holds together.

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
    let mut checked: Vec<super::model::Function> = Vec::new();
    for written in functions {
        let is_second = checked.iter().any(|earlier| earlier.name == written.name);
        if is_second {
            errors.at(
                &written.name,
                format!("job `{name}` has two functions named `{}`", written.name),
            );
        }
        let function = function::check(&name, written, &class, words, errors);
        if !is_second {
            checked.push(function);
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

/// Whether neither the job's name nor one of its handlers is taken by `others`.
pub(super) fn is_distinct(job: &Job, others: &[Job], errors: &mut Errors) -> bool {
    let handler =
        |job: &Ident, function: &Ident| HandlerName::new(&unraw(job), &unraw(function)).to_string();
    for other in others {
        if other.name == job.name {
            errors.at(&job.name, format!("two jobs are named `{}`", job.name));
            return false;
        }
        let collision = job.functions.iter().find(|function| {
            let name = handler(&job.name, &function.name);
            other
                .functions
                .iter()
                .any(|taken| handler(&other.name, &taken.name) == name)
        });
        if let Some(function) = collision {
            errors.at(
                &job.name,
                format!(
                    "jobs `{}` and `{}` both have the handler `{}`",
                    other.name,
                    job.name,
                    handler(&job.name, &function.name)
                ),
            );
        }
    }
    true
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
    let mut distinct: Vec<Field> = Vec::new();
    for field in fields {
        if distinct.iter().any(|earlier| earlier.name == field.name) {
            errors.at(
                &field.name,
                format!("field `{}` is given twice", field.name),
            );
        } else {
            distinct.push(field);
        }
    }
    distinct
}
