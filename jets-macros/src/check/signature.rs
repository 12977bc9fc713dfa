//! Checks the signature of a function: all that stands before its body.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;

use super::{
    model::{LanguageWord, Parameter, ParameterKind},
    named::Named,
    parameters::Parameters,
    receiver,
};
use crate::{
    diagnostics::Errors,
    syntax::{Function, Parameter as Written, Word},
    triggers::TriggerParameter,
};

/// A checked signature.
pub struct Signature {
    pub asyncness: Option<Ident>,
    pub receiver: Option<TokenStream>,
    pub parameters: Vec<Parameter>,
    /// Whether no mistake was found.
    pub is_sound: bool,
}

impl Signature {
    /// Returns the parameter that comes with a trigger, and its name as it was written.
    pub fn trigger_parameter(&self) -> Option<(&Word, &'static TriggerParameter)> {
        self.parameters
            .iter()
            .find_map(|parameter| match parameter.kind {
                ParameterKind::Trigger(trigger) => Some((&parameter.name, trigger)),
                ParameterKind::Event | ParameterKind::Context | ParameterKind::Window => None,
            })
    }

    /// Returns the name of the parameter `window`, as it was written.
    pub fn window(&self) -> Option<&Word> {
        self.parameters
            .iter()
            .find(|parameter| matches!(parameter.kind, ParameterKind::Window))
            .map(|parameter| &parameter.name)
    }
}

/// Checks a signature, with the keywords and attributes before it.
pub fn check(
    function: &Function,
    named: &Named,
    words: &mut Vec<LanguageWord>,
    errors: &mut Errors,
) -> Signature {
    let start = errors.mark();
    let asyncness = qualifiers(function, errors);
    refuse_generics(function, errors);
    if let Some(output) = &function.output
        && output.is_never()
    {
        errors.at(
            output,
            "a function cannot return `!`: every invocation needs an answer",
        );
    }
    let mut receiver = None;
    let mut parameters = Parameters::default();
    for written in &function.parameters {
        match written {
            Written::Receiver(tokens) => check_receiver(tokens, &mut receiver, errors),
            Written::Named {
                mutability,
                name,
                ty,
            } => parameters.add(mutability.as_ref(), name, ty.as_deref(), words, errors),
        }
    }
    if receiver.is_none() {
        receiver::check_taken(function, errors);
    }
    Signature {
        asyncness,
        receiver,
        parameters: parameters.triggered_by(named, errors),
        is_sound: errors.is_sound_since(start),
    }
}

fn qualifiers(function: &Function, errors: &mut Errors) -> Option<Ident> {
    let mut asyncness = None;
    for qualifier in &function.qualifiers {
        match qualifier {
            TokenTree::Ident(word) if word == "async" && asyncness.is_none() => {
                asyncness = Some(word.clone());
            }
            // The name of the ABI belongs to the `extern` before it.
            TokenTree::Literal(_) => {}
            word => errors.at(
                word,
                format!("a function is `fn` or `async fn`, not `{word}`"),
            ),
        }
    }
    asyncness
}

fn refuse_generics(function: &Function, errors: &mut Errors) {
    if !function.generics.is_empty() {
        errors.at(
            &function.generics,
            "a function takes no generics: Lambda calls it with the types that are written",
        );
    }
    if !function.where_clause.is_empty() {
        errors.at(
            &function.where_clause,
            "nothing can stand between a function's return type and its body",
        );
    }
}

fn check_receiver(tokens: &TokenStream, receiver: &mut Option<TokenStream>, errors: &mut Errors) {
    let text = tokens.to_string().replace(' ', "");
    if text != "&self" {
        errors.at(
            tokens,
            "a function takes `&self`: the job is shared by all invocations, so it is neither moved nor changed; keep what changes in a field such as a `Mutex`",
        );
    } else if receiver.is_some() {
        errors.at(tokens, "parameter `&self` is given twice");
    }
    // Keep the user's tokens, so that `self` in the body refers to this one.
    *receiver = Some(if text == "&self" {
        tokens.clone()
    } else {
        quote!(&self)
    });
}
