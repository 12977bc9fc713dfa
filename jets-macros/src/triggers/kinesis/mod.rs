//! `kinesis_event`: records of a Kinesis data stream.

mod position;
mod stream;

use jets_core::{
    manifest::StartingPosition,
    triggers::{Trigger, kinesis::KinesisTrigger},
};

use super::{
    contract::{Contract, DeclaredTrigger, DefaultType, Description, Form, TriggerParameter},
    event_source_mapping::{self, Draft, Limits},
};
use crate::{
    diagnostics::Errors,
    parse::syntax::Value,
    rules::{
        options::{OptionRule, OptionValue},
        values,
    },
};

/// The keyword `kinesis_event`.
pub struct KinesisEvent;

/// <https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html>
const LIMITS: Limits = Limits {
    batch_size: 1..=10_000,
    maximum_batching_window_in_seconds: 0..=300,
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
        TriggerParameter {
            name: "kinesis_data",
            form: Form::Batch,
            called: "once a batch",
            marker: "Kinesis",
            default_type: DefaultType {
                name: "KinesisData",
                is_lent: true,
            },
        },
        TriggerParameter {
            name: "kinesis_record",
            form: Form::Item,
            called: "once a record",
            marker: "Kinesis",
            default_type: DefaultType {
                name: "KinesisRecord",
                is_lent: true,
            },
        },
    ];
    const OPTIONS: &'static [&'static [OptionRule<Draft>]] = &[
        event_source_mapping::OPTIONS,
        event_source_mapping::STREAM_OPTIONS,
        position::OPTIONS,
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

    fn check_together(_draft: &Draft, given: &[OptionValue<'_>], errors: &mut Errors) {
        position::check_together(given, errors);
    }

    fn declare(stream: String, mut draft: Draft, form: Option<Form>) -> DeclaredTrigger {
        draft.report_failed_items(form);
        let description = Description {
            source: format!("Kinesis stream `{stream}`"),
            settings: draft.settings(),
        };
        let code = draft.code_options();
        let mut trigger = KinesisTrigger::new(&stream);
        trigger.event_source_mapping = draft.mapping;
        let trigger = Trigger::from(trigger);
        DeclaredTrigger {
            policy: draft.policy.unwrap_or_else(|| trigger.default_policy()),
            trigger,
            identity: stream,
            description,
            code,
        }
    }
}
