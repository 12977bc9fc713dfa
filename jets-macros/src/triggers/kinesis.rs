//! `kinesis_event`: records of a Kinesis data stream.

use jets_core::{
    manifest::{Names as _, StartingPosition, StartingTime},
    placeholders::{has_any, is_arn},
    triggers::kinesis::KinesisTrigger,
};

use super::{
    contract::{CodeOptions, Contract, DeclaredTrigger, Form, TriggerParameter, Unpacking},
    event_source_mapping::{self, Draft},
};
use crate::{
    diagnostics::missing_feature,
    values::{
        Options, Rule, Value,
        arn::{Arn, ArnRule},
        name::NameRule,
        option,
        placeholders::{PLACEHOLDER, shown},
    },
};

/// The keyword `kinesis_event`.
pub struct KinesisEvent;

impl Contract for KinesisEvent {
    const KEYWORD: &'static str = "kinesis_event";
    const SOURCE: &'static str = "stream";
    const ARGUMENT: &'static str =
        "a stream's name or ARN, or a consumer's ARN, such as `\"my-stream\"`";
    const PARAMETERS: &'static [TriggerParameter] = &[
        TriggerParameter::batch("kinesis_data", "Kinesis", "KinesisData"),
        TriggerParameter::item(
            "kinesis_record",
            "once a record",
            "Kinesis",
            "KinesisRecord",
        ),
    ];
    const OPTIONS: &'static [&'static [Rule<Draft>]] = &[
        event_source_mapping::OPTIONS,
        event_source_mapping::STREAM_OPTIONS,
        OPTIONS,
    ];

    /// The stream's name, its ARN, or the ARN of a consumer.
    type Source = String;
    type Draft = Draft;

    fn source(argument: Value<'_>) -> Option<String> {
        stream(argument)
    }

    fn draft(stream: String) -> Draft {
        let trigger = KinesisTrigger::new(stream.clone());
        Draft::new(
            stream,
            trigger.event_source_mapping,
            StartingPosition::NAMES,
        )
    }

    fn check(draft: &Draft, options: &Options<'_>, _form: Option<Form>) {
        check_position(options);
        check_aggregated(draft, options);
    }

    fn code(draft: &Draft) -> CodeOptions {
        draft.code
    }

    fn declare(draft: Draft, form: Option<Form>) -> DeclaredTrigger {
        let mut trigger = KinesisTrigger::new(draft.source.clone());
        draft.declare(form, "Kinesis stream", |mapping| {
            trigger.event_source_mapping = mapping;
            trigger.into()
        })
    }
}

/// The option that unpacks records of the Kinesis Producer Library.
const AGGREGATED: &str = "aggregated";
const POSITION: &str = "starting_position";
const TIMESTAMP: &str = "starting_position_timestamp";

/// The options that only Kinesis has.
const OPTIONS: &[Rule<Draft>] = &[
    option(TIMESTAMP, |value, draft| {
        draft.mapping.starting_position_timestamp = timestamp(value);
    }),
    option(AGGREGATED, |value, draft| {
        let is_on = value.boolean() == Some(true);
        if is_on && !cfg!(feature = "kpl") {
            value.error_at_key(missing_feature("aggregated: true", "kpl"));
            return;
        }
        draft.code.unpacking = is_on.then(|| Unpacking {
            method: "deaggregated",
            option: AGGREGATED,
            span: value.span_of_key(),
        });
    }),
];

/// Checks a time in Unix seconds, whole or with a fraction.
fn timestamp(value: Value<'_>) -> Option<StartingTime> {
    let accepted = "Unix seconds up to the year 9999, such as 1550287680";
    if let Some(seconds) = value.as_fraction()
        && let Ok(seconds) = StartingTime::try_from(seconds)
    {
        return Some(seconds);
    }
    let is_placeholder = value.as_text().is_some_and(|text| has_any(&text));
    if !is_placeholder && !value.is_integer() {
        value.wrong_kind(accepted);
        return None;
    }
    value.number_as(accepted).map(StartingTime::from)
}

/// Reports `starting_position: AT_TIMESTAMP` or `starting_position_timestamp` without the other.
fn check_position(options: &Options<'_>) {
    let timestamp = options.find(TIMESTAMP);
    let position = options.find(POSITION);
    let at_timestamp = position.filter(|option| option.is_word("AT_TIMESTAMP"));
    let is_other = |option: Value<'_>| option.is_word("LATEST") || option.is_word("TRIM_HORIZON");
    match (at_timestamp, timestamp) {
        (Some(position), None) => position
            .error("`AT_TIMESTAMP` needs option `starting_position_timestamp: <Unix seconds>`"),
        // A refused position may be a misspelt `AT_TIMESTAMP`.
        (None, Some(timestamp)) if position.is_none_or(is_other) => timestamp.error_at_key(
            "`starting_position_timestamp` needs option `starting_position: AT_TIMESTAMP`",
        ),
        _ => {}
    }
}

/// Reports `filter` beside `aggregated`, unless the source is an enhanced fan-out consumer. For other sources the
/// filter sees only the aggregates.
///
/// <https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis-filtering.html#filtering-kinesis-efo>
fn check_aggregated(draft: &Draft, options: &Options<'_>) {
    let stream = &draft.source;
    let is_consumer = stream.starts_with("arn:") && stream.contains("/consumer/");
    if let Some(filter) = options.find("filter")
        && draft.code.unpacking.is_some()
        && !stream.is_empty()
        && !is_consumer
    {
        filter.error_at_key(format!("Lambda filters aggregated records for an enhanced fan-out consumer only, and drops them otherwise: name the consumer in place of the stream, such as `{CONSUMER_ARN}`, or leave out `filter`"));
    }
}

/// The rule for a name, from `StreamName` of Kinesis's API model.
const NAME: NameRule = NameRule {
    what: "a stream's name",
    max_characters: 128,
    characters: "letters, digits, `_`, `.` and `-`",
    allows: is_name_character,
};
const STREAM_ARN: ArnRule = ArnRule {
    what: "a stream",
    services: &["kinesis"],
    accepted: "a name or an ARN of `kinesis`",
    example: "arn:aws:kinesis:us-west-2:112233445566:stream/my-stream",
    resource: None,
};
const CONSUMER_ARN: &str =
    "arn:aws:kinesis:us-west-2:112233445566:stream/my-stream/consumer/my-consumer:1550287680";

fn is_name_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | '.' | '-' | PLACEHOLDER)
}

fn stream(argument: Value<'_>) -> Option<String> {
    let text = argument.text(KinesisEvent::ARGUMENT)?;
    NAME.check_empty("the stream's name", &text)?;
    if !is_arn(&text) {
        return NAME.check(text);
    }
    let arn = STREAM_ARN.parse(&text)?;
    text.unless(problem_of_arn(&arn))
}

fn problem_of_arn(arn: &Arn) -> Option<String> {
    let example = STREAM_ARN.example;
    if arn.is_placeholder() {
        return None;
    }
    let Some(name) = arn.resource.strip_prefix("stream/") else {
        let resource = shown(&arn.resource);
        return Some(format!(
            "`{resource}` is not a stream: a stream's ARN is `{example}`, a consumer's `{CONSUMER_ARN}`"
        ));
    };
    let (name, consumer) = match name.split_once('/') {
        Some((name, consumer)) => (name, Some(consumer)),
        None => (name, None),
    };
    if !consumer.is_none_or(is_consumer) {
        return Some(format!(
            "a consumer's ARN ends in its name and creation time: `{CONSUMER_ARN}`"
        ));
    }
    if name.is_empty() {
        return Some(format!(
            "the ARN names no stream: a stream's ARN is `{example}`"
        ));
    }
    NAME.problem(name)
}

/// Returns `true` for the consumer's name, then its creation time: `ConsumerARN` of Kinesis's API model.
fn is_consumer(text: &str) -> bool {
    let is_digit = |digit: char| digit.is_ascii_digit() || digit == PLACEHOLDER;
    text.strip_prefix("consumer/")
        .and_then(|consumer| consumer.split_once(':'))
        .is_some_and(|(consumer, created)| {
            !consumer.is_empty()
                && consumer.chars().all(is_name_character)
                && !created.is_empty()
                && created.chars().all(is_digit)
        })
}
