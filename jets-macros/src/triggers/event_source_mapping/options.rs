//! The options of every event source mapping.

use jets_core::manifest::{MappingMetric, MetricsConfig, Statement};

use super::{draft::Draft, filter};
use crate::{
    diagnostics::Errors,
    rules::{
        arn, number,
        options::{OptionRule, OptionValue},
        statement, tags, values,
    },
    syntax::Value,
    triggers::contract::{CONCURRENT_ITEMS, REPORT_BATCH_ITEM_FAILURES},
};

/// The options that streams and queues share.
pub const OPTIONS: &[OptionRule<Draft>] = &[
    OptionRule::new("batch_size", |option, draft, errors| {
        let range = draft.limits.batch_size.clone();
        let accepted = values::range_text(&range) + draft.limits.why;
        let size = number::number_within(option.name, &accepted, range, option.value, errors);
        if let Some(size) = size {
            draft.mapping.batch_size = size;
        }
    }),
    OptionRule::new(
        "maximum_batching_window_in_seconds",
        |option, draft, errors| {
            draft.mapping.maximum_batching_window_in_seconds =
                number::number(option.name, option.value, errors);
        },
    ),
    OptionRule::new(REPORT_BATCH_ITEM_FAILURES, |option, draft, errors| {
        let reports = values::boolean(option.name, option.value, errors);
        // If the value was refused, assume `true`, so that no other errors follow.
        draft.code.report_batch_item_failures = reports.unwrap_or(true);
    }),
    OptionRule::new(CONCURRENT_ITEMS, |option, draft, errors| {
        draft.code.concurrent_items =
            values::unsigned(option.name, 2..=1_000, option.value, errors);
    }),
    OptionRule::new("enabled", |option, draft, errors| {
        let enabled = values::boolean(option.name, option.value, errors);
        draft.mapping.enabled = enabled.unwrap_or(true);
    }),
    OptionRule::new("filter", |option, draft, errors| {
        draft.mapping.filter_criteria = filter::criteria(option, errors);
    }),
    OptionRule::new("kms_key_arn", |option, draft, errors| {
        draft.mapping.kms_key_arn = arn::of_kms_key(option.name, option.value, errors);
    }),
    OptionRule::new("metrics", |option, draft, errors| {
        draft.mapping.metrics_config = metrics(option, errors);
    }),
    OptionRule::new("tags", |option, draft, errors| {
        draft.mapping.tags = tags::check("a mapping", option.value, errors);
    }),
    OptionRule::new("iam_policy", |option, draft, errors| {
        draft.policy = Some(policy_in_place(option, errors));
    }),
];

/// Checks a list of metrics without duplicates.
fn metrics(option: &OptionValue<'_>, errors: &mut Errors) -> Option<MetricsConfig> {
    const KNOWN: &[(&str, MappingMetric)] = &[("EventCount", MappingMetric::EventCount)];
    const ACCEPTED: &str = "a list of metrics, `[EventCount]`";
    let Value::List { group, values } = option.value else {
        values::wrong_kind(option.name, ACCEPTED, option.value, errors);
        return None;
    };
    if values.is_empty() {
        let message = format!("`{}` is empty: it takes {ACCEPTED}", option.name);
        errors.at(group, message);
    }
    let mut metrics = Vec::new();
    for value in values {
        if let Some(metric) = values::word(option.name, KNOWN, value, errors) {
            if metrics.contains(&metric) {
                errors.at(value, format!("`{}` names this metric twice", option.name));
            }
            metrics.push(metric);
        }
    }
    Some(MetricsConfig { metrics })
}

/// Checks `none`, or statements that replace the default ones.
fn policy_in_place(option: &OptionValue<'_>, errors: &mut Errors) -> Vec<Statement> {
    match option.value {
        Value::Word(word) if word.text == "none" => Vec::new(),
        statements => statement::of_value(option.name, statements, errors),
    }
}
