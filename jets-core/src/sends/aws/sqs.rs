//! Messages for queues.

use aws_sdk_sqs::{
    Client,
    error::BuildError,
    primitives::Blob,
    types::{
        ChangeMessageVisibilityBatchRequestEntry, MessageAttributeValue,
        MessageSystemAttributeNameForSends, MessageSystemAttributeValue,
        SendMessageBatchRequestEntry,
    },
};

use super::{BoxError, Delivered, by_position, text};
use crate::delivery::{Attribute, Message, Receiver, Refusal, Sent, VisibilityChange};

pub(super) async fn send(
    client: &Client,
    arn: &str,
    _: &Receiver,
    messages: &[Message],
) -> Delivered {
    let entries = messages.iter().enumerate();
    let entries = entries.map(|(index, message)| entry(index, message));
    let call = client
        .send_message_batch()
        .queue_url(queue_url(arn).ok_or("not the ARN of a queue")?)
        .set_entries(Some(entries.collect::<Result<_, _>>()?));
    let answer = call.send().await?;
    let sent = answer.successful().iter();
    let refused = answer.failed().iter();
    Ok(by_position(
        messages,
        sent.map(|entry| (entry.id(), Sent::new(entry.message_id()))),
        refused.map(|entry| {
            let message = entry.message().unwrap_or_default();
            (entry.id(), Refusal::new(entry.code(), message))
        }),
    ))
}

/// Lets messages come again after their time. An error names the first of those for which that failed.
pub(super) async fn change_visibility(
    client: &Client,
    arn: &str,
    changes: &[VisibilityChange],
) -> Result<(), BoxError> {
    let entries = changes.iter().enumerate();
    let entries = entries.map(|(index, change)| {
        ChangeMessageVisibilityBatchRequestEntry::builder()
            .id(index.to_string())
            .receipt_handle(&change.receipt_handle)
            .visibility_timeout(i32::try_from(change.visibility_timeout).unwrap_or(i32::MAX))
            .build()
    });
    let call = client
        .change_message_visibility_batch()
        .queue_url(queue_url(arn).ok_or("not the ARN of a queue")?)
        .set_entries(Some(entries.collect::<Result<_, _>>()?));
    let answer = call.send().await?;
    match answer.failed().first() {
        Some(failed) => {
            let (count, code) = (answer.failed().len(), failed.code());
            let message = failed.message().unwrap_or_default();
            Err(format!("{count} of {} messages: {code}: {message}", changes.len()).into())
        }
        None => Ok(()),
    }
}

fn entry(index: usize, message: &Message) -> Result<SendMessageBatchRequestEntry, BuildError> {
    let mut entry = SendMessageBatchRequestEntry::builder()
        .id(index.to_string())
        .message_body(text(message))
        .set_message_group_id(message.group_id.clone())
        .set_message_deduplication_id(message.deduplication_id.clone());
    if let Some(delay) = message.delay {
        entry = entry.delay_seconds(i32::try_from(delay.as_secs()).unwrap_or(i32::MAX));
    }
    for (name, value) in &message.attributes {
        let attribute = MessageAttributeValue::builder().data_type(value.data_type());
        let attribute = match value {
            Attribute::Text(text) | Attribute::Number(text) => attribute.string_value(text),
            Attribute::Binary(bytes) => attribute.binary_value(Blob::new(bytes.as_slice())),
        };
        entry = entry.message_attributes(name, attribute.build()?);
    }
    if let Some(trace) = &message.trace_header {
        let value = MessageSystemAttributeValue::builder()
            .data_type("String")
            .string_value(trace);
        let name = MessageSystemAttributeNameForSends::AwsTraceHeader;
        entry = entry.message_system_attributes(name, value.build()?);
    }
    entry.build()
}

/// Returns the [URL][1] of the queue with this ARN. The SDK calls the endpoint of its client, and sends the URL as the
/// queue's name.
///
/// [1]: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html
fn queue_url(arn: &str) -> Option<String> {
    let mut parts = arn.splitn(6, ':');
    let (_, partition) = (parts.next()?, parts.next()?);
    let (_, region, account, name) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    // The names of AWS's partitions, from the endpoints of botocore.
    let domain = match partition {
        "aws-cn" => "amazonaws.com.cn",
        "aws-eusc" => "amazonaws.eu",
        "aws-iso" => "c2s.ic.gov",
        "aws-iso-b" => "sc2s.sgov.gov",
        "aws-iso-e" => "cloud.adc-e.uk",
        "aws-iso-f" => "csp.hci.ic.gov",
        _ => "amazonaws.com",
    };
    Some(format!("https://sqs.{region}.{domain}/{account}/{name}"))
}
