//! Checks a job: its name, its fields, and whether its parts go together.

use std::collections::HashSet;

use super::{
    attributes, declarations, function, keywords,
    model::{Job, LanguageWord},
    names, together,
};
use crate::{
    diagnostics::Errors,
    properties::{Settings, environment},
    syntax::{Declaration, Field, Job as Written},
};

/// Checks one job.
pub fn check(written: Written, words: &mut Vec<LanguageWord>, errors: &mut Errors) -> Job {
    let Written {
        attributes,
        visibility,
        name,
        fields,
        mut class_declarations,
        functions,
        stray_declarations,
        is_sound,
    } = written;
    let attributes = attributes::without_conditions("a job", attributes, errors);
    names::check("a job's name", &name, errors);
    let class = declarations::of_class(&mut class_declarations, words, errors);
    together::check_class(&class, errors);
    let class = class.settings;
    check_class_environment(&class_declarations, &class, errors);
    if functions.is_empty() && stray_declarations.is_empty() && is_sound {
        errors.at(
            &name,
            format!("job `{name}` has no function: it needs one or more, `fn name(…) {{ … }}`"),
        );
    }
    declarations::stray(&stray_declarations, words, errors);
    let mut function_names = HashSet::new();
    let mut checked = Vec::new();
    for written in functions {
        let function_name = written.name.clone();
        let function = function::check(&name, written, &class, words, errors);
        if function_name.text == "MANIFEST" {
            let message = "a function cannot be named `MANIFEST`: that is the job's constant";
            errors.at(function_name, message);
        } else if function_names.insert(function_name.text.clone()) {
            checked.push(function);
        } else {
            errors.at(
                &function_name,
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
        .find(|keyword| declarations::is_environment(keywords::without_class(&keyword.text)));
    if let Some(keyword) = keyword {
        environment::check_size(keyword, class, errors);
    }
}

fn distinct_fields(fields: Vec<Field>, errors: &mut Errors) -> Vec<Field> {
    let mut names = HashSet::new();
    let mut distinct = Vec::new();
    for mut field in fields {
        field.attributes = attributes::without_conditions("a field", field.attributes, errors);
        if names.insert(field.name.text.clone()) {
            distinct.push(field);
        } else {
            let name = &field.name;
            errors.at(name, format!("field `{name}` is given twice"));
        }
    }
    distinct
}
