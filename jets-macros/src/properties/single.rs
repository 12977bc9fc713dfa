//! Properties with one value: a number, a text, a bare word, or a map of tags.
//!
//! Limits are those of Lambda's [quotas][1] and of `CreateFunction` in its API model, for a standard function.
//!
//! [1]: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html

use jets_core::manifest::{
    Architecture, EphemeralStorage, Number, RecursiveLoop, TracingConfig, TracingMode,
    limits::Limits,
};

use super::Settings;
use crate::{
    diagnostics::{Errors, one_of},
    rules::{self, arguments, number, placeholders, values},
    syntax::Declaration,
};

fn number_argument<L: Limits>(
    unit: &str,
    declaration: &Declaration,
    errors: &mut Errors,
) -> Option<Number<L>> {
    let range = values::range_text(&L::RANGE);
    let accepted = format!("{range}{unit}");
    let value = arguments::only(&accepted, declaration, errors)?;
    number::number_as(&declaration.keyword.text, &accepted, value, errors)
}

pub fn timeout(declaration: &Declaration, settings: &mut Settings, errors: &mut Errors) {
    settings.properties.timeout = number_argument(" seconds", declaration, errors);
}

pub fn memory_size(declaration: &Declaration, settings: &mut Settings, errors: &mut Errors) {
    settings.properties.memory_size = number_argument(" MB", declaration, errors);
}

pub fn ephemeral_storage(declaration: &Declaration, settings: &mut Settings, errors: &mut Errors) {
    settings.properties.ephemeral_storage =
        number_argument(" MB", declaration, errors).map(|size| EphemeralStorage { size });
}

pub fn reserved_concurrent_executions(
    declaration: &Declaration,
    settings: &mut Settings,
    errors: &mut Errors,
) {
    settings.properties.reserved_concurrent_executions = number_argument("", declaration, errors);
}

pub fn description(declaration: &Declaration, settings: &mut Settings, errors: &mut Errors) {
    const ACCEPTED: &str = "a string of at most 256 characters";
    settings.properties.description = arguments::only(ACCEPTED, declaration, errors)
        .and_then(|value| values::string(&declaration.keyword.text, ACCEPTED, value, errors))
        .and_then(|literal| {
            placeholders::masked(literal, errors)?;
            let text = literal.value();
            let characters = text.chars().count();
            if characters > 256 {
                errors.at(
                    literal,
                    format!("a description has at most 256 characters, not {characters}"),
                );
            }
            (characters <= 256).then_some(text)
        });
}

pub fn tags(declaration: &Declaration, settings: &mut Settings, errors: &mut Errors) {
    const ACCEPTED: &str = "a map such as `{ Team: \"data\" }`";
    settings.properties.tags = arguments::only(ACCEPTED, declaration, errors)
        .and_then(|value| rules::tags::check("a function", value, errors));
}

pub fn architecture(declaration: &Declaration, settings: &mut Settings, errors: &mut Errors) {
    const KNOWN: [(&str, Architecture); 2] = [
        ("arm64", Architecture::Arm64),
        ("x86_64", Architecture::X86_64),
    ];
    settings.properties.architectures = word_argument("architecture", &KNOWN, declaration, errors)
        .map(|architecture| vec![architecture]);
}

pub fn tracing(declaration: &Declaration, settings: &mut Settings, errors: &mut Errors) {
    const KNOWN: [(&str, TracingMode); 2] = [
        ("Active", TracingMode::Active),
        ("PassThrough", TracingMode::PassThrough),
    ];
    settings.properties.tracing_config =
        word_argument("tracing", &KNOWN, declaration, errors).map(|mode| TracingConfig { mode });
}

pub fn recursive_loop(declaration: &Declaration, settings: &mut Settings, errors: &mut Errors) {
    const KNOWN: [(&str, RecursiveLoop); 2] = [
        ("Allow", RecursiveLoop::Allow),
        ("Terminate", RecursiveLoop::Terminate),
    ];
    settings.properties.recursive_loop =
        word_argument("recursive_loop", &KNOWN, declaration, errors);
}

/// Returns the value of the bare word that is a declaration's only argument.
pub(super) fn word_argument<T: Copy>(
    owner: &str,
    known: &[(&'static str, T)],
    declaration: &Declaration,
    errors: &mut Errors,
) -> Option<T> {
    let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
    let value = arguments::only(&one_of(&names), declaration, errors)?;
    values::word(owner, known, value, errors)
}
