//! The signature of a function: what may stand in it, and what it makes of the names.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;
use syn::Type;

use super::{
    model::{DeclaredTrigger, Parameter, ParameterKind, Word},
    parameter_type,
};
use crate::{
    diagnostics::{Errors, did_you_mean_or_any},
    parse::syntax::{Function, Parameter as Written, unraw},
    triggers::{self, SUPPORTED},
};

/// What a sound signature says.
pub(super) struct Signature {
    pub(super) asyncness: Option<Ident>,
    pub(super) receiver: Option<TokenStream>,
    pub(super) parameters: Vec<Parameter>,
    /// Whether no mistake was found.
    pub(super) sound: bool,
}

/// The names of all parameters.
pub(crate) fn parameter_names() -> Vec<&'static str> {
    let of_triggers = SUPPORTED
        .iter()
        .flat_map(|word| word.parameters)
        .map(|parameter| parameter.name);
    ["event", "context"]
        .into_iter()
        .chain(of_triggers)
        .collect()
}

/// Checks all that stands before the body.
pub(super) fn check(
    function: &Function,
    declared: &[DeclaredTrigger],
    has_trigger: bool,
    words: &mut Vec<Word>,
    errors: &mut Errors,
) -> Signature {
    let before = errors.count();
    let asyncness = qualifiers(function, errors);
    refuse_generics(function, errors);
    if let Some(Type::Never(never)) = &function.output {
        errors.at(
            never,
            "a function answers its invocation: it cannot return `!`",
        );
    }
    let mut receiver = None;
    let mut parameters: Vec<Parameter> = Vec::new();
    for written in &function.parameters {
        match written {
            Written::Receiver(tokens) => check_receiver(tokens, &mut receiver, errors),
            Written::Named {
                mutability,
                name,
                ty,
            } => {
                let kind = kind(name, errors);
                words.push(Word {
                    scope: Some(Ident::new("parameters", Span::call_site())),
                    ident: name.clone(),
                    known: kind.is_some(),
                });
                let Some(kind) = kind else {
                    continue;
                };
                if parameters.iter().any(|earlier| earlier.name == *name) {
                    errors.at(name, format!("parameter `{name}` is given twice"));
                    continue;
                }
                if let Some(ty) = ty {
                    parameter_type::check(name, ty, errors);
                }
                check_trigger_parameter(name, kind, &parameters, declared, has_trigger, errors);
                parameters.push(Parameter {
                    kind,
                    mutability: mutability.clone(),
                    name: name.clone(),
                    ty: ty.as_deref().cloned(),
                });
            }
        }
    }
    Signature {
        asyncness,
        receiver,
        parameters,
        sound: errors.count() == before,
    }
}

fn qualifiers(function: &Function, errors: &mut Errors) -> Option<Ident> {
    let mut asyncness = None;
    for qualifier in &function.qualifiers {
        match qualifier {
            TokenTree::Ident(word) if word == "async" && asyncness.is_none() => {
                asyncness = Some(word.clone());
            }
            // The name of an ABI belongs to the `extern` before it.
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
            "a function has nothing between its return type and its body",
        );
    }
}

fn check_receiver(tokens: &TokenStream, receiver: &mut Option<TokenStream>, errors: &mut Errors) {
    let text = tokens.to_string().replace(' ', "");
    if text != "&self" {
        errors.at(
            tokens,
            "a function takes `&self`: the job is shared by all invocations, so it is neither moved nor changed; what changes is in a field such as a `Mutex`",
        );
    } else if receiver.is_some() {
        errors.at(tokens, "parameter `&self` is given twice");
    }
    // With the user's tokens, `self` in the body is this one.
    *receiver = Some(if text == "&self" {
        tokens.clone()
    } else {
        quote!(&self)
    });
}

fn kind(name: &Ident, errors: &mut Errors) -> Option<ParameterKind> {
    match unraw(name).as_str() {
        "event" => Some(ParameterKind::Event),
        "context" => Some(ParameterKind::Context),
        text => {
            let found = triggers::find_parameter(text);
            if found.is_none() {
                let known: Vec<&str> = parameter_names().into_iter().chain(["&self"]).collect();
                let hint = did_you_mean_or_any("the parameters are", text, &known);
                errors.at(name, format!("unknown parameter `{text}`{hint}"));
            }
            found.map(|(parameter, _)| ParameterKind::Trigger(parameter))
        }
    }
}

fn check_trigger_parameter(
    name: &Ident,
    kind: ParameterKind,
    earlier: &[Parameter],
    declared: &[DeclaredTrigger],
    has_trigger: bool,
    errors: &mut Errors,
) {
    let ParameterKind::Trigger(parameter) = kind else {
        return;
    };
    let keyword = triggers::find_parameter(parameter.name).map(|(_, word)| word.keyword);
    let triggered = declared
        .iter()
        .any(|trigger| Some(trigger.word.keyword) == keyword);
    // A declaration that was refused is reported already.
    if !triggered && !has_trigger {
        let keyword = keyword.unwrap_or_default();
        errors.at(
            name,
            format!("`{name}` needs a `{keyword}` above the function"),
        );
    }
    let excluded = earlier
        .iter()
        .find(|other| parameter.excludes.is_some_and(|word| other.name == word));
    if let Some(other) = excluded {
        errors.at(name, format!("`{name}` cannot stand beside `{}`: one is called once a record, the other once a batch", other.name));
    }
}
