//! Handlers on `aws_lambda_events`, as one writes them by hand.

use aws_lambda_events::event::{kinesis::KinesisEvent, sqs::SqsEvent};
use serde::{Deserialize, de::Error};
use serde_json::{Error as JsonError, Value};

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

/// Text that is known to be JSON: a `Value`, and the text itself.
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
