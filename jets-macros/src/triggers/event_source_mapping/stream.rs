//! The options of mappings that read a stream.

use super::{destination, draft::Draft};
use crate::{
    diagnostics::Errors,
    rules::{
        number,
        options::{OptionRule, OptionValue},
        values,
    },
    triggers::contract::TUMBLING_WINDOW,
};

/// The options that Kinesis and DynamoDB streams share, in addition to those of every mapping.
pub const OPTIONS: &[OptionRule<Draft>] = &[
    OptionRule::new("starting_position", |option, draft, errors| {
        let known = draft.limits.starting_positions;
        if let Some(position) = values::word(option.name, known, option.value, errors) {
            draft.mapping.starting_position = Some(position);
        }
    }),
    OptionRule::new("parallelization_factor", |option, draft, errors| {
        draft.mapping.parallelization_factor = number::number(option.name, option.value, errors);
    }),
    OptionRule::new("maximum_retry_attempts", |option, draft, errors| {
        draft.mapping.maximum_retry_attempts = number::number(option.name, option.value, errors);
    }),
    OptionRule::new("maximum_record_age_in_seconds", |option, draft, errors| {
        draft.mapping.maximum_record_age_in_seconds = record_age(option, errors);
    }),
    OptionRule::new("bisect_batch_on_function_error", |option, draft, errors| {
        draft.mapping.bisect_batch_on_function_error =
            values::boolean(option.name, option.value, errors);
    }),
    OptionRule::new(TUMBLING_WINDOW, |option, draft, errors| {
        let seconds = values::unsigned(option.name, 0..=900, option.value, errors);
        draft.mapping.tumbling_window_in_seconds = seconds;
        draft.code.tumbling_window_in_seconds = seconds.filter(|seconds| *seconds > 0);
    }),
    OptionRule::new("on_failure", |option, draft, errors| {
        draft.mapping.destination_config = destination::on_failure(option, errors);
    }),
];

fn record_age(option: &OptionValue<'_>, errors: &mut Errors) -> Option<i32> {
    // The range in the API begins at -1, but Lambda refuses 0 to 59.
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventsourcemapping.html
    let accepts = |seconds: i64| seconds == -1 || (60..=604_800).contains(&seconds);
    let accepted = "-1, or 60 to 604,800";
    let seconds = values::integer_where(option.name, accepted, &accepts, option.value, errors)?;
    i32::try_from(seconds).ok()
}
