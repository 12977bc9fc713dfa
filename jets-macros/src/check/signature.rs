//! Checks the signature of a function: all that stands before its body.

use proc_macro2::{Ident, TokenTree};
use quote::quote;

use super::{
    keywords,
    model::{Parameter, ParameterKind, Sends, bare},
    senders,
};
use crate::{
    diagnostics::{Errors, all_of, did_you_mean, one_of},
    syntax::{self, Function, Tokens, Type, Word, is_punct, rust},
    triggers::{self, Keyword, TriggerParameter},
};

pub struct Signature {
    pub asyncness: Option<Ident>,
    /// The generics, if Rust can parse them. They are reported already; expanding them avoids a second error at each
    /// type that names them.
    pub generics: Tokens,
    pub receiver: Option<Tokens>,
    pub parameters: Vec<Parameter>,
    pub is_sound: bool,
}

impl Signature {
    /// Returns `true` if a parameter is a `Change`, or made of them.
    pub fn takes_changes(&self) -> bool {
        let parameters = self.parameters.iter();
        let types = parameters.filter_map(|parameter| parameter.ty.as_ref());
        types.into_iter().any(|ty| ty.tokens().has_word("Change"))
    }

    /// Checks a signature, with the declarations above it.
    pub fn check(function: &Function, sends: &[Sends], errors: &Errors) -> Self {
        let start = errors.mark();
        let mut signature = Self {
            asyncness: asyncness(function, errors),
            generics: generics(function, errors),
            receiver: None,
            parameters: Vec::new(),
            is_sound: true,
        };
        if let Some(output) = &function.output
            && output.is_never()
        {
            errors.at(
                output,
                "a function cannot return `!`: every invocation needs an answer",
            );
        }
        for parameter in &function.parameters {
            match parameter {
                syntax::Parameter::Receiver(tokens) => signature.add_receiver(tokens, errors),
                syntax::Parameter::Named {
                    mutability,
                    name,
                    ty,
                } => {
                    let is_sender = ty
                        .as_ref()
                        .is_some_and(|ty| senders::is_sender(ty.tokens()));
                    let kind = ParameterKind::of_name(&name.text);
                    if let Some(kind) = kind.or_else(|| sender(name, is_sender, sends)) {
                        let parameter = Parameter {
                            kind,
                            mutability: mutability.clone(),
                            name: name.clone(),
                            ty: ty.as_deref().cloned(),
                        };
                        signature.add(parameter, errors);
                    } else {
                        errors.at(name, problem_of_unknown(name, is_sender, function, sends));
                    }
                }
            }
        }
        signature.check_triggers(function, errors);
        signature.is_sound = errors.is_sound_since(start);
        signature
    }

    /// Returns the parameter that comes with a trigger, and its name as it was written.
    pub fn of_trigger(&self) -> Option<(&Word, &'static TriggerParameter)> {
        self.of_triggers().next()
    }

    fn of_triggers(&self) -> impl Iterator<Item = (&Word, &'static TriggerParameter)> {
        let parameters = self.parameters.iter();
        parameters.filter_map(|parameter| Some((&parameter.name, parameter.of_trigger()?)))
    }

    /// Returns the name of the parameter `window`, as it was written.
    pub fn window(&self) -> Option<&Word> {
        let mut parameters = self.parameters.iter();
        let window = parameters.find(|parameter| matches!(parameter.kind, ParameterKind::Window));
        window.map(|parameter| &parameter.name)
    }

    fn add_receiver(&mut self, tokens: &Tokens, errors: &Errors) {
        let is_shared = matches!(
            tokens.as_slice(),
            [reference, TokenTree::Ident(word)] if is_punct(reference, '&') && word == "self"
        );
        if !is_shared {
            errors.at(
                tokens,
                "a function takes `&self`: the job is shared by all invocations, so it is neither moved nor changed; keep what changes in a field such as a `Mutex`",
            );
        } else if self.receiver.is_some() {
            errors.at(tokens, "parameter `&self` is given twice");
        }
        // Keep the user's tokens, so that `self` in the body refers to this one.
        self.receiver = Some(if is_shared {
            tokens.clone()
        } else {
            quote!(&self).into()
        });
    }

    fn add(&mut self, mut parameter: Parameter, errors: &Errors) {
        let Parameter { kind, name, ty, .. } = &parameter;
        let known = bare(name);
        let mut earlier = self.parameters.iter();
        if earlier.any(|earlier| bare(&earlier.name) == known) {
            let note = if name.text == known {
                ""
            } else {
                ": with a leading `_` it is the same one"
            };
            errors.at(name, format!("parameter `{known}` is given twice{note}"));
            return;
        }
        if let Some(ty) = ty {
            check_type(name, ty.tokens(), errors);
        }
        if let (ParameterKind::Sender(_), Some(ty)) = (kind, ty)
            && let Some(sender) = senders::without_payload(ty.tokens())
        {
            errors.at(
                ty,
                format!("`{name}` needs the type of what is sent: write one such as `{sender}<Json<Order>>`"),
            );
            // The compiler would report the type again.
            parameter.ty = None;
            self.parameters.push(parameter);
            return;
        }
        match kind {
            ParameterKind::Window => check_window(name, ty.as_ref(), errors),
            ParameterKind::Sender(_) if ty.is_none() => errors.at(
                name,
                format!("`{name}` needs a type, which says what is sent: write one such as `{name}: Queue<Json<Order>>`"),
            ),
            ParameterKind::Sender(_) if self.asyncness.is_none() => errors.at(
                name,
                format!("`{name}` needs an `async fn`, which waits until a message is sent"),
            ),
            _ => {}
        }
        self.parameters.push(parameter);
    }

    /// Reports the parameters that the function's triggers do not have, and those that cannot stand side by side.
    fn check_triggers(&self, function: &Function, errors: &Errors) {
        let mut of_triggers = self.of_triggers();
        let Some((name, parameter)) = of_triggers.next() else {
            return;
        };
        if let Some(problem) = problem_of_triggers(name, parameter, function) {
            errors.at(name, problem);
        }
        for (other, of_other) in of_triggers {
            let reason = if parameter.marker == of_other.marker {
                let (one, other) = (of_other.called(), parameter.called());
                format!("a function is called {one} with the one, {other} with the other")
            } else {
                "a function takes the items of one source".to_owned()
            };
            let message = format!("`{other}` cannot stand beside `{name}`: {reason}");
            errors.at(other, message);
        }
    }
}

fn asyncness(function: &Function, errors: &Errors) -> Option<Ident> {
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

fn generics(function: &Function, errors: &Errors) -> Tokens {
    let generics = &function.generics;
    if !generics.is_empty() {
        errors.at(
            generics,
            "a function takes no generics: Lambda calls it with the types that are written",
        );
    }
    if !function.where_clause.is_empty() {
        errors.at(
            &function.where_clause,
            "nothing can stand between a function's return type and its body",
        );
    }
    if !generics.is_empty() && rust::are_generics(generics) {
        generics.clone()
    } else {
        Tokens::default()
    }
}

/// Returns the kind of a parameter that is the sender of one of `sends`. A declaration that says no function, which was
/// reported, may be that of any parameter with the type of a sender.
fn sender(name: &Word, is_sender: bool, sends: &[Sends]) -> Option<ParameterKind> {
    let named = sends.iter().position(|sends| sends.name.text == bare(name));
    let unsaid = || {
        sends
            .iter()
            .position(|sends| is_sender && sends.receiver.is_empty())
    };
    named.or_else(unsaid).map(ParameterKind::Sender)
}

fn problem_of_unknown(
    name: &Word,
    is_sender: bool,
    function: &Function,
    sends: &[Sends],
) -> String {
    let of_triggers = triggers::parameters();
    let known: Vec<&str> = ["event", "context"]
        .into_iter()
        .chain(of_triggers.map(|parameter| parameter.name))
        .chain(["window", "&self"])
        .chain(sends.iter().map(|sends| sends.name.text.as_str()))
        .collect();
    let of_function = parameters_of_triggers(function);
    let hint = match did_you_mean(&name.text, known.iter().copied()) {
        hint if !hint.is_empty() => hint,
        _ if is_sender => format!(
            "; to send, declare the function that receives: `sends {name}: OrderJob::TAKE;`"
        ),
        _ if !of_function.is_empty() => {
            let known = all_of(&of_function);
            format!("; a parameter gets what its name says, and the trigger above has {known}")
        }
        _ => {
            let known = all_of(&known);
            format!(
                "; the parameters are {known}; write a helper with others in an `impl` block beside `jobs!`"
            )
        }
    };
    format!("unknown parameter `{name}`{hint}")
}

fn keywords_of(function: &Function) -> impl Iterator<Item = &str> {
    let declarations = function.declarations.iter();
    declarations.map(|declaration| declaration.keyword.text.as_str())
}

fn triggers_of(function: &Function) -> Vec<&'static Keyword> {
    keywords_of(function).filter_map(triggers::find).collect()
}

/// Returns the names of the parameters that come with all triggers above a function.
fn parameters_of_triggers(function: &Function) -> Vec<&'static str> {
    let triggers = triggers_of(function);
    let parameters = triggers::parameters();
    parameters
        .map(|parameter| parameter.name)
        .filter(|name| {
            let mut triggers = triggers.iter();
            triggers.len() > 0 && triggers.all(|trigger| trigger.has_parameter(name))
        })
        .collect()
}

/// Returns the message that the triggers above a function do not come with its `parameter`, written as `name`.
fn problem_of_triggers(
    name: &Word,
    parameter: &TriggerParameter,
    function: &Function,
) -> Option<String> {
    let triggers = triggers_of(function);
    let needed = one_of(&triggers::keywords_with(parameter.name));
    let has_parameter = |trigger: &&&Keyword| trigger.has_parameter(parameter.name);
    if !triggers.iter().any(|trigger| has_parameter(&trigger)) {
        // A misspelt trigger has been reported already.
        let is_misspelt = keywords_of(function).any(keywords::is_meant_as_trigger);
        return (!is_misspelt).then(|| format!("`{name}` needs {needed} above the function"));
    }
    let other = triggers.iter().find(|trigger| !has_parameter(trigger))?;
    Some(format!(
        "`{name}` does not come with `{}`: a function that takes it has only {needed} above it",
        other.name
    ))
}

/// Reports a window that is not a mutable reference, or whose state has no type.
fn check_window(name: &Word, ty: Option<&Type>, errors: &Errors) {
    match ty {
        Some(ty) if ty.is_mutable_reference() => {}
        Some(other) => errors.at(
            other,
            format!("`{name}` is borrowed, and the function changes its state: write `&mut Window<…>`"),
        ),
        None => errors.at(
            name,
            format!("`{name}` needs a type, which says what its state is: write `{name}: &mut Window<…>`"),
        ),
    }
}

/// Reports generics in the type of parameter `name`, and lifetimes that are longer than an invocation.
fn check_type(name: &Word, ty: &Tokens, errors: &Errors) {
    let tokens = ty.as_slice();
    for (position, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => check_type(name, &group.stream().into(), errors),
            TokenTree::Ident(word) if word == "impl" => errors.at(
                word,
                format!("`{name}` needs one type, because a function takes no generics: write it in place of `impl …`"),
            ),
            TokenTree::Ident(word) if word == "static" => {
                let before = tokens.get(..position).unwrap_or_default();
                if let [.., quote] = before
                    && is_borrowed(before)
                {
                    errors.at(
                        quote!(#quote #word),
                        format!("`{name}` is borrowed for one invocation: write `'_` in place of `'static`"),
                    );
                }
            }
            _ => {}
        }
    }
}

/// Returns `true` if a lifetime after these tokens is that of a reference, or of a type that borrows from the event.
fn is_borrowed(before: &[TokenTree]) -> bool {
    match before {
        [.., TokenTree::Ident(owner), TokenTree::Punct(angle), _] => {
            angle.as_char() == '<' && borrows_from_event(&owner.to_string())
        }
        [.., TokenTree::Punct(reference), _] => reference.as_char() == '&',
        _ => false,
    }
}

fn borrows_from_event(name: &str) -> bool {
    let mut parameters = triggers::parameters();
    name == "Event" || parameters.any(|it| it.is_borrowed && it.default_type == name)
}
