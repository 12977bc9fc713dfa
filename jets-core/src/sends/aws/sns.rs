//! Messages for topics.

use aws_sdk_sns::{
    Client,
    error::BuildError,
    primitives::Blob,
    types::{MessageAttributeValue, PublishBatchRequestEntry},
};

use super::{Delivered, by_position, text};
use crate::delivery::{Attribute, Message, Receiver, Refusal, Sent};

pub(super) async fn send(
    client: &Client,
    arn: &str,
    _: &Receiver,
    messages: &[Message],
) -> Delivered {
    let entries = messages.iter().enumerate();
    let entries = entries.map(|(index, message)| entry(index, message));
    let call = client
        .publish_batch()
        .topic_arn(arn)
        .set_publish_batch_request_entries(Some(entries.collect::<Result<_, _>>()?));
    let answer = call.send().await?;
    let sent = answer.successful().iter();
    let refused = answer.failed().iter();
    Ok(by_position(
        messages,
        sent.map(|entry| {
            let message_id = entry.message_id().unwrap_or_default();
            (entry.id().unwrap_or_default(), Sent::new(message_id))
        }),
        refused.map(|entry| {
            let message = entry.message().unwrap_or_default();
            (entry.id(), Refusal::new(entry.code(), message))
        }),
    ))
}

fn entry(index: usize, message: &Message) -> Result<PublishBatchRequestEntry, BuildError> {
    let mut entry = PublishBatchRequestEntry::builder()
        .id(index.to_string())
        .message(text(message))
        .set_subject(message.subject.clone());
    for (name, value) in &message.attributes {
        let attribute = MessageAttributeValue::builder().data_type(value.data_type());
        let attribute = match value {
            Attribute::Text(text) | Attribute::Number(text) => attribute.string_value(text),
            Attribute::Binary(bytes) => attribute.binary_value(Blob::new(bytes.as_slice())),
        };
        entry = entry.message_attributes(name, attribute.build()?);
    }
    entry.build()
}
