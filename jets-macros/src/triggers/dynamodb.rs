//! `dynamodb_event`: records of a DynamoDB table's stream.

use jets_core::{
    event_pattern::{DYNAMODB_RECORD, Record},
    manifest::EventSourceMapping,
    rules::whole,
    triggers::dynamodb::DynamodbTrigger,
};

use super::{
    contract::{Contract, Draft, Form, TriggerParameter},
    event_source_mapping::{self, Mapped},
};
use crate::{
    resources::{self, Kind},
    values::{Options, Rule, Value, arn::ArnRule, name, resource},
};

pub struct DynamodbEvent;

impl Contract for DynamodbEvent {
    const KEYWORD: &'static str = "dynamodb_event";
    const SOURCE: &'static str = "stream";
    const ARGUMENT: &'static str = "the ARN of a table's stream, or the name of a table that a job creates, such as `\"orders\"`";
    const PARAMETERS: &'static [TriggerParameter] = &[
        TriggerParameter::batch("dynamodb_records", "Dynamodb", "DynamodbRecords"),
        TriggerParameter::item("dynamodb_record", "Dynamodb", "DynamodbRecord"),
    ];
    const CREATES: Option<&'static Kind> = Some(&resources::TABLE);
    const OPTIONS: &'static [&'static [Rule<Draft<DynamodbTrigger>>]] = &[
        &event_source_mapping::options(),
        &event_source_mapping::stream_options(),
    ];

    type Source = String;
    type Trigger = DynamodbTrigger;

    const TRIGGER: fn(String) -> DynamodbTrigger = DynamodbTrigger::new;

    fn source(argument: Value<'_>) -> Option<String> {
        let text = argument.text(Self::ARGUMENT)?;
        if !text.starts_with("arn:") && whole(&text).is_none() {
            return text.named(&name::TABLE);
        }
        text.arn(&STREAM_ARN)
    }

    fn check(draft: &mut Draft<DynamodbTrigger>, options: &Options<'_>, form: Option<Form>) {
        event_source_mapping::check_stream(draft, options, form);
    }
}

impl Mapped for DynamodbTrigger {
    const RECORD: &'static Record = &DYNAMODB_RECORD;
    /// A table's stream [cannot be read from a time][1].
    ///
    /// [1]: https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
    const STARTING_POSITIONS: &'static [&'static str] = &["LATEST", "TRIM_HORIZON"];

    fn mapping(&mut self) -> &mut EventSourceMapping {
        &mut self.event_source_mapping
    }
}

const STREAM_ARN: ArnRule =
    ArnRule::new("an ARN of `dynamodb`", &[&resource::TABLE_STREAM]).about("a stream");
