//! Builds SQS events for tests.

use std::collections::BTreeMap;

use serde_core::Serialize;

use super::{Sqs, SqsMessageAttribute};
use crate::{
    Handler, Json, Timestamp,
    placeholders::arn_of,
    sends::Receives,
    value::{Map, ToValue, Value},
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
#[derive(Clone, Debug)]
pub struct SqsEvent {
    queue_arn: String,
    messages: Vec<SqsEventMessage>,
}

impl Default for SqsEvent {
    fn default() -> Self {
        Self {
            queue_arn: queue_arn("my-queue"),
            messages: Vec::new(),
        }
    }
}

fn queue_arn(name: &str) -> String {
    format!("arn:aws:sqs:us-west-2:112233445566:{name}")
}

impl SqsEvent {
    /// Creates an event without a message.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Creates an event for the function of this handler, such as `OrderJob::TAKE`, with a message for each value: its JSON.
    /// A value is of the type that the function takes, or a reference to one.
    ///
    /// # Panics
    ///
    /// Panics if a value does not serialise as JSON.
    #[must_use]
    pub fn of<V: Serialize, F: Receives<Json<V>>>(
        _handler: Handler<Sqs, F>,
        values: impl IntoIterator<Item = V>,
    ) -> Self {
        let values = values.into_iter();
        values.fold(Self::new(), |event, value| event.json(&value))
    }

    /// Sets the queue that all messages come from, by its name or its ARN.
    #[must_use]
    pub fn queue(mut self, name_or_arn: &str) -> Self {
        self.queue_arn = arn_of(name_or_arn, queue_arn);
        self
    }

    /// Adds a message with this text.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        self.message(SqsEventMessage::text(text))
    }

    /// Adds a message with this value as JSON.
    ///
    /// # Panics
    ///
    /// Panics if the value does not serialise as JSON.
    #[must_use]
    pub fn json(self, value: &(impl Serialize + ?Sized)) -> Self {
        self.message(SqsEventMessage::json(value))
    }

    /// Adds a message.
    #[must_use]
    pub fn message(mut self, message: SqsEventMessage) -> Self {
        self.messages.push(message);
        self
    }

    /// Returns the id of the message at `index`, counted from 0.
    #[must_use]
    pub fn message_id(&self, index: usize) -> String {
        self.messages
            .get(index)
            .and_then(|message| message.message_id.clone())
            .unwrap_or_else(|| format!("059f36b4-87a3-44ab-83d2-{:012}", index + 1))
    }

    /// Returns the event's JSON, on one line.
    #[must_use]
    pub fn to_json(&self) -> String {
        let messages = self.messages.iter().enumerate();
        let records: Vec<Value> = messages
            .map(|(index, message)| self.message_json(index, message))
            .collect();
        Value::Object(Map::from_iter([("Records", records)])).to_string()
    }

    /// Returns a message, with its members in the order in which Lambda sends them.
    fn message_json(&self, index: usize, message: &SqsEventMessage) -> Value {
        let sent = message.sent.since_epoch().as_millis().to_string();
        let of_group = |text: String| message.group_id.as_ref().map(|_| text);
        let mut attributes = Map::default();
        attributes.push("ApproximateReceiveCount", message.receive_count.to_string());
        attributes.push("SentTimestamp", sent.as_str());
        attributes.put(
            "SequenceNumber",
            &of_group(format!("188495763738963{index:05}")),
        );
        attributes.put("MessageGroupId", &message.group_id);
        attributes.push("SenderId", "AIDAIENQZJOLO23YVJ4VO");
        let deduplication_id = message.deduplication_id.clone();
        let deduplication_id =
            deduplication_id.or_else(|| of_group(format!("deduplication-{index}")));
        attributes.put("MessageDeduplicationId", &deduplication_id);
        attributes.push("ApproximateFirstReceiveTimestamp", sent);
        let members = [
            ("messageId", self.message_id(index).into()),
            (
                "receiptHandle",
                format!("AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a{index}").into(),
            ),
            ("body", message.body.as_str().into()),
            ("attributes", attributes.into()),
            ("messageAttributes", message.attributes.to_value()),
            ("eventSource", "aws:sqs".into()),
            ("eventSourceARN", self.queue_arn.as_str().into()),
            (
                "awsRegion",
                self.queue_arn.split(':').nth(3).unwrap_or_default().into(),
            ),
        ];
        Value::Object(members.into_iter().collect())
    }
}

/// One message of an [`SqsEvent`].
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
    #[must_use]
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
    #[must_use]
    #[expect(
        clippy::expect_used,
        reason = "a test's own value, and nothing to go on with"
    )]
    pub fn json(value: &(impl Serialize + ?Sized)) -> Self {
        Self::text(serde_json::to_string(value).expect("the value serialises as JSON"))
    }

    /// Returns the same message with this id.
    #[must_use]
    pub fn message_id(mut self, message_id: impl Into<String>) -> Self {
        self.message_id = Some(message_id.into());
        self
    }

    /// Returns the same message in this group, as in a FIFO queue.
    #[must_use]
    pub fn group_id(mut self, group_id: impl Into<String>) -> Self {
        self.group_id = Some(group_id.into());
        self
    }

    /// Returns the same message with this deduplication id. One with a group has an id in any case.
    #[must_use]
    pub fn deduplication_id(mut self, deduplication_id: impl Into<String>) -> Self {
        self.deduplication_id = Some(deduplication_id.into());
        self
    }

    /// Returns the same message, received for the `count`th time.
    #[must_use]
    pub fn approximate_receive_count(mut self, count: u32) -> Self {
        self.receive_count = count;
        self
    }

    /// Returns the same message, sent at this time. Earlier times become the start of 1970.
    #[must_use]
    pub fn sent_timestamp(mut self, timestamp: Timestamp) -> Self {
        self.sent = timestamp;
        self
    }

    /// Returns the same message with one more attribute.
    #[must_use]
    pub fn attribute(mut self, name: impl Into<String>, attribute: SqsMessageAttribute) -> Self {
        self.attributes.insert(name.into(), attribute);
        self
    }
}
