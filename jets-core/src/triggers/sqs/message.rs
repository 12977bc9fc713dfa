//! `SqsMessage`, one message of a batch, and `Sqs`, the marker of its source.

use std::{
    collections::BTreeMap,
    fmt,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use super::attribute::SqsMessageAttribute;
use crate::{
    DecodeError,
    runtime::{
        Batch,
        decode_error::Problem,
        items::{Column, Encoding, Entry, Items, Words, item_methods},
    },
};

/// Messages of SQS queues, as a [`Source`](crate::Source) of items.
#[derive(Clone, Copy, Debug)]
pub enum Sqs {}

pub(super) static WORDS: Words = Words {
    item: "message",
    id: "message id",
    id_field: "messageId",
    data: "body",
    shape: "an SQS event",
    shape_of_item: "an SQS message",
    encoding: Encoding::Text,
};

/// The columns of a message. The first four are always read.
pub(super) static COLUMNS: [Column; 15] = [
    Column::required("body"),
    Column::required("messageId"),
    Column::required("eventSourceARN"),
    Column::optional("attributes.MessageGroupId"),
    Column::required("receiptHandle"),
    Column::optional("attributes.ApproximateReceiveCount"),
    Column::optional("attributes.SentTimestamp"),
    Column::optional("attributes.SenderId"),
    Column::optional("attributes.ApproximateFirstReceiveTimestamp"),
    Column::optional("attributes.SequenceNumber"),
    Column::optional("attributes.MessageDeduplicationId"),
    Column::optional("attributes.AWSTraceHeader"),
    Column::optional("attributes.DeadLetterQueueSourceArn"),
    Column::optional("messageAttributes"),
    Column::optional("awsRegion"),
];
pub(super) const ALWAYS: usize = 4;
pub(super) const BODY: usize = Items::DATA;
pub(super) const MESSAGE_ID: usize = Items::ID;
pub(super) const QUEUE_ARN: usize = 2;
pub(super) const GROUP_ID: usize = 3;
pub(super) const RECEIPT_HANDLE: usize = 4;
pub(super) const RECEIVE_COUNT: usize = 5;
pub(super) const SENT: usize = 6;
pub(super) const SENDER_ID: usize = 7;
pub(super) const FIRST_RECEIVED: usize = 8;
pub(super) const SEQUENCE_NUMBER: usize = 9;
pub(super) const DEDUPLICATION_ID: usize = 10;
pub(super) const TRACE_HEADER: usize = 11;
pub(super) const DEAD_LETTER_SOURCE: usize = 12;
pub(super) const ATTRIBUTES: usize = 13;
pub(super) const REGION: usize = 14;

/// One message of a queue.
///
/// Its fields are [those of the event][1]. Its body has at most 1 MiB.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::{DecodeError, SqsMessage, testing::{Decoded, SqsEvent, SqsEventMessage}};
///
/// /// In a `jobs!`, below `sqs_event "orders";`.
/// fn store(sqs_message: SqsMessage<'_>) -> String {
///     let received = sqs_message.approximate_receive_count().unwrap_or(1);
///     format!("{}, received {received} times", sqs_message.body())
/// }
///
/// let event = SqsEvent::new().message(SqsEventMessage::text("tea").approximate_receive_count(2)).to_json();
/// let decoded = Decoded::sqs(&event)?;
/// assert_eq!(store(decoded.sqs_message(0)?), "tea, received 2 times");
/// # Ok::<(), DecodeError>(())
/// ```
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
#[derive(Clone, Copy)]
pub struct SqsMessage<'a> {
    entry: Entry<'a>,
}

/// All messages of a batch: the default type of `sqs_messages`.
pub type SqsMessages<'a> = Batch<'a, Sqs>;

item_methods!(SqsMessage, Sqs, "message's body");

impl<'a> SqsMessage<'a> {
    pub(super) fn new(entry: Entry<'a>) -> Self {
        Self { entry }
    }

    /// Returns the body of the message.
    #[must_use]
    pub fn body(self) -> &'a str {
        self.text().unwrap_or_default()
    }

    /// Returns the message's id, which is the same each time that it is received.
    #[must_use]
    pub fn message_id(self) -> &'a str {
        self.entry.text(MESSAGE_ID)
    }

    /// Returns the handle for deleting the message. It is different each time that the message is received.
    #[must_use]
    pub fn receipt_handle(self) -> &'a str {
        self.entry.text(RECEIPT_HANDLE)
    }

    /// Returns the ARN of the queue that the message comes from.
    #[must_use]
    pub fn queue_arn(self) -> &'a str {
        self.entry.text(QUEUE_ARN)
    }

    /// Returns the region of the queue, such as `us-west-2`.
    #[must_use]
    pub fn region(self) -> &'a str {
        self.entry.text(REGION)
    }

    /// Returns approximately how often the message was received. The first time is 1.
    #[must_use]
    pub fn approximate_receive_count(self) -> Option<u32> {
        self.entry.text(RECEIVE_COUNT).parse().ok()
    }

    /// Returns the time at which the message was sent to the queue.
    #[must_use]
    pub fn sent_timestamp(self) -> Option<SystemTime> {
        self.time(SENT)
    }

    /// Returns the approximate time at which the message was first received.
    #[must_use]
    pub fn approximate_first_receive_timestamp(self) -> Option<SystemTime> {
        self.time(FIRST_RECEIVED)
    }

    /// Returns the id of the user, or the id and session name of the role, that sent the message.
    #[must_use]
    pub fn sender_id(self) -> Option<&'a str> {
        self.entry.optional(SENDER_ID)
    }

    /// Returns the group of the message. Messages of one group in a FIFO queue are in order. Messages of a standard
    /// queue may also have a group.
    #[must_use]
    pub fn message_group_id(self) -> Option<&'a str> {
        self.entry.optional(GROUP_ID)
    }

    /// Returns the deduplication id. In a FIFO queue, it is the same for a message that was sent twice.
    #[must_use]
    pub fn message_deduplication_id(self) -> Option<&'a str> {
        self.entry.optional(DEDUPLICATION_ID)
    }

    /// Returns the message's sequence number in its FIFO queue. It rises within a group.
    #[must_use]
    pub fn sequence_number(self) -> Option<&'a str> {
        self.entry.optional(SEQUENCE_NUMBER)
    }

    /// Returns the X-Ray trace in which the message was sent.
    #[must_use]
    pub fn trace_header(self) -> Option<&'a str> {
        self.entry.optional(TRACE_HEADER)
    }

    /// Returns the ARN of the queue that the message was in before, if this is its dead-letter queue.
    #[must_use]
    pub fn dead_letter_queue_source_arn(self) -> Option<&'a str> {
        self.entry.optional(DEAD_LETTER_SOURCE)
    }

    /// Returns the attributes that were sent with the message, by name. There are at most ten.
    ///
    /// # Errors
    ///
    /// Returns an error if they do not have the format of SQS.
    pub fn message_attributes(self) -> Result<BTreeMap<String, SqsMessageAttribute>, DecodeError> {
        let Some(json) = self.entry.optional(ATTRIBUTES) else {
            return Ok(BTreeMap::new());
        };
        serde_json::from_str(json).map_err(|error| self.entry.error(Problem::Attributes(error)))
    }

    /// Converts a column in milliseconds since the Unix epoch to a time.
    fn time(self, column: usize) -> Option<SystemTime> {
        let milliseconds = self.entry.optional(column)?.parse().ok()?;
        UNIX_EPOCH.checked_add(Duration::from_millis(milliseconds))
    }
}

impl fmt::Debug for SqsMessage<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("SqsMessage")
            .field("index", &self.index())
            .field("message_id", &self.message_id())
            .field("body", &self.body())
            .finish_non_exhaustive()
    }
}
