//! `kinesis_event`: records of a Kinesis data stream.

use jets_core::{
    event_pattern::{KINESIS_RECORD, Record},
    manifest::{EventSourceMapping, Names as _, StartingPosition, StartingTime},
    placeholders::has_any,
    triggers::kinesis::KinesisTrigger,
};

use super::{
    contract::{Contract, Draft, Form, TriggerParameter, Unpacking},
    event_source_mapping::{self, Mapped},
};
use crate::{
    resources::{self, Kind},
    values::{Options, Rule, Value, arn::ArnRule, name, option, resource, set},
};

pub struct KinesisEvent;

impl Contract for KinesisEvent {
    const KEYWORD: &'static str = "kinesis_event";
    const SOURCE: &'static str = "stream";
    const ARGUMENT: &'static str =
        "a stream's name or ARN, or a consumer's ARN, such as `\"my-stream\"`";
    const PARAMETERS: &'static [TriggerParameter] = &[
        TriggerParameter::batch("kinesis_data", "Kinesis", "KinesisData"),
        TriggerParameter::item("kinesis_record", "Kinesis", "KinesisRecord"),
    ];
    const CREATES: Option<&'static Kind> = Some(&resources::STREAM);
    const OPTIONS: &'static [&'static [Rule<Draft<KinesisTrigger>>]] = &[
        &event_source_mapping::options(),
        &event_source_mapping::stream_options(),
        OPTIONS,
    ];

    type Source = String;
    type Trigger = KinesisTrigger;

    const TRIGGER: fn(String) -> KinesisTrigger = KinesisTrigger::new;

    fn source(argument: Value<'_>) -> Option<String> {
        argument
            .text(Self::ARGUMENT)?
            .named_or_arn(&name::STREAM, &STREAM_ARN)
    }

    fn check(draft: &mut Draft<KinesisTrigger>, options: &Options<'_>, form: Option<Form>) {
        check_position(options);
        event_source_mapping::check_stream(draft, options, form);
        check_aggregated(draft, options);
    }
}

impl Mapped for KinesisTrigger {
    const RECORD: &'static Record = &KINESIS_RECORD;
    const STARTING_POSITIONS: &'static [&'static str] = StartingPosition::NAMES;

    fn mapping(&mut self) -> &mut EventSourceMapping {
        &mut self.event_source_mapping
    }
}

/// The option that unpacks records of the Kinesis Producer Library.
const AGGREGATED: &str = "aggregated";
const POSITION: &str = "starting_position";
const TIMESTAMP: &str = "starting_position_timestamp";

const OPTIONS: &[Rule<Draft<KinesisTrigger>>] = &[
    set!(option starting_position_timestamp in event_source_mapping = timestamp),
    option(AGGREGATED, |value, draft| {
        draft.code.unpacking = (value.boolean() == Some(true)).then(|| Unpacking {
            method: "deaggregated",
            option: AGGREGATED,
            span: value.span_of_key(),
        });
    }),
];

/// Checks a time in Unix seconds, whole or with a fraction.
fn timestamp(value: Value<'_>) -> Option<StartingTime> {
    let accepted = "Unix seconds up to the year 9999, such as 1550287680";
    if let Some(number) = value.as_number().filter(|number| !number.is_integer)
        && let Ok(seconds) = number.digits.parse::<f64>()
        && let Ok(seconds) = StartingTime::try_from(seconds)
    {
        return Some(seconds);
    }
    let is_placeholder = value.as_text().is_some_and(|text| has_any(&text));
    if !is_placeholder && value.as_integer().is_none() {
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
    let is_other = |option: Value<'_>| {
        option.is_word("LATEST") || option.is_word("TRIM_HORIZON") || option.as_text().is_some()
    };
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
fn check_aggregated(draft: &Draft<KinesisTrigger>, options: &Options<'_>) {
    let stream = &draft.stream;
    let is_consumer = stream.starts_with("arn:") && stream.contains("/consumer/");
    if let Some(filter) = options.find("filter")
        && draft.code.unpacking.is_some()
        && !stream.is_empty()
        && !is_consumer
    {
        filter.error_at_key(format!("Lambda filters aggregated records for an enhanced fan-out consumer only, and drops them otherwise: name the consumer in place of the stream, such as `{}`, or leave out `filter`", resource::CONSUMER.example()));
    }
}

const STREAM_ARN: ArnRule = ArnRule::new(
    "a name or an ARN of `kinesis`",
    &[&resource::STREAM, &resource::CONSUMER],
)
.about("a stream");
