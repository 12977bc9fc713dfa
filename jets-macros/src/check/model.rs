//! What holds after checking: only what AWS and Rust would accept, with the spans that expansion needs.

use jets_core::{
    manifest::{FunctionProperties, Statement},
    triggers::Trigger,
};
use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use syn::{Attribute, Type, Visibility};

use crate::{
    parse::syntax::Field,
    triggers::{TriggerParameter, TriggerWord},
};

/// All that one `jobs!` declares.
pub(crate) struct Checked {
    /// The path under which the library is known at the place of the call.
    pub(crate) library: TokenStream,
    pub(crate) jobs: Vec<Job>,
    pub(crate) words: Vec<Word>,
}

/// A job.
pub(crate) struct Job {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) name: Ident,
    pub(crate) fields: Vec<Field>,
    pub(crate) class: Settings,
    pub(crate) functions: Vec<Function>,
}

/// A function.
pub(crate) struct Function {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    /// The word `async`, where it was written.
    pub(crate) asyncness: Option<Ident>,
    /// The word `fn`.
    pub(crate) keyword: TokenTree,
    pub(crate) name: Ident,
    /// `&self`, where it was written.
    pub(crate) receiver: Option<TokenStream>,
    pub(crate) parameters: Vec<Parameter>,
    /// Where the parentheses stand.
    pub(crate) parentheses: Span,
    pub(crate) output: Option<Type>,
    pub(crate) body: Group,
    pub(crate) triggers: Vec<DeclaredTrigger>,
    pub(crate) settings: Settings,
    /// Whether the signature had no mistake, so that it can be called.
    pub(crate) callable: bool,
}

/// A trigger, with the policy that its declaration gives.
pub(crate) struct DeclaredTrigger {
    pub(crate) word: &'static TriggerWord,
    pub(crate) trigger: Trigger,
    pub(crate) policy: Vec<Statement>,
}

/// A parameter of a function.
pub(crate) struct Parameter {
    pub(crate) kind: ParameterKind,
    pub(crate) mutability: Option<Ident>,
    pub(crate) name: Ident,
    pub(crate) ty: Option<Type>,
}

/// What a parameter receives.
#[derive(Clone, Copy)]
pub(crate) enum ParameterKind {
    Event,
    Context,
    Trigger(&'static TriggerParameter),
}

/// Properties and permissions, of a class or of a function.
#[derive(Clone, Default)]
pub(crate) struct Settings {
    pub(crate) properties: FunctionProperties,
    pub(crate) statements: Vec<Statement>,
    pub(crate) managed_policies: Vec<String>,
}

/// A word of the language where it was written, for editors.
pub(crate) struct Word {
    /// The declaration that the word is an option of.
    pub(crate) scope: Option<Ident>,
    pub(crate) ident: Ident,
    pub(crate) known: bool,
}

impl Settings {
    /// These settings of a function, over those of its class: properties win, permissions add up.
    pub(crate) fn over(&self, class: &Self) -> Self {
        Self {
            properties: self.properties.clone().over(class.properties.clone()),
            statements: [class.statements.clone(), self.statements.clone()].concat(),
            managed_policies: [
                class.managed_policies.clone(),
                self.managed_policies.clone(),
            ]
            .concat(),
        }
    }
}
