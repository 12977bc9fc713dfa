//! The checked declaration: only what AWS and Rust accept, with the spans that expansion needs.

use jets_core::{
    manifest::{self, JobManifest},
    resources::{Queue, Resource},
};
use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};

use crate::{
    resources::Created,
    syntax::{Attribute, Field, Library, Tokens, Type, Visibility, Word},
    triggers::{self, CodeOptions, TriggerParameter},
};

/// The content of one `jobs!`.
pub struct Checked {
    pub library: Library,
    pub jobs: Vec<Job>,
    pub words: Vec<LanguageWord>,
}

pub struct Job {
    pub attributes: Vec<Attribute>,
    pub visibility: Visibility,
    pub name: Word,
    pub fields: Vec<Field>,
    pub functions: Vec<Function>,
    /// The name outside of Rust, which AWS's names are made from.
    pub aws_name: String,
    pub sends: Vec<Sends>,
    /// The resources that declarations of the job create.
    pub created: Vec<Created>,
}

impl Job {
    pub fn manifest(&self) -> JobManifest {
        let functions = self.functions.iter();
        let functions = functions.map(|function| function.manifest.clone());
        let mut manifest = JobManifest::new(self.aws_name.clone(), functions.collect());
        let created = self.created().map(|created| created.resource.clone());
        let of_failures = self.functions.iter();
        let of_failures = of_failures.flat_map(|function| function.failure_queues.iter().cloned());
        manifest.resources = created.chain(of_failures.map(Resource::from)).collect();
        manifest
    }

    /// Returns the resources of the job and its triggers, in the order in which the manifest begins with them.
    pub fn created(&self) -> impl Iterator<Item = &Created> {
        let of_functions = self.functions.iter();
        let of_functions = of_functions.flat_map(|function| &function.created);
        self.created.iter().chain(of_functions)
    }
}

/// A function that the job sends to.
pub struct Sends {
    pub name: Word,
    /// The path of the constant of the function that receives.
    pub receiver: Tokens,
    /// The source and the service by which it receives, if it has several triggers.
    pub via: Option<(&'static str, &'static str)>,
    /// The key that encrypts what it receives from.
    pub kms_key_arn: Option<String>,
    pub allow_loop: bool,
    pub is_sound: bool,
}

pub struct Function {
    pub attributes: Vec<Attribute>,
    pub visibility: Visibility,
    pub asyncness: Option<Ident>,
    pub keyword: TokenTree,
    pub name: Word,
    /// The generics between the name and the parameters, which are refused.
    pub generics: Tokens,
    pub receiver: Option<Tokens>,
    pub parameters: Vec<Parameter>,
    pub parentheses: Span,
    pub output: Option<Type>,
    pub body: Group,
    /// The name of the constant that is the function's handler. `None` if it collides with another name of the job.
    pub constant: Option<String>,
    pub manifest: manifest::Function,
    /// The triggers of the manifest, as they were written.
    pub triggers: Vec<WrittenTrigger>,
    /// The sources that the triggers create.
    pub created: Vec<Created>,
    /// The queues for what fails that the function creates.
    pub failure_queues: Vec<Queue>,
    /// The markers of the sources whose items the function gets.
    pub sources: Vec<&'static str>,
    /// The options that change the generated code. They are the same on all triggers of the function.
    pub code: CodeOptions,
    /// Whether the signature has no mistake, and goes with the triggers' options, so that the function can be called.
    pub is_sound: bool,
}

impl Function {
    /// Returns `true` if Lambda polls the function's triggers, and so reads its answer.
    pub fn is_polled(&self) -> bool {
        let mut triggers = self.manifest.triggers.iter();
        triggers.any(|trigger| trigger.event_source_mapping().is_some())
    }

    /// Returns `true` if the function takes the sender of the declaration `sends` with this index.
    pub fn sends(&self, index: usize) -> bool {
        let mut parameters = self.parameters.iter();
        parameters.any(|parameter| parameter.sends() == Some(index))
    }
}

pub struct WrittenTrigger {
    pub keyword: &'static str,
    pub argument: TokenStream,
}

pub struct Parameter {
    pub kind: ParameterKind,
    pub mutability: Option<Ident>,
    /// The name as it was written. It may begin with `_`.
    pub name: Word,
    pub ty: Option<Type>,
}

impl Parameter {
    pub fn referenced_type(&self) -> Option<&Type> {
        self.ty.as_ref()?.referenced()
    }

    /// Returns the index of the declaration `sends`, if the parameter is its sender.
    pub fn sends(&self) -> Option<usize> {
        match self.kind {
            ParameterKind::Sender(index) => Some(index),
            _ => None,
        }
    }

    /// Returns what comes with a trigger, if the parameter does.
    pub fn of_trigger(&self) -> Option<&'static TriggerParameter> {
        match self.kind {
            ParameterKind::Trigger(parameter) => Some(parameter),
            _ => None,
        }
    }
}

#[derive(Clone, Copy)]
pub enum ParameterKind {
    Event,
    Context,
    /// The state of a stream's tumbling window, by mutable reference.
    Window,
    Trigger(&'static TriggerParameter),
    /// The sender of the declaration with this index in the job.
    Sender(usize),
}

impl ParameterKind {
    /// Returns what a parameter with this name receives. A leading `_` marks one that the function does not use.
    pub fn of_name(name: &str) -> Option<Self> {
        let name = name.strip_prefix('_').unwrap_or(name);
        let of_triggers = triggers::parameters().map(Self::Trigger);
        let mut kinds = [Self::Event, Self::Context, Self::Window]
            .into_iter()
            .chain(of_triggers);
        kinds.find(|kind| kind.name() == name)
    }

    /// Returns the name of the parameter, without the `_` of an unused one. The name of a sender is the user's.
    pub fn name(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Context => "context",
            Self::Window => "window",
            Self::Trigger(parameter) => parameter.name,
            Self::Sender(_) => "",
        }
    }
}

/// Returns the name of a parameter without the `_` of an unused one.
pub fn bare(name: &Word) -> &str {
    name.text.strip_prefix('_').unwrap_or(&name.text)
}

/// A word of the language where it was written, for editors.
pub struct LanguageWord {
    /// The declaration that the word is an option of, if it is one.
    pub scope: Option<Word>,
    pub word: Word,
}
