//! What a trigger's folder says, and the one way in which every declaration of a trigger is read.
//!
//! A trigger is a type that implements [`Contract`], and one line in the list of [`super`]. It names its keyword,
//! its options and its parameters as data, reads its argument, and makes the trigger of the manifest.

use jets_core::{
    manifest::{Statement, Value as Json},
    triggers::Trigger,
};
use proc_macro2::Span;

use crate::{
    diagnostics::Errors,
    parse::syntax::{Declaration, Value},
    rules::{
        arguments,
        options::{self, OptionRule, OptionValue},
    },
};

/// A trigger of the language: what its keyword takes, and what a declaration of it means.
pub trait Contract {
    /// The word that begins a declaration, such as `kinesis_event`.
    const KEYWORD: &'static str;
    /// What one declaration names, in a word, such as `stream`.
    const SOURCE: &'static str;
    /// What the argument may be, with an example, as a message says it after a `:`.
    const ARGUMENT: &'static str;
    /// Whether the argument is a map, whose braces may be forgotten.
    const TAKES_MAP: bool = false;
    /// The parameters that a function with this trigger may have beside `event` and `context`.
    ///
    /// Two keywords that share a parameter name the same constant.
    const PARAMETERS: &'static [TriggerParameter];
    /// The tables of its options: those that it shares with other triggers, then its own.
    const OPTIONS: &'static [&'static [OptionRule<Self::Draft>]];

    /// The argument, once it is checked.
    type Source;
    /// What the options set.
    type Draft: 'static;

    /// Checks the argument, a string or a map. `None` says that it was reported.
    fn source(argument: &Value, errors: &mut Errors) -> Option<Self::Source>;

    /// What a declaration without options says, with AWS's defaults and the limits of this source.
    ///
    /// `None` in place of a source says that it was reported; the options are checked all the same.
    fn draft(source: Option<&Self::Source>) -> Self::Draft;

    /// Checks options against each other and against the source. `given` are those that are known.
    fn check_together(
        _source: Option<&Self::Source>,
        _draft: &Self::Draft,
        _given: &[OptionValue<'_>],
        _form: Option<Form>,
        _errors: &mut Errors,
    ) {
    }

    /// The options of `draft` that change the function's code.
    fn code(_draft: &Self::Draft) -> CodeOptions {
        CodeOptions::default()
    }

    /// The trigger of a function whose parameter of this trigger, if it has one, has the form `form`.
    fn declare(source: Self::Source, draft: Self::Draft, form: Option<Form>) -> DeclaredTrigger;
}

/// What a function with a parameter is called with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One item of the invocation after the other.
    Item,
    /// All items of the invocation at once.
    Batch,
    /// The one item that an invocation has.
    One,
}

/// A parameter that comes with a trigger.
#[derive(Debug)]
pub struct TriggerParameter {
    pub name: &'static str,
    pub form: Form,
    /// How often a function with this parameter is called, such as `once a record`.
    pub called: &'static str,
    /// The library's marker type of the source, such as `Kinesis`.
    pub marker: &'static str,
    /// The library's type of a parameter that is written without one.
    pub default_type: DefaultType,
}

impl TriggerParameter {
    /// All items of a batch at once, by default as the library's `default_type`, which is lent.
    pub const fn batch(
        name: &'static str,
        marker: &'static str,
        default_type: &'static str,
    ) -> Self {
        Self::new(name, Form::Batch, "once a batch", marker, default_type)
    }

    /// One item after the other, by default as the library's `default_type`, which is lent.
    pub const fn item(
        name: &'static str,
        called: &'static str,
        marker: &'static str,
        default_type: &'static str,
    ) -> Self {
        Self::new(name, Form::Item, called, marker, default_type)
    }

    /// The one item of an invocation, by default as the library's `default_type`, which is lent.
    pub const fn one(name: &'static str, marker: &'static str, default_type: &'static str) -> Self {
        Self::new(name, Form::One, "once an event", marker, default_type)
    }

    /// The same parameter, whose default type owns what it holds.
    pub const fn owned(self) -> Self {
        Self {
            default_type: DefaultType {
                name: self.default_type.name,
                is_lent: false,
            },
            ..self
        }
    }

    const fn new(
        name: &'static str,
        form: Form,
        called: &'static str,
        marker: &'static str,
        default_type: &'static str,
    ) -> Self {
        Self {
            name,
            form,
            called,
            marker,
            default_type: DefaultType {
                name: default_type,
                is_lent: true,
            },
        }
    }
}

/// A type of the library, at its root.
#[derive(Debug)]
pub struct DefaultType {
    pub name: &'static str,
    /// Whether it has a lifetime, that of the invocation.
    pub is_lent: bool,
}

/// What a declaration of a trigger means.
pub struct DeclaredTrigger {
    pub trigger: Trigger,
    /// The rights that the declaration gives: the trigger's own, or those in their place.
    pub policy: Vec<Statement>,
    /// What triggers the function, as a message names it. One function has each once for a keyword.
    pub identity: String,
    pub description: Description,
    /// What the function must not write to, else it would invoke itself.
    pub may_loop: Option<MayLoop>,
}

/// A source that a function may feed itself.
pub enum MayLoop {
    /// A log group, by its name.
    LogGroup(String),
    /// A bucket, by its name.
    Bucket(String),
}

/// A trigger as documentation shows it.
pub struct Description {
    /// Such as ``Kinesis stream `my-stream` ``.
    pub source: String,
    /// A map of settings, under AWS's names.
    pub settings: Json,
}

/// The option with which a function that takes a batch reports the items that failed.
pub const REPORT_BATCH_ITEM_FAILURES: &str = "report_batch_item_failures";

/// The option with which records that the Kinesis Producer Library packed arrive one by one.
pub const AGGREGATED: &str = "aggregated";

/// The option with which a function that takes one item works on several at once.
pub const CONCURRENT_ITEMS: &str = "concurrent_items";

/// The option that makes windows of a stream, whose state a function keeps.
pub const TUMBLING_WINDOW: &str = "tumbling_window_in_seconds";

/// The options that change what a function's code is: they are equal on all its triggers.
#[derive(Clone, Copy, Default)]
pub struct CodeOptions {
    /// Whether a function that takes a batch says which items failed.
    pub report_batch_item_failures: bool,
    /// How many items are worked on at once; by default one after the other.
    pub concurrent_items: Option<u32>,
    /// A window of no seconds is none.
    pub tumbling_window_in_seconds: Option<u32>,
    /// Where `aggregated: true` was written.
    pub aggregated: Option<Span>,
}

impl CodeOptions {
    /// The first option that is not the same in `other`.
    pub fn difference(&self, other: &Self) -> Option<&'static str> {
        let same = [
            (
                REPORT_BATCH_ITEM_FAILURES,
                self.report_batch_item_failures == other.report_batch_item_failures,
            ),
            (
                CONCURRENT_ITEMS,
                self.concurrent_items == other.concurrent_items,
            ),
            (
                TUMBLING_WINDOW,
                self.tumbling_window_in_seconds == other.tumbling_window_in_seconds,
            ),
            (
                AGGREGATED,
                self.aggregated.is_some() == other.aggregated.is_some(),
            ),
        ];
        same.into_iter()
            .find_map(|(name, is_same)| (!is_same).then_some(name))
    }
}

/// What one declaration says.
#[derive(Default)]
pub struct Outcome {
    pub code: CodeOptions,
    /// `None` says that what triggers the function was reported.
    pub trigger: Option<DeclaredTrigger>,
}

/// A [`Contract`] as one entry of the list of triggers.
#[derive(Clone, Copy)]
pub struct Keyword {
    pub name: &'static str,
    pub parameters: &'static [TriggerParameter],
    /// The names of all options.
    pub options: fn() -> Vec<&'static str>,
    /// Checks one declaration.
    pub declare: fn(&Declaration, Option<Form>, &mut Errors) -> Outcome,
}

impl Keyword {
    /// The entry of `C`.
    pub const fn of<C: Contract>() -> Self {
        Self {
            name: C::KEYWORD,
            parameters: C::PARAMETERS,
            options: || options::names(C::OPTIONS),
            declare: declare::<C>,
        }
    }

    /// Whether a function with this trigger may have the parameter `name`.
    pub fn has_parameter(&self, name: &str) -> bool {
        self.parameters
            .iter()
            .any(|parameter| parameter.name == name)
    }
}

fn declare<C: Contract>(
    declaration: &Declaration,
    form: Option<Form>,
    errors: &mut Errors,
) -> Outcome {
    if C::TAKES_MAP
        && declaration.arguments.is_empty()
        && let Some(first) = declaration.options.first()
    {
        let (keyword, name) = (C::KEYWORD, first.name.text());
        errors.at(
            &first.name,
            format!(
                "`{keyword}` takes its {} in braces: write `{keyword} {{ {name}: … }};`",
                C::SOURCE
            ),
        );
        return Outcome::default();
    }
    arguments::required(C::ARGUMENT, declaration, errors);
    for extra in declaration.arguments.iter().skip(1) {
        let (keyword, source) = (C::KEYWORD, C::SOURCE);
        errors.at(
            extra,
            format!("`{keyword}` takes one {source}: write one `{keyword}` for each {source}"),
        );
    }
    let argument = declaration.arguments.first();
    let source = argument.and_then(|argument| C::source(argument, errors));
    let mut draft = C::draft(source.as_ref());
    let given = options::apply(
        C::KEYWORD,
        C::OPTIONS,
        &declaration.options,
        &mut draft,
        errors,
    );
    C::check_together(source.as_ref(), &draft, &given, form, errors);
    Outcome {
        code: C::code(&draft),
        trigger: source.map(|source| C::declare(source, draft, form)),
    }
}
