//! All rules of the language. What breaks one is reported and left out; what holds goes on.

pub(crate) mod arn;
mod attributes;
mod condition;
mod declarations;
pub(crate) mod environment;
pub(crate) mod event_pattern;
mod function;
pub(crate) mod iam;
mod job;
pub(crate) mod model;
mod parameter_type;
pub(crate) mod placeholders;
mod properties;
mod signature;
mod tags;
pub(crate) mod values;

use proc_macro2::Span;

use self::model::Checked;
use crate::{diagnostics::Errors, parse::syntax::Input};

/// Checks everything that was parsed.
pub(crate) fn check(input: Input, errors: &mut Errors) -> Checked {
    if input.jobs.is_empty() && errors.count() == 0 {
        errors.at_span(
            Span::call_site(),
            "`jobs!` is empty: it holds one job or more, such as `pub DataJob { … }`",
        );
    }
    let mut words = Vec::new();
    let mut names = job::Names::default();
    let mut jobs = Vec::new();
    for written in input.jobs {
        let job = job::check(written, &mut words, errors);
        if names.take(&job, errors) {
            jobs.push(job);
        }
    }
    Checked {
        library: input.library,
        jobs,
        words,
    }
}
