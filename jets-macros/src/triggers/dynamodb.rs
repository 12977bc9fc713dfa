//! `dynamodb_event`: records of a DynamoDB table's stream.

use jets_core::{
    event_pattern::DYNAMODB_RECORD, manifest::EventSourceMapping, rules::whole,
    triggers::dynamodb::DynamodbTrigger,
};

use super::{
    contract::{CodeOptions, Contract, DeclaredTrigger, Form, TriggerParameter},
    event_source_mapping::{self, Draft, Mapped, Polled},
};
use crate::{
    resources::{self, Kind},
    values::{Options, Rule, Value, arn::ArnRule, name, resource},
};

const POLLED: Polled = Polled {
    kind: "DynamoDB stream",
    record: &DYNAMODB_RECORD,
    starting_positions: STARTING_POSITIONS,
};

pub struct DynamodbEvent;

impl Contract for DynamodbEvent {
    const KEYWORD: &'static str = "dynamodb_event";
    const SOURCE: &'static str = "stream";
    const ARGUMENT: &'static str = "the ARN of a table's stream, or the name of a table that a job creates, such as `\"orders\"`";
    const PARAMETERS: &'static [TriggerParameter] = &[
        TriggerParameter::new(
            Form::Batch,
            "dynamodb_records",
            "Dynamodb",
            "DynamodbRecords",
        ),
        TriggerParameter::new(Form::Item, "dynamodb_record", "Dynamodb", "DynamodbRecord"),
    ];
    const CREATES: Option<&'static Kind> = Some(&resources::TABLE);
    const OPTIONS: &'static [&'static [Rule<Draft<DynamodbTrigger>>]] = &[
        &event_source_mapping::options(),
        &event_source_mapping::stream_options(),
    ];

    /// The stream's ARN, or a placeholder for it.
    type Source = String;
    type Draft = Draft<DynamodbTrigger>;

    fn source(argument: Value<'_>) -> Option<String> {
        let text = argument.text(Self::ARGUMENT)?;
        if !text.starts_with("arn:") && whole(&text).is_none() {
            return text.named(&name::TABLE);
        }
        text.arn(&STREAM_ARN)
    }

    fn draft(stream: String) -> Self::Draft {
        let trigger = DynamodbTrigger::new(stream.clone());
        Draft::new(&POLLED, stream, trigger)
    }

    fn check(draft: &Self::Draft, options: &Options<'_>, _form: Option<Form>) {
        event_source_mapping::check_failures(&draft.trigger.event_source_mapping, options);
    }

    fn code(draft: &Self::Draft) -> CodeOptions {
        draft.code
    }

    fn declare(draft: Self::Draft, form: Option<Form>) -> DeclaredTrigger {
        draft.declare(form)
    }
}

impl Mapped for DynamodbTrigger {
    fn mapping(&mut self) -> &mut EventSourceMapping {
        &mut self.event_source_mapping
    }
}

/// A table's stream cannot be read from a time:
/// <https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html>.
const STARTING_POSITIONS: &[&str] = &["LATEST", "TRIM_HORIZON"];

const STREAM_ARN: ArnRule =
    ArnRule::new("an ARN of `dynamodb`", &[&resource::TABLE_STREAM]).about("a stream");
