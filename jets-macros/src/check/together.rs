//! Reports properties that do not go together, or not with the function's triggers.

use jets_core::manifest::LogFormat;

use super::{
    declarations::{OfClass, OfFunction},
    keywords::{IAM_POLICY, MANAGED_IAM_POLICY},
};
use crate::{diagnostics::Errors, properties::Settings, syntax::Word, triggers::DeclaredTrigger};

/// Reports properties of a function that do not go together, or not with its triggers or those of its class.
pub(super) fn check(declared: &OfFunction, class: &Settings, errors: &mut Errors) {
    let merged = declared.settings.over(class);
    check_role(&merged, &declared.given, errors);
    check_log_levels(&merged, &declared.given, errors);
    check_asynchronous(declared, errors);
}

/// Reports properties of a class that do not go together.
pub(super) fn check_class(class: &OfClass, errors: &mut Errors) {
    check_role(&class.settings, &class.given, errors);
    check_log_levels(&class.settings, &class.given, errors);
}

/// Reports permissions beside an existing role, which the template cannot change.
fn check_role(settings: &Settings, given: &[(&'static str, Word)], errors: &mut Errors) {
    let adds = !settings.statements.is_empty() || !settings.managed_policies.is_empty();
    if settings.role.is_none() || !adds {
        return;
    }
    let beside = ["role", IAM_POLICY, MANAGED_IAM_POLICY]
        .into_iter()
        .find_map(|name| keyword(name, given));
    if let Some(keyword) = beside {
        errors.at(
            keyword,
            "an existing `role` gets no policy from the template: give it its rights where it is made, and leave `iam_policy` and `managed_iam_policy` out",
        );
    }
}

/// Reports log levels without `log_format JSON`: Lambda filters only structured logs.
///
/// <https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html>
fn check_log_levels(settings: &Settings, given: &[(&'static str, Word)], errors: &mut Errors) {
    let Some(config) = &settings.properties.logging_config else {
        return;
    };
    if config.log_format == Some(LogFormat::Json) {
        return;
    }
    let levels = [
        ("log_level", config.application_log_level.is_some()),
        ("system_log_level", config.system_log_level.is_some()),
    ];
    for (name, is_set) in levels {
        if is_set && let Some(word) = keyword(name, given) {
            errors.at(word, format!("`{name}` needs `log_format JSON`"));
        }
    }
}

/// Reports properties for asynchronous invocations on a function that Lambda only polls for.
///
/// <https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html>
fn check_asynchronous(declared: &OfFunction, errors: &mut Errors) {
    let is_polled = |declared: &DeclaredTrigger| declared.trigger.event_source_mapping().is_some();
    if declared.triggers.is_empty() || !declared.triggers.iter().all(is_polled) {
        return;
    }
    for name in ["dead_letter_queue", "event_invoke_config"] {
        if let Some(word) = declared.keyword(name) {
            errors.at(
                word,
                format!("`{name}` is for asynchronous invocations, and Lambda polls what invokes this function: give a stream's trigger the option `on_failure`, or the queue itself a redrive policy"),
            );
        }
    }
}

fn keyword<'given>(name: &str, given: &'given [(&'static str, Word)]) -> Option<&'given Word> {
    given
        .iter()
        .find_map(|(given, word)| (*given == name).then_some(word))
}
