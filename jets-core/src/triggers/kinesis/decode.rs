//! Kinesis records: their fields, and how an event becomes them.

use std::{
    borrow::Cow,
    time::{Duration, UNIX_EPOCH},
};

#[cfg(feature = "kpl")]
use super::aggregate;
#[cfg(feature = "kpl")]
use crate::runtime::Decoded;
use crate::runtime::{
    Batch, DecodeError, Item, Source, Timestamp,
    decode_error::Problem,
    event::Payload,
    items::{
        Deliveries, Encoding, Entry, Failures, Items, Needs, Reader, Sealed, Shape, Stop, Words,
        columns, fields, is_from_pipe, read_items,
    },
    json::string_at,
};

/// Records of Kinesis data streams, as a [`Source`](crate::Source) of items.
#[derive(Clone, Copy, Debug)]
pub enum Kinesis {}

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
/// use jets::{DecodeError, Kinesis, KinesisRecord, testing::{Decoded, KinesisEvent, KinesisEventRecord}};
///
/// /// In a `jobs!`, below `kinesis_event "orders";`.
/// fn take(kinesis_record: KinesisRecord<'_>) -> Result<String, DecodeError> {
///     Ok(format!("{} for {}", kinesis_record.text()?, kinesis_record.partition_key()))
/// }
///
/// let event = KinesisEvent::new().record(KinesisEventRecord::text("tea").partition_key("ada")).to_json();
/// let decoded = Decoded::<Kinesis>::new(&event)?;
/// assert_eq!(take(decoded.item(0)?)?, "tea for ada");
/// # Ok::<(), DecodeError>(())
/// ```
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html
pub type KinesisRecord<'a> = Item<'a, Kinesis>;

/// All records of a batch, in the order of their shard: the default type of `kinesis_data`.
pub type KinesisData<'a> = Batch<'a, Kinesis>;

static WORDS: Words = Words {
    item: "record",
    id: "sequence number",
    id_field: "kinesis.sequenceNumber",
    data: "data",
    shape: "a Kinesis event",
    shape_of_item: "a Kinesis record",
    encoding: Encoding::Base64,
};

// As Lambda sends it: https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html
columns! {
    DATA, ID;
    ["kinesis" {
        ["kinesisSchemaVersion" = "1.0"]
        // Optional: a stream may distribute its records without partition keys.
        ["partitionKey" optional PARTITION_KEY text]
        ["sequenceNumber" required ID text]
        ["data" required DATA base64]
        ["approximateArrivalTimestamp" required ARRIVAL by arrival]
        ["encryptionType" optional ENCRYPTION_TYPE text]
    }]
    ["eventSource" source "aws:kinesis"]
    ["eventVersion" = "1.0"]
    ["eventID" required EVENT_ID text]
    ["eventName" = "aws:kinesis:record"]
    ["invokeIdentityArn" optional INVOKE_IDENTITY_ARN text_as_before]
    ["awsRegion" optional REGION text_as_before]
    ["eventSourceARN" required STREAM_ARN text_as_before]
}

/// The members of a record [that a pipe sends][1]. The columns are the same.
///
/// [1]: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-kinesis.html
mod pipe {
    use super::arrival;
    use crate::runtime::items::columns;

    columns! {
        DATA, ID;
        ["kinesisSchemaVersion" = "1.0"]
        ["partitionKey" optional PARTITION_KEY text]
        ["sequenceNumber" required ID text]
        ["data" required DATA base64]
        ["approximateArrivalTimestamp" required ARRIVAL by arrival]
        ["encryptionType" optional ENCRYPTION_TYPE text]
        ["eventSource" source "aws:kinesis"]
        ["eventVersion" = "1.0"]
        ["eventID" required EVENT_ID text]
        ["eventName" = "aws:kinesis:record"]
        ["invokeIdentityArn" optional INVOKE_IDENTITY_ARN text_as_before]
        ["awsRegion" optional REGION text_as_before]
        ["eventSourceARN" required STREAM_ARN text_as_before]
    }
}

/// The column that only user records packed by the Kinesis Producer Library have.
const EXPLICIT_HASH_KEY: usize = COLUMNS.all.len();

fn arrival(reader: &mut Reader<'_>, column: usize) -> Result<(), Stop> {
    /// The start of the year 10000 in Unix seconds.
    const YEAR_10000: f64 = 253_402_300_800.0;
    reader.number(column)?;
    match reader.number_in(column) {
        Some(seconds) if !(0.0..YEAR_10000).contains(&seconds) => {
            let fault = format!("is {seconds}, not Unix seconds up to the year 9999");
            Err(Stop::value(Problem::Field(
                "kinesis.approximateArrivalTimestamp",
                fault.into(),
            )))
        }
        _ => Ok(()),
    }
}

/// Returns the id of the event with its stream, and the position of a record that was packed with others. A change of a
/// table has the id of the change: DynamoDB may put one change on a stream twice.
fn key(entry: Entry<'_>) -> Option<String> {
    if let Ok(data) = entry.as_text()
        && data.starts_with('{')
        && string_at(data, "eventSource").as_deref() == Some("aws:dynamodb")
        && let Some(id) = string_at(data, "eventID")
    {
        return Some(format!("{}/{id}", entry.text(STREAM_ARN)));
    }
    let (stream, id) = (entry.optional(STREAM_ARN)?, entry.optional(EVENT_ID)?);
    Some(match entry.position() {
        Some(position) => format!("{stream}/{id}/{position}"),
        None => format!("{stream}/{id}"),
    })
}

impl Sealed for Kinesis {}

impl Source for Kinesis {
    const FAILURES: Failures = Failures::EndTheBatch;
    /// A stream keeps a record for [at most 365 days][1].
    ///
    /// [1]: https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html
    const DELIVERIES: &'static Deliveries = &Deliveries::new("kinesis", key, 365);

    fn parse<'p>(payload: &Payload<'p>, needs: Needs) -> Result<Items<'p>, DecodeError> {
        let (columns, shape) = if is_from_pipe(payload) {
            (&pipe::COLUMNS, Shape::List(pipe::MEMBERS))
        } else {
            (&COLUMNS, Shape::Records(MEMBERS))
        };
        read_items(payload, &WORDS, columns, needs, shape)
    }

    /// Returns the partition key. Records with the same key stay in order. Some streams have records without one.
    fn order_key(entry: Entry<'_>) -> Option<Cow<'_, str>> {
        entry.optional(PARTITION_KEY).map(Cow::Borrowed)
    }
}

impl Kinesis {
    /// Replaces aggregated records with the user records in them, for `aggregated: true`.
    #[cfg(feature = "kpl")]
    #[doc(hidden)]
    #[must_use]
    pub fn deaggregated(mut items: Items<'_>) -> Items<'_> {
        items.unpack([PARTITION_KEY, EXPLICIT_HASH_KEY], aggregate::read);
        items
    }

    /// Reports the missing feature for `aggregated: true`.
    #[cfg(not(feature = "kpl"))]
    #[doc(hidden)]
    #[must_use]
    pub fn deaggregated<I: WithFeatureKpl>(items: I) -> I {
        items
    }
}

/// A trait that nothing implements. It is there for its message.
#[cfg(not(feature = "kpl"))]
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`aggregated: true` needs feature `kpl` of `jets-rs`",
    label = "write `features = [\"kpl\"]` at the dependency"
)]
pub trait WithFeatureKpl {}

#[cfg(feature = "kpl")]
impl<'a> Decoded<'a, Kinesis> {
    /// Decodes a Kinesis event and unpacks aggregated records, as for functions with the option
    /// [`aggregated`](mod@crate::language::kinesis_event::aggregated).
    ///
    /// # Errors
    ///
    /// Returns an error if `payload` is not a Kinesis event.
    pub fn aggregated(payload: &'a (impl AsRef<[u8]> + ?Sized)) -> Result<Self, DecodeError> {
        Ok(Self::new(payload)?.map_items(Kinesis::deaggregated))
    }
}

impl<'a> Item<'a, Kinesis> {
    fields! {
        /// Returns the key that chose the record's shard: 1 to 256 characters. Empty if the event has none, because some
        /// streams distribute their records without keys.
        fn partition_key() -> &'a str = text(PARTITION_KEY);
        /// Returns the explicit hash key, which replaces the hash of the partition key: an integer of up to 39 digits. Only
        /// user records packed by the Kinesis Producer Library can have one, because events do not contain that of other
        /// records.
        fn explicit_hash_key() -> Option<&'a str> = optional(EXPLICIT_HASH_KEY);
    }

    /// Returns the record's sequence number, unique in its shard. User records that were packed together share one, and
    /// differ in their [`sub_sequence_number`](Self::sub_sequence_number).
    #[must_use]
    pub fn sequence_number(self) -> &'a str {
        self.entry().id().unwrap_or_default()
    }

    /// Returns the record's position among the user records that the Kinesis Producer Library packed with it, counted
    /// from 0. `None` for a record that was not packed.
    ///
    /// Together with the sequence number, it identifies the record. Lambda checkpoints only records of the stream. If a
    /// user record fails, those before it in the same record of the stream are therefore sent again.
    #[must_use]
    pub fn sub_sequence_number(self) -> Option<u64> {
        u64::try_from(self.entry().position()?).ok()
    }

    /// Returns the shard, such as `shardId-000000000000`. It is the part of the event id before the colon.
    #[must_use]
    pub fn shard_id(self) -> &'a str {
        let event_id = self.event_id();
        event_id
            .split_once(':')
            .map_or(event_id, |(shard_id, _)| shard_id)
    }

    fields! {
        /// Returns the event's id: the shard and the sequence number, with a colon between them.
        fn event_id() -> &'a str = text(EVENT_ID);
        /// Returns the ARN of the stream or consumer that the record comes from.
        fn stream_arn() -> &'a str = text(STREAM_ARN);
        /// Returns the region of the stream, such as `us-west-2`.
        fn region() -> &'a str = text(REGION);
        /// Returns the ARN of the role with which Lambda reads the stream.
        fn invoke_identity_arn() -> &'a str = text(INVOKE_IDENTITY_ARN);
    }

    /// Returns the approximate time at which the record reached the stream, in milliseconds. Kinesis does not guarantee
    /// that it is exact.
    #[must_use]
    pub fn approximate_arrival_timestamp(self) -> Timestamp {
        let seconds = self.entry().number(ARRIVAL).unwrap_or_default();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "decoding refuses what is negative or after the year 9999; today's seconds are exact to a microsecond"
        )]
        let micros = (seconds * 1e6).round() as u64;
        Timestamp::from(UNIX_EPOCH + Duration::from_micros(micros))
    }

    fields! {
        /// Returns how the record was encrypted on the stream, such as `KMS`. The data is already decrypted.
        fn encryption_type() -> Option<&'a str> = optional(ENCRYPTION_TYPE);
    }
}
