//! The calls of each service, by its client: a module and a feature each.

/// Events for event buses.
#[cfg(feature = "aws-sdk-eventbridge")]
pub(super) mod eventbridge {
    use aws_sdk_eventbridge::{
        Client,
        types::{PutEventsRequestEntry, PutEventsResultEntry},
    };

    use super::super::{Delivered, text};
    use crate::delivery::{Message, Receiver, Refusal, Sent};

    pub(in super::super) async fn send(
        client: &Client,
        arn: &str,
        receiver: &Receiver,
        messages: &[Message],
    ) -> Delivered {
        let entries = messages.iter().map(|message| {
            PutEventsRequestEntry::builder()
                .event_bus_name(arn)
                .source(receiver.event_source())
                .detail_type(receiver.event_detail_type())
                .detail(text(message))
                .set_resources(Some(message.resources.clone()))
                .set_trace_header(message.trace_header.clone())
                .build()
        });
        let call = client.put_events().set_entries(Some(entries.collect()));
        let answer = call.send().await?;
        let outcome = |entry: &PutEventsResultEntry| match entry.error_code() {
            Some(code) => Err(Refusal::new(
                code,
                entry.error_message().unwrap_or_default(),
            )),
            None => Ok(Sent::new(entry.event_id().unwrap_or_default())),
        };
        Ok(answer.entries().iter().map(outcome).collect())
    }
}

/// Records for streams.
#[cfg(feature = "aws-sdk-kinesis")]
pub(super) mod kinesis {
    use aws_sdk_kinesis::{Client, primitives::Blob, types::PutRecordsRequestEntry};

    use super::super::Delivered;
    use crate::delivery::{Message, Receiver, Refusal, Sent};

    pub(in super::super) async fn send(
        client: &Client,
        arn: &str,
        _: &Receiver,
        messages: &[Message],
    ) -> Delivered {
        let records = messages.iter().map(|message| {
            PutRecordsRequestEntry::builder()
                .data(Blob::new(message.body.as_slice()))
                .set_partition_key(message.partition_key.clone())
                .set_explicit_hash_key(message.explicit_hash_key.clone())
                .build()
        });
        let call = client
            .put_records()
            .stream_arn(arn)
            .set_records(Some(records.collect::<Result<_, _>>()?));
        let answer = call.send().await?;
        let outcome =
            |record: &aws_sdk_kinesis::types::PutRecordsResultEntry| match record.error_code() {
                Some(code) => Err(Refusal::new(
                    code,
                    record.error_message().unwrap_or_default(),
                )),
                None => Ok(Sent::new(record.sequence_number().unwrap_or_default())),
            };
        Ok(answer.records().iter().map(outcome).collect())
    }
}

/// Asynchronous invocations.
#[cfg(feature = "aws-sdk-lambda")]
pub(super) mod lambda {
    use aws_sdk_lambda::{
        Client, operation::RequestId as _, primitives::Blob, types::InvocationType,
    };

    use super::super::Delivered;
    use crate::delivery::{Message, Receiver, Sent};

    pub(in super::super) async fn send(
        client: &Client,
        arn: &str,
        _: &Receiver,
        messages: &[Message],
    ) -> Delivered {
        let mut outcomes = Vec::new();
        for message in messages {
            let call = client
                .invoke()
                .function_name(arn)
                .invocation_type(InvocationType::Event)
                .payload(Blob::new(message.body.as_slice()));
            let answer = call.send().await?;
            outcomes.push(Ok(Sent::new(answer.request_id().unwrap_or_default())));
        }
        Ok(outcomes)
    }
}

/// Messages for topics.
#[cfg(feature = "aws-sdk-sns")]
pub(super) mod sns {
    use aws_sdk_sns::{
        Client,
        error::BuildError,
        primitives::Blob,
        types::{MessageAttributeValue, PublishBatchRequestEntry},
    };

    use super::super::{Delivered, by_position, text};
    use crate::delivery::{Attribute, Message, Receiver, Refusal, Sent};

    pub(in super::super) async fn send(
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
}

/// Messages for queues.
#[cfg(feature = "aws-sdk-sqs")]
pub(super) mod sqs {
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

    use super::super::{BoxError, Delivered, by_position, text};
    use crate::delivery::{Attribute, Message, Receiver, Refusal, Sent, VisibilityChange};

    pub(in super::super) async fn send(
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
    pub(in super::super) async fn change_visibility(
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
        let (_, region, account, name) =
            (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
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
}
