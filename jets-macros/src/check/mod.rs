//! Checks jobs and functions. What breaks a rule is reported and left out, and checking goes on with the rest.

mod attributes;
mod code_options;
mod declarations;
mod function;
mod job;
mod keywords;
mod loops;
pub mod model;
mod named;
mod names;
mod parameter_type;
mod parameters;
mod receiver;
mod signature;
mod together;
mod triggers;
mod window;
mod written;

use proc_macro2::Span;

use self::model::Checked;
use crate::{diagnostics::Errors, syntax::Input};

/// Checks everything that was parsed.
pub fn check(input: Input, errors: &mut Errors) -> Checked {
    if input.jobs.is_empty() && errors.is_empty() {
        errors.at_span(
            Span::call_site(),
            "`jobs!` is empty: it holds one job or more, such as `pub DataJob { … }`",
        );
    }
    let mut words = Vec::new();
    let mut names = names::Names::default();
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
