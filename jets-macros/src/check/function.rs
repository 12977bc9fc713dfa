//! The rules of a function: its declarations, its signature, its names.

use jets_core::manifest::HandlerName;
use proc_macro2::Ident;

use super::{
    attributes, declarations, environment,
    job::check_name,
    model::{Function, Settings, Word},
    signature::{self, Signature},
};
use crate::{
    diagnostics::Errors,
    parse::syntax::{Function as Written, unraw},
};

/// The most characters of a function's name: <https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html>.
const MOST_CHARACTERS: usize = 64;

/// Checks one function of job `job`, whose class-level settings are `class`.
pub(super) fn check(
    job: &Ident,
    written: Written,
    class: &Settings,
    words: &mut Vec<Word>,
    errors: &mut Errors,
) -> Function {
    let attributes =
        attributes::without_conditions("a function", written.attributes.clone(), errors);
    check_name("a function's name", &written.name, errors);
    check_length(job, &written.name, errors);
    let declarations::OfFunction {
        triggers,
        settings,
        has_trigger,
        environment_keyword,
    } = declarations::of_function(&written.declarations, class, words, errors);
    let Signature {
        asyncness,
        receiver,
        parameters,
        sound,
    } = signature::check(&written, &triggers, has_trigger, words, errors);
    check_environment(
        environment_keyword.as_ref().unwrap_or(&written.name),
        class,
        &settings,
        errors,
    );
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
        triggers,
        settings,
        callable: sound && !written.damaged,
    }
}

/// Reports a name that is too long for Lambda even with the shortest project and environment.
fn check_length(job: &Ident, name: &Ident, errors: &mut Errors) {
    let suffix = HandlerName::new(&unraw(job), &unraw(name)).function_name_suffix();
    let shortest = "p-e-".len() + suffix.chars().count();
    if shortest > MOST_CHARACTERS {
        errors.at(
            name,
            format!("the Lambda function would be named `<project>-<environment>-{suffix}`, of {shortest} characters or more; the most is {MOST_CHARACTERS}"),
        );
    }
}

/// What the class has too much of is reported there.
fn check_environment(at: &Ident, class: &Settings, own: &Settings, errors: &mut Errors) {
    if environment::fits(class) {
        environment::check_size(at, &own.over(class), errors);
    }
}
