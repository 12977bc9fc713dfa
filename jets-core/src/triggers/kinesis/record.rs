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
    // Optional: a stream may distribute its records without partition keys.
    Column::optional("kinesis.partitionKey"),
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
/// The column that only user records packed by the Kinesis Producer Library have.
pub(super) const EXPLICIT_HASH_KEY: usize = COLUMNS.len();

/// One record of a batch.
///
/// Its fields are [those of the event][1]. Its data has at most 10 MiB.
///
/// With the option [`aggregated`](mod@crate::language::kinesis_event::aggregated), it may be a user record that the
/// Kinesis Producer Library packed into a record of the stream together with others. It then has its own data and keys.
/// Everything else is that of the stream's record, and the same for all user records in it.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::{DecodeError, KinesisRecord, testing::{Decoded, KinesisEvent, KinesisEventRecord}};
///
/// /// In a `jobs!`, below `kinesis_event "orders";`.
/// fn take(kinesis_record: KinesisRecord<'_>) -> Result<String, DecodeError> {
///     Ok(format!("{} for {}", kinesis_record.text()?, kinesis_record.partition_key()))
/// }
///
/// let event = KinesisEvent::new().record(KinesisEventRecord::text("tea").partition_key("ada")).to_json();
/// let decoded = Decoded::kinesis(&event)?;
/// assert_eq!(take(decoded.kinesis_record(0)?)?, "tea for ada");
/// # Ok::<(), DecodeError>(())
/// ```
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

    /// Returns the key that chose the record's shard: 1 to 256 characters. Empty if the event has none, because some
    /// streams distribute their records without keys.
    #[must_use]
    pub fn partition_key(self) -> &'a str {
        self.entry.text(PARTITION_KEY)
    }

    /// Returns the explicit hash key, which replaces the hash of the partition key: an integer of up to 39 digits. Only
    /// user records packed by the Kinesis Producer Library can have one, because events do not contain that of other
    /// records.
    #[must_use]
    pub fn explicit_hash_key(self) -> Option<&'a str> {
        self.entry.optional(EXPLICIT_HASH_KEY)
    }

    /// Returns the record's sequence number, unique in its shard. User records that were packed together share one, and
    /// differ in their [`sub_sequence_number`](Self::sub_sequence_number).
    #[must_use]
    pub fn sequence_number(self) -> &'a str {
        self.entry.id().unwrap_or_default()
    }

    /// Returns the record's position among the user records that the Kinesis Producer Library packed with it, counted
    /// from 0. `None` for a record that was not packed.
    ///
    /// Together with the sequence number, it identifies the record. Lambda checkpoints only records of the stream. If a
    /// user record fails, those before it in the same record of the stream are therefore sent again.
    #[must_use]
    pub fn sub_sequence_number(self) -> Option<u64> {
        u64::try_from(self.entry.position()?).ok()
    }

    /// Returns the shard, such as `shardId-000000000000`. It is the part of the event id before the colon.
    #[must_use]
    pub fn shard_id(self) -> &'a str {
        let event_id = self.event_id();
        event_id
            .split_once(':')
            .map_or(event_id, |(shard_id, _)| shard_id)
    }

    /// Returns the event's id: the shard and the sequence number, with a colon between them.
    #[must_use]
    pub fn event_id(self) -> &'a str {
        self.entry.text(EVENT_ID)
    }

    /// Returns the ARN of the stream or consumer that the record comes from.
    #[must_use]
    pub fn stream_arn(self) -> &'a str {
        self.entry.text(STREAM_ARN)
    }

    /// Returns the region of the stream, such as `us-west-2`.
    #[must_use]
    pub fn region(self) -> &'a str {
        self.entry.text(REGION)
    }

    /// Returns the ARN of the role with which Lambda reads the stream.
    #[must_use]
    pub fn invoke_identity_arn(self) -> &'a str {
        self.entry.text(INVOKE_IDENTITY_ARN)
    }

    /// Returns the approximate time at which the record reached the stream, in milliseconds. Kinesis does not guarantee
    /// that it is exact.
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

    /// Returns how the record was encrypted on the stream, such as `KMS`. The data is already decrypted.
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
            .field("sub_sequence_number", &self.sub_sequence_number())
            .field("partition_key", &self.partition_key())
            .field("data", &format_args!("\"{}\"", data.escape_ascii()))
            .finish_non_exhaustive()
    }
}
