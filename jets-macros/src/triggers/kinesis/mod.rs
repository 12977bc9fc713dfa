//! `kinesis_event`: records of a Kinesis data stream.

mod aggregated;
mod position;
mod stream;

use jets_core::{manifest::StartingPosition, triggers::kinesis::KinesisTrigger};

use super::{
    contract::{CodeOptions, Contract, DeclaredTrigger, Form, TriggerParameter},
    event_source_mapping::{self, Draft, Limits},
};
use crate::{
    diagnostics::Errors,
    rules::{
        options::{OptionRule, OptionValue},
        values,
    },
    syntax::Value,
};

/// The keyword `kinesis_event`.
pub struct KinesisEvent;

/// The limits: <https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html>.
const LIMITS: Limits = Limits {
    batch_size: 1..=10_000,
    why: "",
    starting_positions: &[
        ("LATEST", StartingPosition::Latest),
        ("TRIM_HORIZON", StartingPosition::TrimHorizon),
        ("AT_TIMESTAMP", StartingPosition::AtTimestamp),
    ],
};

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
    const OPTIONS: &'static [&'static [OptionRule<Draft>]] = &[
        event_source_mapping::OPTIONS,
        event_source_mapping::STREAM_OPTIONS,
        position::OPTIONS,
        aggregated::OPTIONS,
    ];

    /// The stream's name, its ARN, or the ARN of a consumer.
    type Source = String;
    type Draft = Draft;

    fn source(argument: &Value, errors: &mut Errors) -> Option<String> {
        let literal = values::string(Self::KEYWORD, Self::ARGUMENT, argument, errors)?;
        stream::check(literal, errors)
    }

    fn draft(stream: Option<&String>) -> Draft {
        let trigger = KinesisTrigger::new(stream.map_or("", String::as_str));
        Draft::new(trigger.event_source_mapping, LIMITS)
    }

    fn check_together(
        stream: Option<&String>,
        draft: &Draft,
        given: &[OptionValue<'_>],
        _form: Option<Form>,
        errors: &mut Errors,
    ) {
        position::check_together(given, errors);
        aggregated::check_together(stream, draft, given, errors);
    }

    fn code(draft: &Draft) -> CodeOptions {
        draft.code
    }

    fn declare(stream: String, draft: Draft, form: Option<Form>) -> DeclaredTrigger {
        let source = format!("Kinesis stream `{stream}`");
        draft.declare(form, stream, source, |stream, mapping| {
            let mut trigger = KinesisTrigger::new(stream);
            trigger.event_source_mapping = mapping;
            trigger.into()
        })
    }
}
