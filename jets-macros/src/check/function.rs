//! Checks a function: its declarations, signature and names.

use jets_core::manifest;
use proc_macro2::TokenStream;

use super::{
    attributes, declarations,
    model::{Function, LanguageWord},
    named::Named,
    names,
    signature::{self, Signature},
    together,
};
use crate::{
    diagnostics::Errors,
    properties::{Settings, environment},
    syntax::{Function as Written, Word, rust},
};

/// Checks one function of `job`, whose class settings are `class`.
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
    let signature = signature::check(&written, &named, words, errors);
    refuse_helper(job, &written, &named, &signature, errors);
    let deployed = manifest::Function::new(&job.text, &written.name.text);
    let declared = declarations::of_function(
        &deployed,
        written.declarations,
        class,
        &signature,
        words,
        errors,
    );
    let Signature {
        asyncness,
        receiver,
        parameters,
        is_sound,
    } = signature;
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
        generics: well_formed(written.generics),
        receiver,
        parameters,
        parentheses: written.parentheses,
        output: written.output,
        body: written.body,
        triggers: declared.triggers,
        code: declared.code,
        settings: declared.settings,
        is_sound: is_sound && written.is_sound && declared.fits_signature,
    }
}

/// Returns `generics` if Rust can parse them. They are reported already; expanding them avoids a second error at each
/// type that names them.
fn well_formed(generics: TokenStream) -> TokenStream {
    if rust::are_generics(&generics) {
        generics
    } else {
        TokenStream::new()
    }
}

/// Reports a private function that nothing invokes and that takes no parameter. It cannot be meant as a Lambda
/// function.
fn refuse_helper(
    job: &Word,
    written: &Written,
    named: &Named,
    signature: &Signature,
    errors: &mut Errors,
) {
    let is_helper = written.visibility.is_inherited()
        && written.declarations.is_empty()
        && !named.has_unknown
        && signature.parameters.is_empty()
        && signature.is_sound
        && written.is_sound;
    if is_helper {
        let name = &written.name;
        errors.at(
            name,
            format!("`{name}` would be a Lambda function that nothing invokes: write a helper in an `impl {job} {{ … }}` beside `jobs!`; a function that is invoked by name is `pub`, or takes `event`"),
        );
    }
}

/// Reports an environment that is too large. If that of the class alone is, it is reported at the class.
fn check_environment(at: &Word, class: &Settings, own: &Settings, errors: &mut Errors) {
    if environment::fits(class) {
        environment::check_size(at, &own.over(class), errors);
    }
}
