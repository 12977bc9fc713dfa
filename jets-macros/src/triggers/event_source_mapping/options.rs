//! The options of every event source mapping.

use jets_core::manifest::{MappingMetric, MetricsConfig, Statement};

use super::{Draft, filter};
use crate::{
    diagnostics::Errors,
    parse::syntax::Value,
    rules::{
        arn,
        options::{OptionRule, OptionValue},
        statement, tags, values,
    },
};

/// The options that streams and queues have alike.
pub const OPTIONS: &[OptionRule<Draft>] = &[
    OptionRule::new("batch_size", |option, draft, errors| {
        let range = draft.limits.batch_size.clone();
        if let Some(size) = values::unsigned(option.name, range, option.value, errors) {
            draft.mapping.batch_size = size;
        }
    }),
    OptionRule::new(
        "maximum_batching_window_in_seconds",
        |option, draft, errors| {
            let range = draft.limits.maximum_batching_window_in_seconds.clone();
            draft.mapping.maximum_batching_window_in_seconds =
                values::unsigned(option.name, range, option.value, errors);
        },
    ),
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

/// A metric, or a list of those.
fn metrics(option: &OptionValue<'_>, errors: &mut Errors) -> Option<MetricsConfig> {
    const KNOWN: [(&str, MappingMetric); 1] = [("EventCount", MappingMetric::EventCount)];
    let written = match option.value {
        Value::List { group, values } => {
            if values.is_empty() {
                errors.at(group, "`metrics` is empty: it takes `[EventCount]`");
                return None;
            }
            // `MetricsConfig` of Lambda's API model has at most as many as there are.
            if let Some(extra) = values.get(KNOWN.len()) {
                errors.at(extra, "`metrics` has each metric once");
                return None;
            }
            values.as_slice()
        }
        one => std::slice::from_ref(one),
    };
    let metrics = written
        .iter()
        .map(|value| values::word(option.name, &KNOWN, value, errors));
    values::all(metrics).map(|metrics| MetricsConfig { metrics })
}

/// `none`, or statements that stand in place of the default ones.
fn policy_in_place(option: &OptionValue<'_>, errors: &mut Errors) -> Vec<Statement> {
    match option.value {
        Value::Word(word) if word.text == "none" => Vec::new(),
        statements => statement::of_value(option.name, statements, errors),
    }
}
