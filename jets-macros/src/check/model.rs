//! What holds after checking: only what AWS and Rust would accept, with the spans that expansion needs.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};

use crate::{
    parse::{
        Word,
        syntax::{Attribute, Field, Type, Visibility},
    },
    properties::Settings,
    triggers::{CodeOptions, DeclaredTrigger, TriggerParameter},
};

/// All that one `jobs!` declares.
pub struct Checked {
    /// The path under which the library is known at the place of the call.
    pub library: TokenStream,
    pub jobs: Vec<Job>,
    pub words: Vec<LanguageWord>,
}

/// A job.
pub struct Job {
    pub attributes: Vec<Attribute>,
    pub visibility: Visibility,
    pub name: Word,
    pub fields: Vec<Field>,
    pub class: Settings,
    pub functions: Vec<Function>,
}

/// A function.
pub struct Function {
    pub attributes: Vec<Attribute>,
    pub visibility: Visibility,
    /// The word `async`, where it was written.
    pub asyncness: Option<Ident>,
    /// The word `fn`.
    pub keyword: TokenTree,
    pub name: Word,
    /// What was written between name and parameters, which is refused.
    pub generics: TokenStream,
    /// `&self`, where it was written.
    pub receiver: Option<TokenStream>,
    pub parameters: Vec<Parameter>,
    /// Where the parentheses stand.
    pub parentheses: Span,
    pub output: Option<Type>,
    pub body: Group,
    pub triggers: Vec<DeclaredTrigger>,
    /// The options of all its triggers that change its code.
    pub code: CodeOptions,
    pub settings: Settings,
    /// Whether the signature had no mistake, also beside the options of the triggers, so that it can be called.
    pub is_sound: bool,
}

impl Function {
    /// Whether Lambda polls what triggers the function, and looks at its answer.
    pub fn is_polled(&self) -> bool {
        self.triggers
            .iter()
            .any(|declared| declared.trigger.event_source_mapping().is_some())
    }
}

/// A parameter of a function.
pub struct Parameter {
    pub kind: ParameterKind,
    pub mutability: Option<Ident>,
    /// The name as it was written, which may begin with `_`.
    pub name: Word,
    /// What holds its value in a handler, at the place of the name.
    pub local: Ident,
    pub ty: Option<Type>,
}

impl Parameter {
    /// The type behind the `&` of the parameter's type.
    pub fn lent_type(&self) -> Option<&Type> {
        self.ty.as_ref()?.referenced()
    }
}

/// What a parameter receives.
#[derive(Clone, Copy)]
pub enum ParameterKind {
    Event,
    Context,
    /// The state of a stream's tumbling window, which is lent to be changed.
    Window,
    Trigger(&'static TriggerParameter),
}

impl ParameterKind {
    /// The name of the parameter, without the `_` of one that is not used.
    pub fn name(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Context => "context",
            Self::Window => "window",
            Self::Trigger(parameter) => parameter.name,
        }
    }
}

/// A word of the language where it was written, for editors.
pub struct LanguageWord {
    /// The declaration that the word is an option of.
    pub scope: Option<Word>,
    pub word: Word,
    pub is_known: bool,
}
