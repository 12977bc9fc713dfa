//! `KinesisRecord`, one record of a batch, and `Kinesis`, the marker of its source.

use std::{
    fmt,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use crate::runtime::{
    Batch,
    items::{Column, Encoding, Entry, Items, Words, item_methods},
};

/// Records of Kinesis data streams, as a [`Source`](crate::Source) of items.
#[derive(Clone, Copy, Debug)]
pub enum Kinesis {}

pub(super) static WORDS: Words = Words {
    item: "record",
    id: "sequence number",
    id_field: "kinesis.sequenceNumber",
    data: "data",
    shape: "a Kinesis event",
    shape_of_item: "a Kinesis record",
    encoding: Encoding::Base64,
};

/// The columns of a record.
pub(super) static COLUMNS: [Column; 9] = [
    Column::required("kinesis.data"),
    Column::required("kinesis.sequenceNumber"),
    Column::required("kinesis.partitionKey"),
    Column::required("eventID"),
    Column::required("eventSourceARN"),
    Column::optional("kinesis.encryptionType"),
    Column::required("kinesis.approximateArrivalTimestamp"),
    Column::optional("awsRegion"),
    Column::optional("invokeIdentityArn"),
];
pub(super) const DATA: usize = Items::DATA;
pub(super) const SEQUENCE_NUMBER: usize = Items::ID;
pub(super) const PARTITION_KEY: usize = 2;
pub(super) const EVENT_ID: usize = 3;
pub(super) const STREAM_ARN: usize = 4;
pub(super) const ENCRYPTION_TYPE: usize = 5;
pub(super) const ARRIVAL: usize = 6;
pub(super) const REGION: usize = 7;
pub(super) const INVOKE_IDENTITY_ARN: usize = 8;

/// One record of a batch.
///
/// Its fields are [those of the event][1]. Its data has at most 10 MiB.
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html
#[derive(Clone, Copy)]
pub struct KinesisRecord<'a> {
    entry: Entry<'a>,
}

/// All records of a batch, in the order of their shard: the default type of `kinesis_data`.
pub type KinesisData<'a> = Batch<'a, Kinesis>;

item_methods!(KinesisRecord, Kinesis, "record's data");

impl<'a> KinesisRecord<'a> {
    pub(super) fn new(entry: Entry<'a>) -> Self {
        Self { entry }
    }

    /// The key that chose the record's shard: 1 to 256 characters.
    #[must_use]
    pub fn partition_key(self) -> &'a str {
        self.entry.text(PARTITION_KEY)
    }

    /// The record's number, unique in its shard.
    #[must_use]
    pub fn sequence_number(self) -> &'a str {
        self.entry.id().unwrap_or_default()
    }

    /// The shard, such as `shardId-000000000000`: what stands before the colon in the event id.
    #[must_use]
    pub fn shard_id(self) -> &'a str {
        let event_id = self.event_id();
        event_id
            .split_once(':')
            .map_or(event_id, |(shard_id, _)| shard_id)
    }

    /// The event's id: the shard's and the sequence number, with a colon between them.
    #[must_use]
    pub fn event_id(self) -> &'a str {
        self.entry.text(EVENT_ID)
    }

    /// ARN of the stream, or of the consumer, that the record comes from.
    #[must_use]
    pub fn stream_arn(self) -> &'a str {
        self.entry.text(STREAM_ARN)
    }

    /// The region of the stream, such as `us-west-2`.
    #[must_use]
    pub fn region(self) -> &'a str {
        self.entry.text(REGION)
    }

    /// ARN of the role that Lambda reads the stream as.
    #[must_use]
    pub fn invoke_identity_arn(self) -> &'a str {
        self.entry.text(INVOKE_IDENTITY_ARN)
    }

    /// When the record came to the stream, about: Kinesis gives milliseconds and no promise.
    #[must_use]
    pub fn approximate_arrival_timestamp(self) -> SystemTime {
        let seconds = self.entry.number(ARRIVAL).unwrap_or_default();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "decoding refuses what is negative or after the year 9999; today's seconds are exact to a microsecond"
        )]
        let micros = (seconds * 1e6).round() as u64;
        UNIX_EPOCH + Duration::from_micros(micros)
    }

    /// How the record was encrypted on the stream, such as `KMS`. The data is decrypted.
    #[must_use]
    pub fn encryption_type(self) -> Option<&'a str> {
        self.entry.optional(ENCRYPTION_TYPE)
    }
}

impl fmt::Debug for KinesisRecord<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let data = self.data().unwrap_or_default();
        formatter
            .debug_struct("KinesisRecord")
            .field("index", &self.index())
            .field("sequence_number", &self.sequence_number())
            .field("partition_key", &self.partition_key())
            .field("data", &format_args!("\"{}\"", data.escape_ascii()))
            .finish_non_exhaustive()
    }
}
