//! What each trigger implements, and how every declaration of a trigger is read.
//!
//! A trigger is a type that implements [`Contract`], and one line in the list of [`super`]. It gives its keyword,
//! options and parameters as data, reads its argument, and makes the trigger of the manifest.

use std::ops::{Deref, DerefMut};

use jets_core::{manifest::Statement, triggers::Trigger as Manifest};
use proc_macro2::Span;

use crate::{
    resources::{CREATE, Created, Kind},
    values::{Arguments, Options, Rule, Value, names_of, option},
};

/// A trigger of the language: what its keyword takes, and how a declaration becomes a trigger of the manifest.
pub trait Contract: 'static {
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
    /// What the source is, if a job can create it.
    const CREATES: Option<&'static Kind> = None;
    /// The tables of options: those shared with other triggers first, then its own.
    const OPTIONS: &'static [&'static [Rule<Draft<Self::Trigger>>]];

    /// The options that others have for failures, and what a message says that this one has in their place.
    const INSTEAD: (&'static [&'static str], &'static str) = (&[], "");

    /// The checked argument.
    type Source: Default;
    /// The trigger of the manifest.
    type Trigger: Into<Manifest> + 'static;

    /// Makes the trigger before any option is set. If its source was reported, the options are checked nevertheless.
    const TRIGGER: fn(Self::Source) -> Self::Trigger;

    /// Checks the argument. Returns `None` if it was reported.
    fn source(argument: Value<'_>) -> Option<Self::Source>;

    /// Checks options against each other, the source, and the form of the function's parameter of this trigger, and sets
    /// what follows from them.
    fn check(_draft: &mut Draft<Self::Trigger>, _options: &Options<'_>, _form: Option<Form>) {}

    /// Returns the name of the source that the option `create` creates, which is the argument unless it says otherwise.
    /// Returns `None` if it is missing, which was reported.
    fn created_name<'a>(
        argument: Option<Value<'a>>,
        _options: &Options<'a>,
        _create: Value<'a>,
    ) -> Option<Value<'a>> {
        argument
    }
}

/// A trigger of the manifest whose options are being set.
pub struct Draft<T> {
    pub trigger: T,
    /// The options that change the generated code.
    pub code: CodeOptions,
    /// The rights that are written in the place of those that the trigger needs.
    pub policy: Option<Vec<Statement>>,
}

impl<T> Deref for Draft<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.trigger
    }
}

impl<T> DerefMut for Draft<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.trigger
    }
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

#[derive(Debug)]
pub struct TriggerParameter {
    pub name: &'static str,
    pub form: Form,
    /// The name of the source's marker type in the library, such as `Kinesis`.
    pub marker: &'static str,
    /// The type in the library of a parameter that is written without one.
    pub default_type: &'static str,
    /// Whether that type has a lifetime, which is that of the invocation.
    pub is_borrowed: bool,
    /// A method of the source's type, which the library has only with a feature.
    pub feature_method: Option<&'static str>,
}

impl TriggerParameter {
    /// Returns a parameter for all items, by default of the library's `default_type`, which borrows from the event.
    pub const fn batch(
        name: &'static str,
        marker: &'static str,
        default_type: &'static str,
    ) -> Self {
        Self {
            name,
            form: Form::Batch,
            marker,
            default_type,
            is_borrowed: true,
            feature_method: None,
        }
    }

    /// Returns the same for one item after the other.
    pub const fn item(name: &'static str, marker: &'static str, ty: &'static str) -> Self {
        let mut item = Self::batch(name, marker, ty);
        item.form = Form::Item;
        item
    }

    /// Returns the same for the single item of an invocation.
    pub const fn one(name: &'static str, marker: &'static str, ty: &'static str) -> Self {
        let mut one = Self::batch(name, marker, ty);
        one.form = Form::One;
        one
    }

    /// Returns the parameter with a default type that does not borrow.
    pub const fn owned(mut self) -> Self {
        self.is_borrowed = false;
        self
    }

    pub const fn with_feature(mut self, method: &'static str) -> Self {
        self.feature_method = Some(method);
        self
    }

    /// Returns how often a function with this parameter is called, such as `once a record`.
    pub fn called(&self) -> String {
        let item = self.name.rsplit('_').next().unwrap_or_default();
        let what = match self.form {
            Form::Batch => "batch",
            Form::Item => item,
            Form::One => "event",
        };
        let article = if what.starts_with(['a', 'e', 'i', 'o', 'u']) {
            "an"
        } else {
            "a"
        };
        format!("once {article} {what}")
    }
}

/// The option that allows a function to write to its own source.
const ALLOW_LOOP: &str = "allow_loop";

/// Returns the option `allow_loop`, which is read when the trigger is declared.
pub const fn allow_loop<T>() -> Rule<T> {
    option(ALLOW_LOOP, |_, _| {})
}

/// The option that lets a function with a batch parameter report the items that failed.
pub const REPORT_BATCH_ITEM_FAILURES: &str = "report_batch_item_failures";

/// The option that lets a function with an item parameter work on several items at once.
pub const CONCURRENT_ITEMS: &str = "concurrent_items";

/// The option that lets failed messages of a queue come again later and later.
pub const BACKOFF: &str = "backoff_in_seconds";

/// The option that makes tumbling windows of a stream, over which a function keeps state.
pub const TUMBLING_WINDOW: &str = "tumbling_window_in_seconds";

/// The options that change the generated code. They must be the same on all triggers of a function.
#[derive(Clone, Copy, Default)]
pub struct CodeOptions {
    /// Whether a function with a batch parameter reports the items that failed.
    pub report_batch_item_failures: bool,
    /// The number of items to work on at once. Without it, one item follows the other.
    pub concurrent_items: Option<u32>,
    /// The seconds after which a failed message comes again, at first and at most.
    pub backoff: Option<(i64, i64)>,
    /// The length of a window. Zero seconds count as `None`.
    pub tumbling_window_in_seconds: Option<i64>,
    /// How items are unpacked, if they are.
    pub unpacking: Option<Unpacking>,
}

/// A method of the source's type in the library that replaces items with those inside them.
#[derive(Clone, Copy)]
pub struct Unpacking {
    pub method: &'static str,
    /// The option that asks for it.
    pub option: &'static str,
    /// Where the option was written.
    pub span: Span,
}

impl CodeOptions {
    /// Returns the first option whose value is different in `other`.
    pub fn difference(&self, other: &Self) -> Option<&'static str> {
        let unpacking = self.unpacking.or(other.unpacking);
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
            (BACKOFF, self.backoff == other.backoff),
            (
                unpacking.map_or("", |unpacking| unpacking.option),
                self.unpacking.is_some() == other.unpacking.is_some(),
            ),
        ];
        let mut same = same.into_iter();
        same.find_map(|(name, is_same)| (!is_same).then_some(name))
    }
}

/// What a declaration gives.
#[derive(Default)]
pub struct Outcome {
    pub code: CodeOptions,
    /// `None` if the source was reported.
    pub trigger: Option<Manifest>,
    /// The rights of the function: those that the trigger needs, or the ones written in their place.
    pub policy: Vec<Statement>,
    /// The source, if the trigger creates it.
    pub created: Option<Created>,
}

/// A [`Contract`] as an entry of the list of triggers.
#[derive(Clone, Copy)]
pub struct Keyword {
    pub name: &'static str,
    pub parameters: &'static [TriggerParameter],
    pub options: fn() -> Vec<&'static str>,
    pub declare: fn(Arguments<'_>, Option<Form>) -> Outcome,
}

impl Keyword {
    pub const fn of<C: Contract>() -> Self {
        Self {
            name: C::KEYWORD,
            parameters: C::PARAMETERS,
            options: || names_of(C::OPTIONS),
            declare: declare::<C>,
        }
    }

    pub fn has_parameter(&self, name: &str) -> bool {
        let mut parameters = self.parameters.iter();
        parameters.any(|parameter| parameter.name == name)
    }

    pub fn parameter(&self, form: Form) -> Option<&'static str> {
        let mut parameters = self.parameters.iter();
        let found = parameters.find(|parameter| parameter.form == form);
        found.map(|parameter| parameter.name)
    }
}

fn declare<C: Contract>(arguments: Arguments<'_>, form: Option<Form>) -> Outcome {
    let (keyword, source) = (C::KEYWORD, C::SOURCE);
    let mut all = arguments.all();
    let first = all.next();
    if C::TAKES_MAP
        && first.is_none()
        && let Some(option) = arguments.options().iter().next()
    {
        let name = option.name;
        option.error_at_key(format!(
            "`{keyword}` takes its {source} in braces: write `{keyword} {{ {name}: … }};`"
        ));
        return Outcome::default();
    }
    arguments.require(C::ARGUMENT);
    for extra in all {
        extra.error(format!(
            "`{keyword}` takes one {source}: write one `{keyword}` for each {source}"
        ));
    }
    let source = first.and_then(C::source);
    let is_sound = source.is_some();
    let start = arguments.mark();
    let mut draft = Draft {
        trigger: (C::TRIGGER)(source.unwrap_or_default()),
        code: CodeOptions::default(),
        policy: None,
    };
    let entries = arguments.options().with_hint(C::INSTEAD);
    let options = entries.apply(C::OPTIONS, &mut draft);
    let mut created = None;
    if let (Some(kind), Some(create)) = (C::CREATES, options.find(CREATE))
        && is_sound
    {
        let name = C::created_name(first, &options, create);
        created = name.and_then(|name| kind.create(create, name));
    }
    C::check(&mut draft, &options, form);
    let given = options.find(ALLOW_LOOP);
    let allow_loop = given.and_then(Value::boolean);
    // If an option was refused, assume `true`, so that no other errors follow.
    let allow_loop = if arguments.is_sound_since(start) {
        allow_loop
    } else {
        Some(true)
    };
    let mut trigger: Manifest = draft.trigger.into();
    trigger.set_allow_loop(allow_loop);
    Outcome {
        code: draft.code,
        policy: draft.policy.unwrap_or_else(|| trigger.default_policy()),
        trigger: is_sound.then_some(trigger),
        created,
    }
}
