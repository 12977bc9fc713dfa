//! The options of `kinesis_event`.
//!
//! Limits are those of `CreateEventSourceMapping` in [Lambda's API reference][1].
//!
//! [1]: https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html

use jets_core::{
    manifest::{
        DestinationConfig, EventSourceMapping, Filter, FilterCriteria, OnFailure, StartingPosition,
        Statement,
    },
    triggers::kinesis::KinesisTrigger,
};

use crate::{
    check::{arn, event_pattern, iam, values},
    diagnostics::Errors,
    parse::syntax::{NamedValue, Value},
};

/// Every option.
pub(super) const NAMES: [&str; 14] = [
    "batch_size",
    "starting_position",
    "starting_position_timestamp",
    "maximum_batching_window_in_seconds",
    "parallelization_factor",
    "maximum_retry_attempts",
    "maximum_record_age_in_seconds",
    "bisect_batch_on_function_error",
    "tumbling_window_in_seconds",
    "enabled",
    "on_failure",
    "filter",
    "kms_key_arn",
    "iam_policy",
];

/// <https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html>
const MOST_FILTERS: usize = 5;

/// Sets what `options` say, and gives the policy that stands in place of the default one, if they name one.
pub(super) fn apply(
    options: &[NamedValue],
    trigger: &mut KinesisTrigger,
    errors: &mut Errors,
) -> Option<Vec<Statement>> {
    let options = values::known_options(super::WORD.keyword, &NAMES, options, errors);
    let mut policy = None;
    for (name, option) in &options {
        if *name == "iam_policy" {
            policy = Some(policy_in_place(&option.value, errors));
        } else {
            set(
                name,
                &option.value,
                &mut trigger.event_source_mapping,
                errors,
            );
        }
    }
    check_timestamp(&options, errors);
    policy
}

fn set(name: &str, value: &Value, mapping: &mut EventSourceMapping, errors: &mut Errors) {
    let mut number = |range| values::integer(name, range, value, errors);
    match name {
        "batch_size" => {
            if let Some(size) = unsigned(number(1..=10_000)) {
                mapping.batch_size = size;
            }
        }
        "maximum_batching_window_in_seconds" => {
            mapping.maximum_batching_window_in_seconds = unsigned(number(0..=300));
        }
        "parallelization_factor" => mapping.parallelization_factor = unsigned(number(1..=10)),
        "tumbling_window_in_seconds" => {
            mapping.tumbling_window_in_seconds = unsigned(number(0..=900));
        }
        "maximum_retry_attempts" => mapping.maximum_retry_attempts = signed(number(-1..=10_000)),
        "maximum_record_age_in_seconds" => {
            mapping.maximum_record_age_in_seconds = record_age(value, errors);
        }
        "bisect_batch_on_function_error" => {
            mapping.bisect_batch_on_function_error = values::boolean(name, value, errors);
        }
        "enabled" => mapping.enabled = values::boolean(name, value, errors).unwrap_or(true),
        "starting_position" => {
            mapping.starting_position = Some(starting_position(value, errors).unwrap_or_default());
        }
        "starting_position_timestamp" => {
            mapping.starting_position_timestamp = timestamp(value, errors);
        }
        "on_failure" => mapping.destination_config = destination(value, errors),
        "filter" => mapping.filter_criteria = filter(value, errors),
        _ => mapping.kms_key_arn = kms_key_arn(value, errors),
    }
}

fn unsigned(number: Option<i64>) -> Option<u32> {
    number.and_then(|number| u32::try_from(number).ok())
}

fn signed(number: Option<i64>) -> Option<i32> {
    number.and_then(|number| i32::try_from(number).ok())
}

fn record_age(value: &Value, errors: &mut Errors) -> Option<i32> {
    // The API's range begins at -1, but Lambda refuses what lies between.
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventsourcemapping.html
    let accepts = |seconds: i64| seconds == -1 || (60..=604_800).contains(&seconds);
    let word = "maximum_record_age_in_seconds";
    signed(values::integer_where(
        word,
        "-1, or 60 to 604,800",
        accepts,
        value,
        errors,
    ))
}

fn starting_position(value: &Value, errors: &mut Errors) -> Option<StartingPosition> {
    const KNOWN: &[&str] = &["LATEST", "TRIM_HORIZON", "AT_TIMESTAMP"];
    match values::keyword("starting_position", KNOWN, value, errors)? {
        "TRIM_HORIZON" => Some(StartingPosition::TrimHorizon),
        "AT_TIMESTAMP" => Some(StartingPosition::AtTimestamp),
        _ => Some(StartingPosition::Latest),
    }
}

/// Unix seconds, whole or with a fraction.
fn timestamp(value: &Value, errors: &mut Errors) -> Option<serde_json::Number> {
    const WORD: &str = "starting_position_timestamp";
    // The year 9999 is as far as a timestamp of AWS goes.
    const LAST: i64 = 253_402_300_799;
    if let Value::Float {
        minus: None,
        literal,
    } = value
        && literal.suffix().is_empty()
        && let Ok(seconds) = literal.base10_parse::<f64>()
        && (0.0..=253_402_300_799.0).contains(&seconds)
    {
        return serde_json::Number::from_f64(seconds);
    }
    let accepted = "Unix seconds up to the year 9999, such as 1550287680";
    let accepts = |seconds: i64| (0..=LAST).contains(&seconds);
    if !matches!(value, Value::Integer { .. }) {
        values::wrong_kind(WORD, accepted, value, errors);
        return None;
    }
    values::integer_where(WORD, accepted, accepts, value, errors).map(Into::into)
}

/// `starting_position: AT_TIMESTAMP` and `starting_position_timestamp` come together or not at all.
fn check_timestamp(options: &[(&'static str, &NamedValue)], errors: &mut Errors) {
    let given = |wanted: &str| {
        options
            .iter()
            .find(|(name, _)| *name == wanted)
            .map(|(_, option)| *option)
    };
    let timestamp = given("starting_position_timestamp");
    let position = given("starting_position");
    let at_timestamp = position
        .filter(|option| matches!(&option.value, Value::Word(word) if word == "AT_TIMESTAMP"));
    match (at_timestamp, timestamp) {
        (Some(position), None) => errors.at(
            &position.value,
            "`AT_TIMESTAMP` needs option `starting_position_timestamp: <Unix seconds>`",
        ),
        (None, Some(timestamp)) if position.is_none_or(is_sound_position) => errors.at(
            &timestamp.name,
            "`starting_position_timestamp` needs option `starting_position: AT_TIMESTAMP`",
        ),
        _ => {}
    }
}

fn is_sound_position(option: &NamedValue) -> bool {
    matches!(&option.value, Value::Word(word) if word == "LATEST" || word == "TRIM_HORIZON")
}

fn destination(value: &Value, errors: &mut Errors) -> Option<DestinationConfig> {
    const WORD: &str = "`on_failure`";
    const ACCEPTED: &str = "the ARN of an SQS queue, an SNS topic or an S3 bucket";
    const EXAMPLE: &str = "arn:aws:sqs:us-west-2:112233445566:my-queue";
    // `DestinationArn` of Lambda's API model.
    const MOST_CHARACTERS: usize = 350;
    let literal = values::string("on_failure", ACCEPTED, value, errors)?;
    let arn = arn::parse_of(
        WORD,
        &["sqs", "sns", "s3"],
        ACCEPTED,
        EXAMPLE,
        literal,
        errors,
    )?;
    let destination = literal.value();
    if arn.service == "s3" && arn.resource.contains('/') {
        errors.at(
            literal,
            format!("{WORD} takes a bucket, not a place in it: `arn:aws:s3:::my-bucket`"),
        );
        return None;
    }
    if destination.chars().count() > MOST_CHARACTERS {
        errors.at(
            literal,
            format!("{WORD} has at most {MOST_CHARACTERS} characters"),
        );
        return None;
    }
    let on_failure = OnFailure { destination };
    Some(DestinationConfig { on_failure })
}

fn filter(value: &Value, errors: &mut Errors) -> Option<FilterCriteria> {
    let patterns = match value {
        Value::List { group, values } => {
            if values.is_empty() {
                errors.at(
                    group,
                    "`filter` is empty: it takes an event pattern, or a list of one to five",
                );
            }
            if let Some(extra) = values.get(MOST_FILTERS) {
                errors.at(
                    extra,
                    format!("`filter` has at most {MOST_FILTERS} event patterns"),
                );
            }
            values.as_slice()
        }
        pattern => std::slice::from_ref(pattern),
    };
    let filters: Vec<Filter> = patterns
        .iter()
        .filter_map(|pattern| event_pattern::check(pattern, errors))
        .map(|pattern| Filter { pattern })
        .collect();
    (!filters.is_empty()).then_some(FilterCriteria { filters })
}

fn kms_key_arn(value: &Value, errors: &mut Errors) -> Option<String> {
    const ACCEPTED: &str = "the ARN of a KMS key";
    const EXAMPLE: &str =
        "arn:aws:kms:us-west-2:112233445566:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    let literal = values::string("kms_key_arn", ACCEPTED, value, errors)?;
    arn::parse_of(
        "`kms_key_arn`",
        &["kms"],
        ACCEPTED,
        EXAMPLE,
        literal,
        errors,
    )?;
    Some(literal.value())
}

/// `none`, or statements that stand in place of the default ones.
fn policy_in_place(value: &Value, errors: &mut Errors) -> Vec<Statement> {
    match value {
        Value::Word(word) if word == "none" => Vec::new(),
        statements => iam::statements_of_value(statements, errors),
    }
}
