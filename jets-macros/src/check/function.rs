//! The rules of a function: its declarations, its signature, its names.

use jets_core::manifest;

use super::{
    attributes, declarations,
    model::{Function, LanguageWord, ParameterKind},
    names,
    signature::{self, Signature},
    together,
    triggers::Named,
};
use crate::{
    diagnostics::Errors,
    parse::{Word, syntax::Function as Written},
    properties::{Settings, environment},
    triggers::DeclaredTrigger,
};

/// Checks one function of job `job`, whose class-level settings are `class`.
pub fn check(
    job: &Word,
    written: Written,
    class: &Settings,
    words: &mut Vec<LanguageWord>,
    errors: &mut Errors,
) -> Function {
    let attributes =
        attributes::without_conditions("a function", written.attributes.clone(), errors);
    names::check("a function's name", &written.name, errors);
    names::check_length(job, &written.name, errors);
    let named = Named::of(&written.declarations);
    let Signature {
        asyncness,
        receiver,
        parameters,
        is_sound,
    } = signature::check(&written, &named, words, errors);
    let form = parameters
        .iter()
        .find_map(|parameter| match parameter.kind {
            ParameterKind::Trigger(trigger) => Some(trigger.form),
            ParameterKind::Event | ParameterKind::Context => None,
        });
    let deployed = manifest::Function::new(&job.text, &written.name.text);
    let declared =
        declarations::of_function(&deployed, written.declarations, class, form, words, errors);
    if form.is_none() && is_sound && written.is_sound {
        refuse_aggregated(&declared.triggers, errors);
    }
    check_environment(
        declared.keyword("environment").unwrap_or(&written.name),
        class,
        &declared.settings,
        errors,
    );
    together::check(&declared, class, errors);
    Function {
        attributes,
        visibility: written.visibility,
        asyncness,
        keyword: written.keyword,
        name: written.name,
        receiver,
        parameters,
        parentheses: written.parentheses,
        output: written.output,
        body: written.body,
        triggers: declared.triggers,
        settings: declared.settings,
        is_sound: is_sound && written.is_sound,
    }
}

/// Records are unpacked for the parameter that takes them; `event` says what the payload says.
fn refuse_aggregated(triggers: &[DeclaredTrigger], errors: &mut Errors) {
    let aggregated = triggers
        .iter()
        .find_map(|trigger| trigger.code.aggregated.as_ref());
    if let Some(aggregated) = aggregated {
        errors.at(
            aggregated,
            "`aggregated` needs parameter `kinesis_data` or `kinesis_record`, which the records are unpacked for",
        );
    }
}

/// What the class has too much of is reported there.
fn check_environment(at: &Word, class: &Settings, own: &Settings, errors: &mut Errors) {
    if environment::fits(class) {
        environment::check_size(at, &own.over(class), errors);
    }
}
