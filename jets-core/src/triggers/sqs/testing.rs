//! Builds SQS events for tests.

use std::collections::BTreeMap;

use serde_core::Serialize;

use super::{Sqs, SqsMessageAttribute};
use crate::{
    Timestamp,
    runtime::items::Sealed,
    triggers::testing::{BatchEvent, EventItem, TextItem, json_text, region_of, setters},
    value::{Map, map},
};

/// Builds an SQS event, [as Lambda sends it][1], except for the MD5 sums.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::testing::{SqsEvent, SqsEventMessage};
///
/// let event = SqsEvent::new()
///     .queue("orders.fifo")
///     .message(SqsEventMessage::text("hello").group_id("customer-7"))
///     .message(SqsEventMessage::json(&["a", "b"]).group_id("customer-8"))
///     .to_json();
/// assert!(event.contains(r#""body":"hello""#));
/// ```
///
/// Message ids rise by one. By default, the messages come from the queue `my-queue` in `us-west-2`, were sent on 16
/// February 2019, and are received for the first time.
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
pub type SqsEvent = BatchEvent<SqsEventMessage>;

impl BatchEvent<SqsEventMessage> {
    /// Sets the queue that all messages come from, by its name or its ARN.
    pub fn queue(self, name_or_arn: &str) -> Self {
        self.of_source(name_or_arn)
    }

    /// Adds a message.
    pub fn message(self, message: SqsEventMessage) -> Self {
        self.item(message)
    }

    /// Returns the id of the message at `index`, counted from 0.
    #[must_use]
    pub fn message_id(&self, index: usize) -> String {
        self.id_at(index)
    }
}

impl Sealed for SqsEventMessage {}

impl EventItem for SqsEventMessage {
    const SOURCE: &'static str = "my-queue";

    fn arn(queue: &str) -> String {
        format!("arn:aws:sqs:us-west-2:112233445566:{queue}")
    }

    fn id(&self) -> Option<&str> {
        self.message_id.as_deref()
    }

    fn nth_id(index: usize) -> String {
        format!("059f36b4-87a3-44ab-83d2-{:012}", index + 1)
    }

    fn members(&self, index: usize, id: String, arn: &str) -> Map {
        let sent = self.sent.since_epoch().as_millis().to_string();
        let of_group = |text: String| self.group_id.as_ref().map(|_| text);
        let deduplication_id = self.deduplication_id.clone();
        map! {
            "messageId" => id,
            "receiptHandle" => format!("AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a{index}"),
            "body" => self.body,
            "attributes" => map! {
                "ApproximateReceiveCount" => self.receive_count.to_string(),
                "SentTimestamp" => sent,
                "SequenceNumber" => of_group(format!("188495763738963{index:05}")),
                "MessageGroupId" => self.group_id,
                "SenderId" => "AIDAIENQZJOLO23YVJ4VO",
                "MessageDeduplicationId" =>
                    deduplication_id.or_else(|| of_group(format!("deduplication-{index}"))),
                "ApproximateFirstReceiveTimestamp" => sent,
            },
            "messageAttributes" => self.attributes,
            "eventSource" => "aws:sqs",
            "eventSourceARN" => arn,
            "awsRegion" => region_of(arn),
        }
    }
}

impl TextItem for SqsEventMessage {
    type Source = Sqs;

    fn of_text(text: &str) -> Self {
        Self::text(text)
    }
}

/// One message of an [`SqsEvent`].
#[must_use]
#[derive(Clone, Debug)]
pub struct SqsEventMessage {
    body: String,
    message_id: Option<String>,
    group_id: Option<String>,
    deduplication_id: Option<String>,
    receive_count: u32,
    sent: Timestamp,
    attributes: BTreeMap<String, SqsMessageAttribute>,
}

impl SqsEventMessage {
    /// Creates a message with this text.
    pub fn text(text: impl Into<String>) -> Self {
        Self {
            body: text.into(),
            message_id: None,
            group_id: None,
            deduplication_id: None,
            receive_count: 1,
            sent: Timestamp::of_test_events(),
            attributes: BTreeMap::new(),
        }
    }

    /// Creates a message with this value as JSON.
    ///
    /// # Panics
    ///
    /// Panics if the value does not serialise as JSON.
    pub fn json(value: &(impl Serialize + ?Sized)) -> Self {
        Self::text(json_text(value))
    }

    setters! {
        /// Returns the same message with this id.
        fn message_id(message_id: impl Into<String>) = message_id: Some(message_id.into());
        /// Returns the same message in this group, as in a FIFO queue.
        fn group_id(group_id: impl Into<String>) = group_id: Some(group_id.into());
        /// Returns the same message with this deduplication id. One with a group has an id in any case.
        fn deduplication_id(deduplication_id: impl Into<String>) = deduplication_id: Some(deduplication_id.into());
        /// Returns the same message, received for the `count`th time.
        fn approximate_receive_count(count: u32) = receive_count: count;
        /// Returns the same message, sent at this time. Earlier times become the start of 1970.
        fn sent_timestamp(timestamp: Timestamp) = sent: timestamp;
    }

    /// Returns the same message with one more attribute.
    pub fn attribute(mut self, name: impl Into<String>, attribute: SqsMessageAttribute) -> Self {
        self.attributes.insert(name.into(), attribute);
        self
    }
}
