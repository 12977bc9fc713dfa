//! Event source mappings, which all triggers that Lambda polls share.
//!
//! Limits are those of `CreateEventSourceMapping` in [Lambda's API reference][1].
//!
//! [1]: https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html

use std::ops::RangeInclusive;

use jets_core::{
    event_pattern::{Record, Target},
    manifest::{
        DestinationConfig, EventSourceMapping, Filter, FilterCriteria, FixedNumber, Function,
        FunctionResponseType, MappingMetric, MetricsConfig, StartingPosition, Value as Json,
        limits::{BatchSize, Limits as _},
    },
    triggers::Trigger,
};

use super::contract::{
    CONCURRENT_ITEMS, Draft, Form, REPORT_BATCH_ITEM_FAILURES, TUMBLING_WINDOW, allow_loop,
};
use crate::{
    resources,
    values::{
        Options, Rule, Value,
        arn::{self, ArnRule},
        in_words, option, resource, set, statement, tags,
    },
};

/// A trigger with an event source mapping: its source is one that Lambda polls.
pub trait Mapped: Into<Trigger> {
    /// What a filter selects.
    const RECORD: &'static Record;
    /// Empty for a queue.
    const STARTING_POSITIONS: &'static [&'static str] = &[];

    fn mapping(&mut self) -> &mut EventSourceMapping;

    /// Returns the limits of `batch_size`, and what a message says after them.
    fn batch_size(&self) -> (RangeInclusive<i64>, &'static str) {
        (BatchSize::RANGE, "")
    }
}

fn mapping<T: Mapped>(draft: &mut Draft<T>) -> &mut EventSourceMapping {
    draft.trigger.mapping()
}

/// Sets what follows from the form of the function's parameter.
pub fn set_response_types<T: Mapped>(draft: &mut Draft<T>, form: Option<Form>) {
    if form == Some(Form::Item) || draft.code.report_batch_item_failures {
        mapping(draft).function_response_types =
            Some(vec![FunctionResponseType::ReportBatchItemFailures]);
    }
}

/// The options that streams and queues share.
pub const fn options<T: Mapped>() -> [Rule<Draft<T>>; 12] {
    [
        resources::create_option(),
        option("batch_size", |value, draft| {
            let (range, why) = draft.batch_size();
            if let Some(size) = value.number_within(range, why) {
                mapping(draft).batch_size = size;
            }
        }),
        set!(option maximum_batching_window_in_seconds in mapping() = number("")),
        option(REPORT_BATCH_ITEM_FAILURES, |value, draft| {
            // If the value was refused, assume `true`, so that no other errors follow.
            draft.code.report_batch_item_failures = value.boolean().unwrap_or(true);
        }),
        option(CONCURRENT_ITEMS, |value, draft| {
            let range = [2..=MAX_CONCURRENT_ITEMS];
            let items = value.integer(&range, &in_words(&range, ""));
            draft.code.concurrent_items = items.and_then(|items| items.try_into().ok());
        }),
        option("enabled", |value, draft| {
            value.switch_into(&mut mapping(draft).enabled);
        }),
        option("filter", |value, draft| {
            mapping(draft).filter_criteria = filter_criteria(T::RECORD, value);
        }),
        set!(option kms_key_arn in mapping() = arn(&arn::KMS_KEY)),
        set!(option metrics as metrics_config in mapping() = metrics),
        allow_loop(),
        option("tags", |value, draft| {
            mapping(draft).tags = tags::check("a mapping", value);
        }),
        option("iam_policy", |value, draft| {
            draft.policy = Some(if value.is_word("none") {
                Vec::new()
            } else {
                statement::of_value(value)
            });
        }),
    ]
}

/// The options that Kinesis and DynamoDB streams share, in addition to those of every mapping.
pub const fn stream_options<T: Mapped>() -> [Rule<Draft<T>>; 7] {
    [
        option("starting_position", |value, draft| {
            let accepted = [T::STARTING_POSITIONS, StartingPosition::WITHOUT_TIME];
            if let Some(position) = value.choice_among(accepted) {
                mapping(draft).starting_position = Some(position);
            }
        }),
        set!(option parallelization_factor in mapping() = number("")),
        set!(option maximum_retry_attempts in mapping() = number("")),
        set!(option maximum_record_age_in_seconds in mapping() = fixed_number("")),
        set!(option bisect_batch_on_function_error in mapping() = switch()),
        option(TUMBLING_WINDOW, |value, draft| {
            mapping(draft).tumbling_window_in_seconds = value.fixed_number("");
            let seconds = mapping(draft).tumbling_window_in_seconds.as_ref();
            let seconds = seconds.map(FixedNumber::value);
            draft.code.tumbling_window_in_seconds = seconds.filter(|seconds| *seconds > 0);
        }),
        set!(option on_failure as destination_config in mapping()
        = arn_or_create(&ON_FAILURE) => DestinationConfig::new),
    ]
}

/// Sets what follows from the form of the function's parameter, and reports a stream that creates a queue for what it gives
/// up, and never gives anything up.
pub fn check_stream<T: Mapped>(draft: &mut Draft<T>, options: &Options<'_>, form: Option<Form>) {
    set_response_types(draft, form);
    let mapping = mapping(draft);
    let creates = mapping.destination_config.as_ref();
    let creates = creates.is_some_and(|config| config.on_failure.destination == Function::CREATE);
    let is_limited = mapping.has_retry_attempts() || mapping.has_record_age();
    if let Some(on_failure) = options.find("on_failure")
        && creates
        && !is_limited
        && options.are_complete
    {
        on_failure.error("`on_failure: create` needs option `maximum_retry_attempts` or `maximum_record_age_in_seconds`: without a limit, a record that always fails holds its shard until it expires");
    }
}

/// The maximum number of items that a function works on at once.
const MAX_CONCURRENT_ITEMS: i64 = 1_000;

/// The maximum number of filters: `Filters` of `AWS::Lambda::EventSourceMapping`. An account may have [five][1] until AWS
/// raises its quota.
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
const MAX_FILTERS: usize = 20;

fn filter_criteria(record: &'static Record, value: Value<'_>) -> Option<FilterCriteria> {
    let name = value.name;
    let accepted = format!("an event pattern, or a list of 1 to {MAX_FILTERS}");
    let patterns = value.items(&accepted);
    if let Some(extra) = patterns.get(MAX_FILTERS) {
        extra.error(format!("`{name}` has at most {MAX_FILTERS} event patterns"));
    }
    let patterns = patterns.into_iter();
    let filters: Vec<Filter> = patterns
        .filter_map(|pattern| pattern.event_pattern(Target::Filter(record)))
        .map(|pattern| Filter::new(Json::Object(pattern).to_string()))
        .collect();
    (!filters.is_empty()).then_some(FilterCriteria::new(filters))
}

/// Checks a list of metrics without duplicates.
fn metrics(value: Value<'_>) -> Option<MetricsConfig> {
    const ACCEPTED: &str = "a list of metrics, `[EventCount]`";
    let name = value.name;
    if value.as_list().is_none() {
        value.wrong_kind(ACCEPTED);
        return None;
    }
    let mut metrics: Vec<MappingMetric> = Vec::new();
    for item in value.items(ACCEPTED) {
        if let Some(metric) = item.word() {
            if metrics.contains(&metric) {
                item.error(format!("`{name}` names this metric twice"));
            }
            metrics.push(metric);
        }
    }
    Some(MetricsConfig::new(metrics))
}

/// Where Lambda sends batches that it has given up.
const ON_FAILURE: ArnRule = ArnRule::new(
    "the ARN of an SQS queue, an SNS topic or an S3 bucket",
    &[
        &resource::STANDARD_QUEUE,
        &resource::TOPIC,
        &resource::BUCKET,
    ],
);
