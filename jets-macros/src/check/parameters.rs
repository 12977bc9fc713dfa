//! Checks the parameters of a function against its triggers.

use proc_macro2::{Ident, Span};

use super::{
    model::{LanguageWord, Parameter, ParameterKind},
    named::Named,
    parameter_type,
};
use crate::{
    diagnostics::{Errors, all_of, did_you_mean, one_of},
    syntax::{Type, Word},
    triggers::{self, TriggerParameter},
};

/// The parameters of one function that were checked so far.
#[derive(Default)]
pub struct Parameters(Vec<Parameter>);

impl Parameters {
    /// Adds the parameter called `name`.
    pub fn add(
        &mut self,
        mutability: Option<&Ident>,
        name: &Word,
        ty: Option<&Type>,
        words: &mut Vec<LanguageWord>,
        errors: &mut Errors,
    ) {
        let kind = kind(name, errors);
        let known = kind.map_or_else(
            || name.clone(),
            |kind| Word::new(&Ident::new(kind.name(), name.span())),
        );
        words.push(LanguageWord {
            scope: Some(Word::new(&Ident::new("parameters", Span::call_site()))),
            word: known.clone(),
            is_known: kind.is_some(),
        });
        let Some(kind) = kind else {
            return;
        };
        let is_second = self
            .0
            .iter()
            .any(|earlier| earlier.kind.name() == known.text);
        if is_second {
            let note = if name.text == known.text {
                ""
            } else {
                ": with a leading `_` it is the same one"
            };
            let message = format!("parameter `{}` is given twice{note}", known.text);
            errors.at(name, message);
            return;
        }
        if let Some(ty) = ty {
            parameter_type::check(name, ty, errors);
        }
        if matches!(kind, ParameterKind::Window) {
            parameter_type::check_window(name, ty, errors);
        }
        self.0.push(Parameter {
            kind,
            mutability: mutability.cloned(),
            name: name.clone(),
            local: known.ident,
            ty: ty.cloned(),
        });
    }

    /// Reports the parameters that the function's triggers do not have, and returns all of them.
    pub fn triggered_by(self, named: &Named, errors: &mut Errors) -> Vec<Parameter> {
        let mut of_triggers = self.0.iter().filter_map(|parameter| match parameter.kind {
            ParameterKind::Trigger(trigger) => Some((parameter, trigger)),
            ParameterKind::Event | ParameterKind::Context | ParameterKind::Window => None,
        });
        if let Some((parameter, trigger)) = of_triggers.next() {
            check_triggers(&parameter.name, trigger, named, errors);
            for (other, of_other) in of_triggers {
                refuse_beside((&parameter.name, trigger), (&other.name, of_other), errors);
            }
        }
        self.0
    }
}

/// Returns the kind of parameter that `name` stands for. A leading `_` marks a parameter that the function does not
/// use.
fn kind(name: &Word, errors: &mut Errors) -> Option<ParameterKind> {
    let text = name.text.strip_prefix('_').unwrap_or(&name.text);
    match text {
        "event" => return Some(ParameterKind::Event),
        "context" => return Some(ParameterKind::Context),
        "window" => return Some(ParameterKind::Window),
        _ => {}
    }
    let parameters = triggers::parameters();
    let found = parameters.iter().find(|parameter| parameter.name == text);
    if found.is_none() {
        let known: Vec<&str> = ["event", "context"]
            .into_iter()
            .chain(parameters.iter().map(|parameter| parameter.name))
            .chain(["window", "&self"])
            .collect();
        let mut hint = did_you_mean(&name.text, known.iter().copied());
        if hint.is_empty() {
            let known = all_of(&known);
            hint = format!(
                "; the parameters are {known}; write a helper with others in an `impl` block beside `jobs!`"
            );
        }
        errors.at(name, format!("unknown parameter `{name}`{hint}"));
    }
    found.map(|parameter| ParameterKind::Trigger(parameter))
}

/// Reports the triggers of the function that do not come with its parameter `name`.
fn check_triggers(name: &Word, parameter: &TriggerParameter, named: &Named, errors: &mut Errors) {
    let needed = one_of(&triggers::keywords_with(parameter.name));
    let mut others = named
        .keywords
        .iter()
        .filter(|keyword| !keyword.has_parameter(parameter.name));
    let others_count = others.clone().count();
    if others_count == named.keywords.len() {
        // A misspelt trigger has been reported already.
        if !named.has_unknown {
            errors.at(name, format!("`{name}` needs {needed} above the function"));
        }
    } else if let Some(other) = others.next() {
        errors.at(
            name,
            format!(
                "`{name}` does not come with `{}`: a function that takes it has only {needed} above it",
                other.name
            ),
        );
    }
}

/// Reports a second parameter with items: a function takes the items of one source, in one form.
fn refuse_beside(
    (first_name, first): (&Word, &TriggerParameter),
    (name, parameter): (&Word, &TriggerParameter),
    errors: &mut Errors,
) {
    let reason = if first.marker == parameter.marker {
        let (one, other) = (parameter.called, first.called);
        format!("a function is called {one} with the one, {other} with the other")
    } else {
        "a function takes the items of one source".to_owned()
    };
    errors.at(
        name,
        format!("`{name}` cannot stand beside `{first_name}`: {reason}"),
    );
}
