//! Checks the trigger options that change the generated code against the function's signature.

use proc_macro2::TokenStream;
use quote::ToTokens;

use super::{
    signature::Signature,
    window,
    written::{option_of, parameter_of},
};
use crate::{
    diagnostics::Errors,
    syntax::Declaration,
    triggers::{
        AGGREGATED, CONCURRENT_ITEMS, Form, Outcome, REPORT_BATCH_ITEM_FAILURES, TUMBLING_WINDOW,
    },
};

/// Checks that the options are the same on all triggers, and that they go with the parameters of `signature`.
///
/// Returns `true` if no mistake was found.
pub(super) fn check(
    triggers: &[(Declaration, Outcome)],
    signature: &Signature,
    errors: &mut Errors,
) -> bool {
    let start = errors.mark();
    check_same(triggers, errors);
    // Compare options only with triggers and a signature that have no mistakes.
    if !errors.is_sound_since(start) || !signature.is_sound {
        return errors.is_sound_since(start);
    }
    let first = |option| {
        triggers
            .iter()
            .find_map(|(declaration, _)| option_of(declaration, option).map(|at| (declaration, at)))
    };
    if let Some((declaration, at)) = first(REPORT_BATCH_ITEM_FAILURES) {
        check_report(declaration, at, signature, errors);
    }
    if let Some((_, at)) = first(AGGREGATED)
        && signature.trigger_parameter().is_none()
        && triggers
            .iter()
            .any(|(_, outcome)| outcome.code.aggregated.is_some())
    {
        errors.at(
            at,
            "`aggregated` needs parameter `kinesis_data` or `kinesis_record`, which takes the unpacked records",
        );
    }
    if let Some((declaration, at)) = first(CONCURRENT_ITEMS) {
        check_concurrent(declaration, at, signature, errors);
    }
    let has_window = |outcome: &Outcome| outcome.code.tumbling_window_in_seconds.is_some();
    if let Some(name) = signature.window() {
        window::check(name, triggers, signature, errors);
    } else if let Some((declaration, at)) = first(TUMBLING_WINDOW)
        && triggers.iter().any(|(_, outcome)| has_window(outcome))
    {
        window::without_parameter(declaration, at, errors);
    }
    errors.is_sound_since(start)
}

/// Reports options that differ between the triggers: a function has only one handler.
fn check_same(triggers: &[(Declaration, Outcome)], errors: &mut Errors) {
    let Some(((first, of_first), others)) = triggers.split_first() else {
        return;
    };
    for (declaration, outcome) in others {
        if let Some(option) = outcome.code.difference(&of_first.code) {
            let at = option_of(declaration, option)
                .or_else(|| option_of(first, option))
                .unwrap_or_else(|| declaration.keyword.to_token_stream());
            errors.at(
                at,
                format!("`{option}` must be the same on all triggers of a function"),
            );
        }
    }
}

/// Reports `report_batch_item_failures` on a function that does not take a batch. A function that takes one item
/// reports failures without it, and one that takes no items has none to report.
fn check_report(
    declaration: &Declaration,
    at: TokenStream,
    signature: &Signature,
    errors: &mut Errors,
) {
    let option = REPORT_BATCH_ITEM_FAILURES;
    match signature.trigger_parameter() {
        Some((_, parameter)) if parameter.form == Form::Batch => {}
        Some((name, _)) => errors.at(
            at,
            format!(
                "`{option}` does not go with `{name}`: a function that takes one item reports those that fail by itself"
            ),
        ),
        None => {
            let batch = parameter_of(declaration, Form::Batch).unwrap_or_default();
            errors.at(
                at,
                format!("`{option}` needs parameter `{batch}`: the function then says which of its items failed"),
            );
        }
    }
}

/// Reports `concurrent_items` on a function that does not take one item, or is not async.
fn check_concurrent(
    declaration: &Declaration,
    at: TokenStream,
    signature: &Signature,
    errors: &mut Errors,
) {
    let option = CONCURRENT_ITEMS;
    let item = parameter_of(declaration, Form::Item).unwrap_or_default();
    match signature.trigger_parameter() {
        Some((_, parameter)) if parameter.form == Form::Item => {
            if signature.asyncness.is_none() {
                errors.at(
                    at,
                    format!("`{option}` needs an `async fn`: any other function works on one item after the other"),
                );
            }
        }
        Some((name, _)) => errors.at(
            at,
            format!("`{option}` does not go with `{name}`: a function that takes `{item}` works on several at once"),
        ),
        None => errors.at(
            at,
            format!("`{option}` needs parameter `{item}`: the function then works on several at once"),
        ),
    }
}
