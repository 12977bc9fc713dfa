//! Defines what each trigger implements, and how every declaration of a trigger is read.
//!
//! A trigger is a type that implements [`Contract`], and one line in the list of [`super`]. It gives its keyword,
//! options and parameters as data, reads its argument, and makes the trigger of the manifest.

use jets_core::{
    manifest::{Statement, Value as Json},
    triggers::Trigger,
};
use proc_macro2::Span;

use crate::{
    diagnostics::Errors,
    rules::{
        arguments,
        options::{self, OptionRule, OptionValue},
    },
    syntax::{Declaration, Value},
};

/// A trigger of the language: what its keyword takes, and how a declaration becomes a trigger of the manifest.
pub trait Contract {
    /// The word that begins a declaration, such as `kinesis_event`.
    const KEYWORD: &'static str;
    /// One word for the source of the trigger, such as `stream`.
    const SOURCE: &'static str;
    /// What the argument may be, with an example, in the words of a message after a `:`.
    const ARGUMENT: &'static str;
    /// Whether the argument is a map. Its braces may have been forgotten.
    const TAKES_MAP: bool = false;
    /// The parameters that a function with this trigger may have beside `event` and `context`.
    ///
    /// If two keywords share a parameter, they use the same constant.
    const PARAMETERS: &'static [TriggerParameter];
    /// The tables of options: those shared with other triggers first, then its own.
    const OPTIONS: &'static [&'static [OptionRule<Self::Draft>]];

    /// The checked argument.
    type Source;
    /// The state that options are set in.
    type Draft: 'static;

    /// Checks the argument, a string or a map. Returns `None` if it was reported.
    fn source(argument: &Value, errors: &mut Errors) -> Option<Self::Source>;

    /// Returns the state before any option is set: AWS's defaults, and the limits of this source.
    ///
    /// The source is `None` if it was reported. The options are checked nevertheless.
    fn draft(source: Option<&Self::Source>) -> Self::Draft;

    /// Checks options against each other and against the source. `given` are the known options.
    fn check_together(
        _source: Option<&Self::Source>,
        _draft: &Self::Draft,
        _given: &[OptionValue<'_>],
        _form: Option<Form>,
        _errors: &mut Errors,
    ) {
    }

    /// Returns the options of `draft` that change the generated code.
    fn code(_draft: &Self::Draft) -> CodeOptions {
        CodeOptions::default()
    }

    /// Returns the trigger of a function. `form` is that of the function's parameter of this trigger, if it has one.
    fn declare(source: Self::Source, draft: Self::Draft, form: Option<Form>) -> DeclaredTrigger;
}

/// What a function is called with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One item of the invocation after the other.
    Item,
    /// All items of the invocation at once.
    Batch,
    /// The single item of an invocation.
    One,
}

/// A parameter that comes with a trigger.
#[derive(Debug)]
pub struct TriggerParameter {
    pub name: &'static str,
    pub form: Form,
    /// How often a function with this parameter is called, such as `once a record`.
    pub called: &'static str,
    /// The name of the source's marker type in the library, such as `Kinesis`.
    pub marker: &'static str,
    /// The type in the library of a parameter that is written without one.
    pub default_type: DefaultType,
}

impl TriggerParameter {
    /// Returns a parameter for all items of a batch, by default of the library's `default_type`, which borrows from the
    /// event.
    pub const fn batch(
        name: &'static str,
        marker: &'static str,
        default_type: &'static str,
    ) -> Self {
        Self::new(name, Form::Batch, "once a batch", marker, default_type)
    }

    /// Returns a parameter for one item after the other, by default of the library's `default_type`, which borrows from
    /// the event.
    pub const fn item(
        name: &'static str,
        called: &'static str,
        marker: &'static str,
        default_type: &'static str,
    ) -> Self {
        Self::new(name, Form::Item, called, marker, default_type)
    }

    /// Returns a parameter for the single item of an invocation, by default of the library's `default_type`, which
    /// borrows from the event.
    pub const fn one(name: &'static str, marker: &'static str, default_type: &'static str) -> Self {
        Self::new(name, Form::One, "once an event", marker, default_type)
    }

    /// Returns the parameter with a default type that does not borrow.
    pub const fn owned(self) -> Self {
        Self {
            default_type: DefaultType {
                name: self.default_type.name,
                is_borrowed: false,
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
                is_borrowed: true,
            },
        }
    }
}

/// A type at the root of the library.
#[derive(Debug)]
pub struct DefaultType {
    pub name: &'static str,
    /// Whether it has a lifetime, which is that of the invocation.
    pub is_borrowed: bool,
}

/// The outcome of a declaration without mistakes.
pub struct DeclaredTrigger {
    pub trigger: Trigger,
    /// The rights that the declaration gives: those that the trigger needs, or the ones written in their place.
    pub policy: Vec<Statement>,
    /// The source, as a message names it. A function has each at most once per keyword.
    pub identity: String,
    pub description: Description,
    /// What the function must not write to, because it would invoke itself.
    pub may_loop: Option<MayLoop>,
}

/// A source that a function may write to itself.
pub enum MayLoop {
    /// A log group, by its name.
    LogGroup(String),
    /// A bucket, by its name.
    Bucket(String),
}

/// A trigger as the generated documentation shows it.
pub struct Description {
    /// The source, such as ``Kinesis stream `my-stream` ``.
    pub source: String,
    /// The settings, as a map with AWS's names.
    pub settings: Json,
}

/// The option that lets a function with a batch parameter report the items that failed.
pub const REPORT_BATCH_ITEM_FAILURES: &str = "report_batch_item_failures";

/// The option that unpacks records of the Kinesis Producer Library.
pub const AGGREGATED: &str = "aggregated";

/// The option that lets a function with an item parameter work on several items at once.
pub const CONCURRENT_ITEMS: &str = "concurrent_items";

/// The option that makes tumbling windows of a stream, over which a function keeps state.
pub const TUMBLING_WINDOW: &str = "tumbling_window_in_seconds";

/// The options that change the generated code. They must be the same on all triggers of a function.
#[derive(Clone, Copy, Default)]
pub struct CodeOptions {
    /// Whether a function with a batch parameter reports the items that failed.
    pub report_batch_item_failures: bool,
    /// The number of items to work on at once. Without it, one item follows the other.
    pub concurrent_items: Option<u32>,
    /// The length of a window. Zero seconds count as `None`.
    pub tumbling_window_in_seconds: Option<u32>,
    /// The place of `aggregated: true`, if it was written.
    pub aggregated: Option<Span>,
}

impl CodeOptions {
    /// Returns the first option whose value is different in `other`.
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

/// The outcome of one declaration.
#[derive(Default)]
pub struct Outcome {
    pub code: CodeOptions,
    /// `None` if the source was reported.
    pub trigger: Option<DeclaredTrigger>,
}

/// A [`Contract`] as an entry of the list of triggers.
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
    /// Returns the entry of `C`.
    pub const fn of<C: Contract>() -> Self {
        Self {
            name: C::KEYWORD,
            parameters: C::PARAMETERS,
            options: || options::names(C::OPTIONS),
            declare: declare::<C>,
        }
    }

    /// Returns `true` if a function with this trigger may have the parameter `name`.
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
