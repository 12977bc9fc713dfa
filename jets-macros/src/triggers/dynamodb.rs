//! `dynamodb_event`: records of a DynamoDB table's stream.

use jets_core::{manifest::StartingPosition, triggers::dynamodb::DynamodbTrigger};

use super::{
    contract::{CodeOptions, Contract, DeclaredTrigger, Form, TriggerParameter},
    event_source_mapping::{self, Draft},
};
use crate::values::{
    Rule, Value,
    arn::{Arn, ArnRule},
    placeholders::{is_whole, shown, whole},
};

/// The keyword `dynamodb_event`.
pub struct DynamodbEvent;

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
    const OPTIONS: &'static [&'static [Rule<Draft>]] = &[
        event_source_mapping::OPTIONS,
        event_source_mapping::STREAM_OPTIONS,
    ];

    /// The stream's ARN, or a placeholder for it.
    type Source = String;
    type Draft = Draft;

    fn source(argument: Value<'_>) -> Option<String> {
        stream(argument)
    }

    fn draft(stream: String) -> Draft {
        let trigger = DynamodbTrigger::new(stream.clone());
        Draft::new(stream, trigger.event_source_mapping, STARTING_POSITIONS)
    }

    fn code(draft: &Draft) -> CodeOptions {
        draft.code
    }

    fn declare(draft: Draft, form: Option<Form>) -> DeclaredTrigger {
        let mut trigger = DynamodbTrigger::new(draft.source.clone());
        draft.declare(form, "DynamoDB stream", |mapping| {
            trigger.event_source_mapping = mapping;
            trigger.into()
        })
    }
}

/// A table's stream cannot be read from a time:
/// <https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html>.
const STARTING_POSITIONS: &[(&str, StartingPosition)] = &[
    ("LATEST", StartingPosition::Latest),
    ("TRIM_HORIZON", StartingPosition::TrimHorizon),
];

const STREAM_ARN: ArnRule = ArnRule {
    what: "a stream",
    services: &["dynamodb"],
    accepted: "an ARN of `dynamodb`",
    example: "arn:aws:dynamodb:us-west-2:112233445566:table/orders/stream/2019-06-10T19:26:16.525",
    resource: None,
};

fn stream(argument: Value<'_>) -> Option<String> {
    let example = STREAM_ARN.example;
    let text = argument.text(DynamodbEvent::ARGUMENT)?;
    if !text.starts_with("arn:") && whole(&text).is_none() {
        text.masked()?;
        text.error(format!("a stream is named by its ARN, because its label cannot be made from the table's name: write `{example}`, or pass it in as `\"${{OrdersStreamArn}}\"`"));
        return None;
    }
    let arn = STREAM_ARN.parse(&text)?;
    let problem = (!is_stream(&arn)).then(|| {
        let resource = shown(&arn.resource);
        format!(
            "`{resource}` is not a table's stream: its ARN ends in the stream's label, `{example}`"
        )
    });
    text.unless(problem)
}

/// Returns `true` for the table's name, then the label, which is the time when the stream was enabled: `StreamArn` of
/// DynamoDB's API.
fn is_stream(arn: &Arn) -> bool {
    let parts: Vec<&str> = arn.resource.split('/').collect();
    let is_label = matches!(parts.as_slice(), ["table", table, "stream", label] if !table.is_empty() && !label.is_empty());
    is_label || is_whole(&arn.resource)
}
