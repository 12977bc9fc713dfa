//! Checks jobs and functions, and makes their manifest.
//!
//! What breaks a rule is reported and left out, and checking goes on with the rest.

mod circles;
mod declarations;
mod function;
mod keywords;
pub mod model;
mod names;
pub mod senders;
pub mod sends;
mod signature;
mod triggers;

use std::collections::BTreeSet;

use jets_core::manifest::JobManifest;
use proc_macro2::Span;

use self::{
    declarations::Declarations,
    function::Class,
    model::{Checked, Job},
};
use crate::{
    diagnostics::Errors,
    resources,
    syntax::{self, Attribute, Declaration, Field, Input, Word},
};

/// Checks everything that was parsed.
pub fn check(input: Input, errors: &Errors) -> Checked {
    if input.jobs.is_empty() && errors.is_empty() {
        errors.at_span(
            Span::call_site(),
            "`jobs!` is empty: it holds one job or more, such as `pub DataJob { … }`",
        );
    }
    let words = keywords::words(&input);
    let mut names = names::Names::default();
    let mut jobs = Vec::new();
    for written in input.jobs {
        let job = check_job(written, errors);
        if names.take(&job, errors) {
            jobs.push(job);
        }
    }
    check_sharing(&jobs, errors);
    circles::check(&jobs, errors);
    if errors.is_empty() {
        check_resources(&jobs, errors);
    }
    Checked {
        library: input.library,
        jobs,
        words,
    }
}

/// Reports a source that another function has too, if each of them would get only a part of it.
fn check_sharing(jobs: &[Job], errors: &Errors) {
    let mut earlier: Vec<(&str, bool, &Word)> = Vec::new();
    for function in jobs.iter().flat_map(|job| &job.functions) {
        let triggers = function.manifest.triggers.iter().zip(&function.triggers);
        let shared = triggers.filter_map(|(trigger, written)| {
            Some((trigger.source(), trigger.allows_sharing()?, written))
        });
        let shared: Vec<_> = shared.collect();
        for (source, is_allowed, written) in &shared {
            let is_refused = |(other, is_other_allowed, _): &&(&str, bool, &Word)| {
                other == source && !(*is_other_allowed && *is_allowed)
            };
            if let Some((.., other)) = earlier.iter().find(is_refused) {
                errors.at(
                    &written.argument,
                    format!("`{other}` takes the messages of this queue too, and each of the two functions gets a part of them: take one function, or a queue for each; `allow_sharing: true` on both allows it"),
                );
            }
        }
        let shared = shared.into_iter();
        earlier.extend(shared.map(|(source, is_allowed, _)| (source, is_allowed, &function.name)));
    }
}

/// Reports resources that do not fit the functions that they trigger, and those that are created twice.
fn check_resources(jobs: &[Job], errors: &Errors) {
    let manifests: Vec<JobManifest> = jobs.iter().map(Job::manifest).collect();
    for ([job, index], problem) in JobManifest::problems(&manifests) {
        let created = jobs.get(job).and_then(|job| job.created().nth(index));
        if let Some(created) = created {
            created.report(&problem, errors);
        }
    }
}

fn check_job(written: syntax::Job, errors: &Errors) -> Job {
    let syntax::Job {
        attributes,
        visibility,
        name,
        fields,
        declarations,
        functions,
        stray_declarations,
        is_sound,
    } = written;
    let attributes = without_conditions("a job", attributes, errors);
    names::check("a job's name", &name, errors);
    let (resources, others): (Vec<_>, Vec<_>) = declarations
        .into_iter()
        .partition(|declaration| resources::find(&declaration.keyword.text).is_some());
    let (sends, class_declarations) = others.into_iter().partition(Declaration::is_of_sends);
    let sends = sends::declared(&name, sends, errors);
    let created = declarations::created(resources, errors);
    let declarations = Declarations::of_class(class_declarations, errors);
    if functions.is_empty() && stray_declarations.is_empty() && is_sound {
        errors.at(
            &name,
            format!("job `{name}` has no function: it needs one or more, `fn name(…) {{ … }}`"),
        );
    }
    for declaration in &stray_declarations {
        keywords::refuse_stray(declaration, errors);
    }
    let aws_name = name_or(&declarations.settings.name, &name).to_owned();
    let class = Class {
        name: &name,
        aws_name: &aws_name,
        settings: declarations.settings,
        description: function::description(&attributes),
        sends: &sends,
        errors,
    };
    let mut taken = BTreeSet::new();
    let mut constants = names::Constants::default();
    let mut checked = Vec::new();
    for written in functions {
        let mut function = class.check(written);
        let function_name = &function.name;
        if taken.insert(function_name.text.clone()) {
            function.constant = constants.take(function_name, errors);
            if !names::is_constant(&function.name) {
                checked.push(function);
            }
        } else {
            let message = format!("job `{name}` has two functions named `{function_name}`");
            errors.at(function_name, message);
        }
    }
    if is_sound {
        sends::check_use(&name, &sends, &mut checked, errors);
    }
    Job {
        attributes,
        visibility,
        sends,
        fields: distinct_fields(fields, errors),
        functions: checked,
        name,
        aws_name,
        created,
    }
}

/// Returns the name outside of Rust, which is the one in Rust if a declaration gives no other.
fn name_or<'a>(declared: &'a str, name: &'a Word) -> &'a str {
    if declared.is_empty() {
        return &name.text;
    }
    declared
}

fn distinct_fields(fields: Vec<Field>, errors: &Errors) -> Vec<Field> {
    let mut names = BTreeSet::new();
    let mut distinct = Vec::new();
    for mut field in fields {
        field.attributes = without_conditions("a field", field.attributes, errors);
        if names.insert(field.name.text.clone()) {
            distinct.push(field);
        } else {
            let name = &field.name;
            errors.at(name, format!("field `{name}` is given twice"));
        }
    }
    distinct
}

/// Returns the attributes without `cfg`, which is reported: the manifest is made before the compiler evaluates it.
fn without_conditions(
    what: &str,
    mut attributes: Vec<Attribute>,
    errors: &Errors,
) -> Vec<Attribute> {
    attributes.retain(|attribute| {
        let is_condition = attribute.is("cfg") || attribute.is("cfg_attr");
        if is_condition {
            errors.at(
                attribute,
                format!("{what} cannot depend on `cfg`, because the manifest is made before the compiler decides: put the attribute on a whole `jobs!`"),
            );
        }
        !is_condition
    });
    attributes
}
