//! Handwritten handlers on `aws_lambda_events`.

use aws_lambda_events::event::{
    cloudwatch_logs::LogsEvent, dynamodb, eventbridge::EventBridgeEvent, kinesis::KinesisEvent,
    s3::S3Event, sns::SnsEvent, sqs::SqsEvent,
};
use serde::{Deserialize, Serialize, de::Error};
use serde_json::{Error as JsonError, Value};

use crate::invoke::{OwnedOrder, WideOrder};

#[derive(Deserialize)]
struct Order<'a> {
    id: usize,
    note: &'a str,
}

pub(crate) fn data(payload: &[u8]) -> Result<usize, JsonError> {
    let event: KinesisEvent = serde_json::from_slice(payload)?;
    let records = event.records.iter().map(|record| &record.kinesis);
    Ok(records
        .map(|kinesis| kinesis.data.len() + kinesis.partition_key.len())
        .sum())
}

pub(crate) fn strings(payload: &[u8]) -> Result<usize, JsonError> {
    let event: KinesisEvent = serde_json::from_slice(payload)?;
    let texts = event
        .records
        .into_iter()
        .map(|record| String::from_utf8(record.kinesis.data.0));
    let texts: Vec<String> = texts.collect::<Result<_, _>>().map_err(JsonError::custom)?;
    Ok(texts.iter().map(String::len).sum())
}

pub(crate) fn typed(payload: &[u8]) -> Result<usize, JsonError> {
    let event: KinesisEvent = serde_json::from_slice(payload)?;
    let orders = event
        .records
        .iter()
        .map(|record| serde_json::from_slice(&record.kinesis.data));
    let orders: Vec<Order<'_>> = orders.collect::<Result<_, _>>()?;
    Ok(orders.iter().map(|order| order.id + order.note.len()).sum())
}

/// Checks that the payload is JSON by reading a `Value`, and uses the text.
pub(crate) fn event(payload: &[u8]) -> Result<usize, JsonError> {
    let event: Value = serde_json::from_slice(payload)?;
    Ok(if event.is_object() { payload.len() } else { 0 })
}

pub(crate) fn messages(payload: &[u8]) -> Result<usize, JsonError> {
    let event: SqsEvent = serde_json::from_slice(payload)?;
    let messages = event.records.iter();
    Ok(messages
        .map(|message| {
            let body = message.body.as_ref().map_or(0, String::len);
            body + message.message_id.as_ref().map_or(0, String::len)
        })
        .sum())
}

pub(crate) fn typed_messages(payload: &[u8]) -> Result<usize, JsonError> {
    let event: SqsEvent = serde_json::from_slice(payload)?;
    let mut sum = 0;
    for message in &event.records {
        let order: Order<'_> = serde_json::from_str(message.body.as_deref().unwrap_or_default())?;
        sum += order.id + order.note.len();
    }
    Ok(sum)
}

pub(crate) fn changes(payload: &[u8]) -> Result<usize, JsonError> {
    let event: dynamodb::Event = serde_json::from_slice(payload)?;
    let mut sum = 0;
    for record in event.records {
        let order = serde_dynamo::from_item::<_, OwnedOrder>(record.change.new_image);
        sum += order.map_err(JsonError::custom)?.length();
    }
    Ok(sum)
}

pub(crate) fn wide_changes(payload: &[u8]) -> Result<usize, JsonError> {
    let event: dynamodb::Event = serde_json::from_slice(payload)?;
    let mut sum = 0;
    for record in event.records {
        let order = serde_dynamo::from_item::<_, WideOrder>(record.change.new_image);
        sum += order.map_err(JsonError::custom)?.length();
    }
    Ok(sum)
}

pub(crate) fn notification(payload: &[u8]) -> Result<usize, JsonError> {
    let event: SnsEvent = serde_json::from_slice(payload)?;
    let messages = event.records.iter().map(|record| &record.sns);
    Ok(messages
        .map(|message| message.message.len() + message.message_id.len())
        .sum())
}

pub(crate) fn object(payload: &[u8]) -> Result<usize, JsonError> {
    let event: S3Event = serde_json::from_slice(payload)?;
    let objects = event.records.iter().map(|record| &record.s3);
    Ok(objects
        .map(|s3| {
            let key = s3.object.key.as_ref().map_or(0, String::len);
            key + s3.bucket.name.as_ref().map_or(0, String::len)
        })
        .sum())
}

pub(crate) fn logs(payload: &[u8]) -> Result<usize, JsonError> {
    let event: LogsEvent = serde_json::from_slice(payload)?;
    let events = event.aws_logs.data.log_events.iter();
    Ok(events.map(|event| event.message.len()).sum())
}

pub(crate) fn detail(payload: &[u8]) -> Result<usize, JsonError> {
    let event: EventBridgeEvent<OwnedOrder> = serde_json::from_slice(payload)?;
    Ok(event.detail.length())
}

/// The event around the input of a schedule.
#[derive(Deserialize, Serialize)]
struct Scheduled {
    input: OwnedOrder,
}

pub(crate) fn scheduled(payload: &[u8]) -> Result<usize, JsonError> {
    let event: EventBridgeEvent<Scheduled> = serde_json::from_slice(payload)?;
    Ok(event.detail.input.length())
}
