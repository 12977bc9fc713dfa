//! Checks the parameter `window`, which needs the records of a stream and the option that makes windows.

use proc_macro2::TokenStream;

use super::{
    signature::Signature,
    written::{option_of, parameter_of},
};
use crate::{
    diagnostics::Errors,
    syntax::{Declaration, Word},
    triggers::{self, Form, Outcome, TUMBLING_WINDOW},
};

/// Checks the parameter, written as `name`, against the other parameters and the options of `triggers`.
pub(super) fn check(
    name: &Word,
    triggers: &[(Declaration, Outcome)],
    signature: &Signature,
    errors: &mut Errors,
) {
    let Some((other, parameter)) = signature.trigger_parameter() else {
        errors.at(
            name,
            format!("`{name}` needs parameter `kinesis_data` or `dynamodb_records` beside it"),
        );
        return;
    };
    let stream = triggers
        .iter()
        .find(|(declaration, _)| has_windows(&declaration.keyword));
    let Some((declaration, outcome)) = stream else {
        errors.at(
            name,
            format!("`{name}` cannot stand beside `{other}`: only streams have windows, those of `kinesis_event` and `dynamodb_event`"),
        );
        return;
    };
    if parameter.form != Form::Batch {
        let batch = parameter_of(declaration, Form::Batch).unwrap_or_default();
        errors.at(
            name,
            format!("`{name}` cannot stand beside `{other}`: the last call for a window may have no record, so the function takes `{batch}`"),
        );
    } else if outcome.code.tumbling_window_in_seconds.is_none() && !is_refused(declaration, outcome)
    {
        errors.at(
            name,
            format!("`{name}` needs option `{TUMBLING_WINDOW}`, of 1 or more, on the triggers of the function"),
        );
    }
}

/// Returns `true` if the option was written with a value that was refused.
fn is_refused(declaration: &Declaration, outcome: &Outcome) -> bool {
    let mapping = outcome
        .trigger
        .as_ref()
        .and_then(|declared| declared.trigger.event_source_mapping());
    let is_written = option_of(declaration, TUMBLING_WINDOW).is_some();
    is_written && mapping.is_none_or(|mapping| mapping.tumbling_window_in_seconds.is_none())
}

/// Reports the option, at `at`, on a function without the parameter.
pub(super) fn without_parameter(declaration: &Declaration, at: TokenStream, errors: &mut Errors) {
    let batch = parameter_of(declaration, Form::Batch).unwrap_or_default();
    errors.at(
        at,
        format!("`{TUMBLING_WINDOW}` needs parameter `window: &mut Window<…>` beside `{batch}`: its state goes from one batch of a window to the next"),
    );
}

/// Returns `true` if the trigger of this keyword has windows.
fn has_windows(keyword: &Word) -> bool {
    triggers::find(&keyword.text)
        .is_some_and(|trigger| (trigger.options)().contains(&TUMBLING_WINDOW))
}
