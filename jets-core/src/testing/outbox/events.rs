//! The events of messages, as AWS makes them, and what a rule of EventBridge sends in their place.

use serde_json::{Value, json};

use super::Record;
use crate::{
    SnsMessageAttribute, SqsMessageAttribute,
    aws::EventsRule,
    delivery::{Attribute, ReceiverKind},
    placeholders::{self, Piece},
    testing::{
        EventBridgeEvent, KinesisEvent, KinesisEventRecord, SnsEvent, SnsEventMessage, SqsEvent,
        SqsEventMessage,
    },
    value::ToValue as _,
};

/// Returns the id that a service gives the `number`th message.
pub(super) fn id(kind: ReceiverKind, number: u64) -> String {
    match kind {
        ReceiverKind::Stream => {
            format!("4959033827149025660855969253836157109592157598{number:010}")
        }
        _ => format!("1b6f2c04-9d3e-4c71-a2b5-{number:012}"),
    }
}

/// A message, and how often it was received before.
pub(super) type Received<'a> = (&'a Record, u32);

/// Returns the JSON of the event that brings these messages from the source with this ARN.
#[inline]
pub(super) fn event(kind: ReceiverKind, source: &str, messages: &[Received<'_>]) -> Vec<u8> {
    let Some((first, _)) = messages.first() else {
        return Vec::new();
    };
    match kind {
        ReceiverKind::Queue | ReceiverKind::FifoQueue => of_queue(source, messages).to_json(),
        ReceiverKind::Stream => of_stream(source, messages).to_json(),
        ReceiverKind::Topic => of_topic(source, first).to_json(),
        ReceiverKind::EventBus => of_bus_with_exact_detail(first),
        ReceiverKind::Function => return first.message.body.clone(),
    }
    .into_bytes()
}

/// Returns what a filter of an event source mapping is matched against.
pub(super) fn for_filter(kind: ReceiverKind, source: &str, record: &Record, data: &Value) -> Value {
    let event = event(kind, source, &[(record, 0)]);
    let mut event: Value = serde_json::from_slice(&event).unwrap_or_default();
    // The members of a record of Kinesis are beside its data:
    // https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis-filtering.html
    let (item, data_member) = match kind {
        ReceiverKind::Stream => ("/Records/0/kinesis", "data"),
        _ => ("/Records/0", "body"),
    };
    let mut item = event.pointer_mut(item).map(Value::take).unwrap_or_default();
    if let Value::Object(members) = &mut item {
        members.insert(data_member.to_owned(), data.clone());
    }
    item
}

fn of_queue(source: &str, messages: &[Received<'_>]) -> SqsEvent {
    let event = SqsEvent::new().queue(source);
    messages.iter().fold(event, |event, (record, received)| {
        let sent = &record.message;
        let body = String::from_utf8_lossy(&sent.body);
        let mut message = SqsEventMessage::text(body)
            .message_id(&record.id)
            .approximate_receive_count(received + 1);
        if let Some(group) = &sent.group_id {
            message = message.group_id(group);
        }
        if let Some(id) = &sent.deduplication_id {
            message = message.deduplication_id(id);
        }
        for (name, value) in &sent.attributes {
            let mut attribute = match value {
                Attribute::Text(text) | Attribute::Number(text) => {
                    SqsMessageAttribute::string(text)
                }
                Attribute::Binary(bytes) => SqsMessageAttribute::binary(bytes),
            };
            value.data_type().clone_into(&mut attribute.data_type);
            message = message.attribute(name, attribute);
        }
        event.message(message)
    })
}

fn of_stream(source: &str, messages: &[Received<'_>]) -> KinesisEvent {
    let event = KinesisEvent::new().stream(source);
    messages.iter().fold(event, |event, (record, _)| {
        let sent = &record.message;
        let key = sent.partition_key.as_deref().unwrap_or_default();
        let record = KinesisEventRecord::bytes(&sent.body)
            .partition_key(key)
            .sequence_number(&record.id);
        event.record(record)
    })
}

fn of_topic(source: &str, record: &Record) -> SnsEvent {
    let sent = &record.message;
    let mut message =
        SnsEventMessage::text(String::from_utf8_lossy(&sent.body)).message_id(&record.id);
    if let Some(subject) = &sent.subject {
        message = message.subject(subject);
    }
    for (name, value) in &sent.attributes {
        let mut attribute = match value {
            Attribute::Text(text) | Attribute::Number(text) => SnsMessageAttribute::string(text),
            Attribute::Binary(bytes) => SnsMessageAttribute::binary(bytes),
        };
        value.data_type().clone_into(&mut attribute.r#type);
        message = message.attribute(name, attribute);
    }
    SnsEvent::new().topic(source).message(message)
}

/// Returns the JSON of the event of a bus, with the detail as it was sent.
fn of_bus_with_exact_detail(record: &Record) -> String {
    let mut event = of_bus(record).to_value();
    let detail = event.pointer_mut("/detail").map(Value::take);
    let json = event.to_string();
    let detail = detail.map(|_| String::from_utf8_lossy(&record.message.body));
    json.replacen(
        "\"detail\":null",
        &format!("\"detail\":{}", detail.unwrap_or_default()),
        1,
    )
}

pub(super) fn of_bus(record: &Record) -> EventBridgeEvent {
    let (receiver, sent) = (&record.receiver, &record.message);
    let detail: Value = serde_json::from_slice(&sent.body).unwrap_or_default();
    let event = EventBridgeEvent::new(receiver.event_source(), receiver.event_detail_type());
    let event = event.id(&record.id).detail(&detail);
    sent.resources
        .iter()
        .fold(event, EventBridgeEvent::resource)
}

/// Returns the JSON that the function gets for the JSON of an event.
#[inline]
pub(super) fn input(rule: &EventsRule, event: &[u8]) -> Vec<u8> {
    let event: Value = serde_json::from_slice(event).unwrap_or_default();
    let input = if let Some(input) = &rule.input {
        resolved(&input.to_value().to_string())
    } else if let Some(path) = &rule.input_path {
        at(&event, &resolved(path)).to_string()
    } else if let Some(transformer) = &rule.input_transformer {
        let paths = transformer.input_paths_map.iter();
        let parts = paths.map(|(name, path)| (name.as_str(), at(&event, &resolved(path))));
        let parts = parts.chain(predefined(&event));
        parts.fold(
            resolved(&transformer.input_template),
            |text, (name, part)| filled_in(&text, &format!("<{name}>"), &part),
        )
    } else {
        event.to_string()
    };
    input.into_bytes()
}

/// The [placeholders that need no path](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html).
fn predefined(event: &Value) -> [(&'static str, Value); 5] {
    let mut without_detail = event.clone();
    if let Value::Object(fields) = &mut without_detail {
        fields.remove("detail");
    }
    [
        (
            "aws.events.rule-arn",
            json!("arn:aws:events:us-west-2:112233445566:rule/test"),
        ),
        ("aws.events.rule-name", json!("test")),
        ("aws.events.event.ingestion-time", at(event, "$.time")),
        ("aws.events.event.json", event.clone()),
        ("aws.events.event", without_detail),
    ]
}

/// Replaces a placeholder: by JSON where it stands alone, and by its text inside of a string.
fn filled_in(template: &str, placeholder: &str, part: &Value) -> String {
    let as_text = match part {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let quoted = json!(as_text).to_string();
    let inside = quoted.get(1..quoted.len() - 1).unwrap_or_default();
    let (mut filled, mut in_string) = (String::new(), false);
    let mut pieces = template.split(placeholder);
    filled.extend(pieces.next());
    for (before, piece) in template.split(placeholder).zip(pieces) {
        in_string ^= has_open_quote(before);
        filled += &if in_string {
            inside.to_owned()
        } else {
            part.to_string()
        };
        filled += piece;
    }
    filled
}

/// Returns `true` if the text has an odd number of quotes that are not escaped.
fn has_open_quote(text: &str) -> bool {
    let (mut is_open, mut is_escaped) = (false, false);
    for letter in text.chars() {
        is_open ^= letter == '"' && !is_escaped;
        is_escaped = letter == '\\' && !is_escaped;
    }
    is_open
}

/// Returns the part of an event at a path such as `$.detail.items[0]`, or null if it has none.
fn at(event: &Value, path: &str) -> Value {
    let steps = path.strip_prefix('$').unwrap_or(path);
    let steps = steps.split(['.', '[', ']']);
    let steps = steps.map(|step| step.trim_matches(['\'', '"']));
    let mut part = event.clone();
    for step in steps.filter(|step| !step.is_empty()) {
        part = match &mut part {
            Value::Array(items) if step == "*" => Value::Array(std::mem::take(items)),
            Value::Object(fields) if step == "*" => fields.values().cloned().collect(),
            Value::Array(items) => match step.parse::<usize>() {
                Ok(index) => items.get(index).cloned().unwrap_or_default(),
                // What follows a `*` is taken from each.
                Err(_) => items
                    .iter()
                    .filter_map(|item| item.get(step).cloned())
                    .collect(),
            },
            Value::Object(fields) => fields.remove(step).unwrap_or_default(),
            _ => Value::Null,
        };
    }
    part
}

/// Returns a text of the manifest with values in the place of placeholders.
pub(super) fn resolved(text: &str) -> String {
    let pieces = placeholders::pieces(text).map_while(Result::ok);
    let resolved = pieces.map(|piece| match piece {
        Piece::Text(text) => text.to_owned(),
        Piece::Escaped(name) | Piece::PolicyVariable(name) => format!("${{{name}}}"),
        Piece::PseudoParameter("AWS::Partition") => "aws".to_owned(),
        Piece::PseudoParameter("AWS::Region") => "us-west-2".to_owned(),
        Piece::PseudoParameter("AWS::AccountId") => "112233445566".to_owned(),
        Piece::PseudoParameter(name) => name.to_owned(),
        Piece::Parameter(parameter) => match (parameter.name, parameter.default) {
            (_, Some(default)) => default.to_owned(),
            ("Project", None) => "project".to_owned(),
            ("Environment", None) => "test".to_owned(),
            (name, None) => name.to_owned(),
        },
    });
    resolved.collect()
}
