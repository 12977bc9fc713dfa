//! The resources that a job creates: with a declaration of their own, or with the option `create` of a trigger.
//!
//! Both take the same options, from one table for each kind of resource.

mod options;

use jets_core::{
    manifest::Function,
    placeholders::is_arn,
    resources::{Problem, Resource},
};
use proc_macro2::Span;

pub use self::options::{BUCKET, EVENT_BUS, QUEUE, STREAM, TABLE, TOPIC};
use crate::{
    diagnostics::Errors,
    values::{Arguments, Entries, Rule, Value, name::NameRule, option},
};

/// A kind of resource: the keyword of its declaration, its options and how it is made.
pub struct Kind {
    pub keyword: &'static str,
    /// An example of its name, with the options that it needs.
    pub example: &'static str,
    name: &'static NameRule,
    pub options: fn() -> Vec<&'static str>,
    /// Makes the resource with this name. Returns `None` if an option that it needs is missing, which was reported.
    make: fn(String, Given<'_>) -> Option<Resource>,
}

const KINDS: [&Kind; 6] = [&QUEUE, &STREAM, &TABLE, &TOPIC, &BUCKET, &EVENT_BUS];

pub fn find(keyword: &str) -> Option<&'static Kind> {
    KINDS.into_iter().find(|kind| kind.keyword == keyword)
}

pub fn words() -> impl Iterator<Item = &'static str> {
    KINDS.into_iter().map(|kind| kind.keyword)
}

/// The options of a resource, and where one that is missing is reported.
#[derive(Clone, Copy)]
struct Given<'a> {
    options: Option<Entries<'a>>,
    reported_at: Value<'a>,
}

/// A resource that a job creates, where it was written.
pub struct Created {
    pub resource: Resource,
    span: Span,
    options: Vec<(String, Span)>,
}

impl Created {
    /// Reports what does not fit, at the option that is at fault.
    pub fn report(&self, problem: &Problem, errors: &Errors) {
        let mut options = self.options.iter();
        let option = options.find(|(name, _)| Some(name.as_str()) == problem.option);
        let span = option.map_or(self.span, |(_, span)| *span);
        errors.at_span(span, &problem.message);
    }
}

/// The option that creates the source of a trigger.
pub const CREATE: &str = Function::CREATE;

/// Returns the option `create`, which is read when the source is known.
pub const fn create_option<T>() -> Rule<T> {
    option(CREATE, |_, _| {})
}

impl Kind {
    /// Reads the option `create` of a trigger whose source is `name`.
    pub fn create(&self, create: Value<'_>, name: Value<'_>) -> Option<Created> {
        if create.as_bool() == Some(false) {
            return None;
        }
        let options = create.as_map();
        if options.is_none() && create.as_bool().is_none() {
            let example = self.example;
            create.wrong_kind(&format!("`true`, or a map of the options of `{example}`"));
            return None;
        }
        self.created(
            name,
            Given {
                options,
                reported_at: create,
            },
        )
    }

    /// Checks a declaration of a job.
    pub fn declare(&self, arguments: Arguments<'_>) -> Option<Created> {
        let (keyword, example) = (self.keyword, self.example);
        arguments.require(&format!("a name, `{example}`"));
        let mut all = arguments.all();
        let name = all.next()?;
        for extra in all {
            extra.error(format!(
                "`{keyword}` takes one name: write one `{keyword}` for each"
            ));
        }
        let options = Some(arguments.options());
        self.created(
            name,
            Given {
                options,
                reported_at: name,
            },
        )
    }

    fn created(&self, name: Value<'_>, given: Given<'_>) -> Option<Created> {
        let what = self.name.what;
        let text = name.text(what)?;
        let keyword = self.keyword;
        if is_arn(&text) {
            text.error(format!(
                "a {keyword} that is created is given by its name, and this is an ARN"
            ));
            return None;
        }
        let text = text.named(self.name)?;
        let resource = (self.make)(text, given)?;
        let options = given.options.into_iter().flat_map(Entries::iter);
        Some(Created {
            resource,
            span: given.reported_at.span_of_key(),
            options: options
                .map(|option| (option.name.to_owned(), option.span_of_key()))
                .collect(),
        })
    }
}
