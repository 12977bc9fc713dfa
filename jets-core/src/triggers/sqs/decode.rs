//! SQS messages: their fields, and how an event becomes them.

use std::{collections::BTreeMap, time::Duration};

use base64::{Engine as _, prelude::BASE64_STANDARD};

use crate::{
    runtime::{
        Batch, DecodeError, Item, Source, Timestamp,
        event::Payload,
        items::{
            Deliveries, Encoding, Entry, Failures, Items, Needs, Sealed, Shape, Words, columns,
            fields, read_items,
        },
        json::string_at,
    },
    value::object,
};

/// Messages of SQS queues, as a [`Source`](crate::Source) of items.
#[derive(Clone, Copy, Debug)]
pub enum Sqs {}

/// One message of a queue.
///
/// Its fields are [those of the event][1]. Its body has at most 1 MiB.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::{DecodeError, Sqs, SqsMessage, testing::{Decoded, SqsEvent, SqsEventMessage}};
///
/// /// In a `jobs!`, below `sqs_event "orders";`.
/// fn store(sqs_message: SqsMessage<'_>) -> String {
///     let received = sqs_message.approximate_receive_count().unwrap_or(1);
///     format!("{}, received {received} times", sqs_message.body())
/// }
///
/// let event = SqsEvent::new().message(SqsEventMessage::text("tea").approximate_receive_count(2)).to_json();
/// let decoded = Decoded::<Sqs>::new(&event)?;
/// assert_eq!(store(decoded.item(0)?), "tea, received 2 times");
/// # Ok::<(), DecodeError>(())
/// ```
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
pub type SqsMessage<'a> = Item<'a, Sqs>;

/// All messages of a batch: the default type of `sqs_messages`.
pub type SqsMessages<'a> = Batch<'a, Sqs>;

static WORDS: Words = Words {
    item: "message",
    id: "message id",
    id_field: "messageId",
    data: "body",
    shape: "an SQS event",
    shape_of_item: "an SQS message",
    encoding: Encoding::Text,
};

// As Lambda sends it: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
columns! {
    DATA, ID, QUEUE_ARN, GROUP_ID;
    ["messageId" required ID text]
    ["receiptHandle" required RECEIPT_HANDLE text]
    ["body" required DATA text]
    ["attributes" {
        ["ApproximateReceiveCount" optional RECEIVE_COUNT text]
        ["AWSTraceHeader" optional TRACE_HEADER text]
        ["SentTimestamp" optional SENT text]
        ["SequenceNumber" optional SEQUENCE_NUMBER text]
        ["MessageGroupId" optional GROUP_ID text]
        ["SenderId" optional SENDER_ID text_as_before]
        ["MessageDeduplicationId" optional DEDUPLICATION_ID text]
        ["ApproximateFirstReceiveTimestamp" optional FIRST_RECEIVED text]
        ["DeadLetterQueueSourceArn" optional DEAD_LETTER_SOURCE text]
    }]
    ["messageAttributes" optional ATTRIBUTES json]
    ["md5OfBody" skip]
    ["eventSource" source "aws:sqs"]
    ["eventSourceARN" required QUEUE_ARN text_as_before]
    ["awsRegion" optional REGION text_as_before]
}

/// Returns the id of the message, or of the message of a topic that is in it without raw delivery. A topic may put one
/// message into a queue twice, under two ids of the queue.
fn key(entry: Entry<'_>) -> Option<String> {
    let body = entry.text(DATA);
    if body.starts_with('{')
        && string_at(body, "Type").as_deref() == Some("Notification")
        && let (Some(topic), Some(id)) = (string_at(body, "TopicArn"), string_at(body, "MessageId"))
    {
        return Some(format!("{topic}/{id}"));
    }
    entry.id().map(str::to_owned)
}

impl Sealed for Sqs {}

impl Source for Sqs {
    const FAILURES: Failures = Failures::AreReportedEach;
    /// A queue keeps a message for [at most 14 days][1].
    ///
    /// [1]: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
    const DELIVERIES: &'static Deliveries = &Deliveries::new("sqs", key, 14);

    fn parse<'p>(payload: &Payload<'p>, needs: Needs) -> Result<Items<'p>, DecodeError> {
        let shape = Shape::polled(payload, MEMBERS);
        read_items(payload, &WORDS, &COLUMNS, needs, shape)
    }

    /// Returns the group in a FIFO queue, which keeps the order in a group: messages after a failed one are tried again
    /// after it.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html>
    #[expect(
        clippy::case_sensitive_file_extension_comparisons,
        reason = "a name of SQS, which tells letters apart"
    )]
    fn group(entry: Entry<'_>) -> Option<&str> {
        if entry.text(QUEUE_ARN).ends_with(".fifo") {
            entry.optional(GROUP_ID)
        } else {
            None
        }
    }
}

impl<'a> Item<'a, Sqs> {
    /// Returns the body of the message.
    #[must_use]
    pub fn body(self) -> &'a str {
        self.text().unwrap_or_default()
    }

    /// Returns the message's id, which is the same each time that it is received.
    #[must_use]
    pub fn message_id(self) -> &'a str {
        self.id()
    }

    fields! {
        /// Returns the handle for deleting the message. It is different each time that the message is received.
        fn receipt_handle() -> &'a str = text(RECEIPT_HANDLE);
        /// Returns the ARN of the queue that the message comes from.
        fn queue_arn() -> &'a str = text(QUEUE_ARN);
        /// Returns the region of the queue, such as `us-west-2`.
        fn region() -> &'a str = text(REGION);
    }

    /// Returns approximately how often the message was received. The first time is 1.
    #[must_use]
    pub fn approximate_receive_count(self) -> Option<u32> {
        self.entry().text(RECEIVE_COUNT).parse().ok()
    }

    /// Returns the time at which the message was sent to the queue.
    #[must_use]
    pub fn sent_timestamp(self) -> Option<Timestamp> {
        self.time(SENT)
    }

    /// Returns the approximate time at which the message was first received.
    #[must_use]
    pub fn approximate_first_receive_timestamp(self) -> Option<Timestamp> {
        self.time(FIRST_RECEIVED)
    }

    fields! {
        /// Returns the id of the user, or the id and session name of the role, that sent the message.
        fn sender_id() -> Option<&'a str> = optional(SENDER_ID);
        /// Returns the group of the message. Messages of one group in a FIFO queue are in order. Messages of a standard
        /// queue may also have a group.
        fn message_group_id() -> Option<&'a str> = optional(GROUP_ID);
        /// Returns the deduplication id. In a FIFO queue, it is the same for a message that was sent twice.
        fn message_deduplication_id() -> Option<&'a str> = optional(DEDUPLICATION_ID);
        /// Returns the message's sequence number in its FIFO queue. It rises within a group.
        fn sequence_number() -> Option<&'a str> = optional(SEQUENCE_NUMBER);
        /// Returns the X-Ray trace in which the message was sent.
        fn trace_header() -> Option<&'a str> = optional(TRACE_HEADER);
        /// Returns the ARN of the queue that the message was in before, if this is its dead-letter queue.
        fn dead_letter_queue_source_arn() -> Option<&'a str> = optional(DEAD_LETTER_SOURCE);
    }

    /// Returns the attributes that were sent with the message, by name. There are at most ten.
    ///
    /// # Errors
    ///
    /// Returns an error if they do not have the format of SQS.
    pub fn message_attributes(self) -> Result<BTreeMap<String, SqsMessageAttribute>, DecodeError> {
        let json = self.entry().optional(ATTRIBUTES);
        self.entry().message_attributes(json)
    }

    /// Converts a column in milliseconds since the Unix epoch to a time.
    fn time(self, column: usize) -> Option<Timestamp> {
        let milliseconds = self.entry().optional(column)?.parse().ok()?;
        Timestamp::after_epoch(Duration::from_millis(milliseconds))
    }
}

object! {
    /// An [attribute that was sent with a message][1].
    ///
    /// [1]: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
    #[derive(Eq)]
    pub struct SqsMessageAttribute with others {
        /// The type: `String`, `Number` or `Binary`. A custom label of the sender may follow after a `.`.
        pub data_type as "dataType": String,
        /// The value of a string or a number.
        pub string_value as "stringValue": Option<String>,
        /// The value of a binary attribute, in base64.
        pub binary_value as "binaryValue": Option<String>,
    }
}

impl SqsMessageAttribute {
    /// Creates an attribute with a string.
    #[must_use]
    pub fn string(value: impl Into<String>) -> Self {
        Self {
            data_type: "String".to_owned(),
            string_value: Some(value.into()),
            binary_value: None,
        }
    }

    /// Creates an attribute with bytes.
    #[must_use]
    pub fn binary(value: &[u8]) -> Self {
        Self {
            data_type: "Binary".to_owned(),
            string_value: None,
            binary_value: Some(BASE64_STANDARD.encode(value)),
        }
    }

    /// Returns the bytes of a binary attribute, or `None` for any other.
    ///
    /// # Errors
    ///
    /// Returns an error if they are not base64.
    pub fn bytes(&self) -> Result<Option<Vec<u8>>, DecodeError> {
        let decoded = self
            .binary_value
            .as_ref()
            .map(|base64| BASE64_STANDARD.decode(base64));
        decoded.transpose().map_err(DecodeError::new)
    }
}
