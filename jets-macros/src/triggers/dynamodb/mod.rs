//! `dynamodb_event`: records of a DynamoDB table's stream.

mod stream;

use jets_core::{manifest::StartingPosition, triggers::dynamodb::DynamodbTrigger};

use super::{
    contract::{CodeOptions, Contract, DeclaredTrigger, Form, TriggerParameter},
    event_source_mapping::{self, Draft, Limits},
};
use crate::{
    diagnostics::Errors,
    rules::{options::OptionRule, values},
    syntax::Value,
};

/// The keyword `dynamodb_event`.
pub struct DynamodbEvent;

/// The limits: <https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html>.
const LIMITS: Limits = Limits {
    batch_size: 1..=10_000,
    why: "",
    starting_positions: &[
        ("LATEST", StartingPosition::Latest),
        ("TRIM_HORIZON", StartingPosition::TrimHorizon),
    ],
};

impl Contract for DynamodbEvent {
    const KEYWORD: &'static str = "dynamodb_event";
    const SOURCE: &'static str = "stream";
    const ARGUMENT: &'static str =
        "the ARN of a table's stream, or a placeholder for it such as `\"${OrdersStreamArn}\"`";
    const PARAMETERS: &'static [TriggerParameter] = &[
        TriggerParameter::batch("dynamodb_records", "Dynamodb", "DynamodbRecords"),
        TriggerParameter::item(
            "dynamodb_record",
            "once a record",
            "Dynamodb",
            "DynamodbRecord",
        ),
    ];
    const OPTIONS: &'static [&'static [OptionRule<Draft>]] = &[
        event_source_mapping::OPTIONS,
        event_source_mapping::STREAM_OPTIONS,
    ];

    /// The stream's ARN, or a placeholder for it.
    type Source = String;
    type Draft = Draft;

    fn source(argument: &Value, errors: &mut Errors) -> Option<String> {
        let literal = values::string(Self::KEYWORD, Self::ARGUMENT, argument, errors)?;
        stream::check(literal, errors)
    }

    fn draft(stream: Option<&String>) -> Draft {
        let trigger = DynamodbTrigger::new(stream.map_or("", String::as_str));
        Draft::new(trigger.event_source_mapping, LIMITS)
    }

    fn code(draft: &Draft) -> CodeOptions {
        draft.code
    }

    fn declare(stream: String, draft: Draft, form: Option<Form>) -> DeclaredTrigger {
        let source = format!("DynamoDB stream `{stream}`");
        draft.declare(form, stream, source, |stream, mapping| {
            let mut trigger = DynamodbTrigger::new(stream);
            trigger.event_source_mapping = mapping;
            trigger.into()
        })
    }
}
