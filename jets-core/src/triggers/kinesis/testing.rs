//! Builds Kinesis events for tests.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_core::Serialize;

use super::Kinesis;
use crate::{
    Timestamp,
    runtime::items::Sealed,
    triggers::testing::{
        BatchEvent, EventItem, EventWindow, TextItem, json_text, region_of, setters,
    },
    value::{Map, map},
};

/// Builds a Kinesis event, [as Lambda sends it][1].
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::testing::{KinesisEvent, KinesisEventRecord};
///
/// let event = KinesisEvent::new()
///     .stream("orders")
///     .text("hello world")
///     .record(KinesisEventRecord::json(&["a", "b"]).partition_key("7"))
///     .to_json();
/// assert!(event.contains(r#""data":"aGVsbG8gd29ybGQ=""#));
/// ```
///
/// Sequence numbers rise by one. By default, the records come from the stream `my-stream` in `us-west-2` and shard 0,
/// have the partition key `1`, and arrived on 16 February 2019.
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html
pub type KinesisEvent = BatchEvent<KinesisEventRecord>;

impl BatchEvent<KinesisEventRecord> {
    /// Sets the stream that all records come from, by its name or its ARN.
    pub fn stream(self, name_or_arn: &str) -> Self {
        self.of_source(name_or_arn)
    }

    /// Adds a record with these bytes.
    pub fn bytes(self, bytes: &[u8]) -> Self {
        self.record(KinesisEventRecord::bytes(bytes))
    }

    /// Adds a record.
    pub fn record(self, record: KinesisEventRecord) -> Self {
        self.item(record)
    }

    setters! {
        /// Makes it an event of a tumbling window.
        fn window(window: EventWindow) = window: Some(window);
    }

    /// Returns the sequence number of the record at `index`, counted from 0.
    #[must_use]
    pub fn sequence_number(&self, index: usize) -> String {
        self.id_at(index)
    }
}

impl Sealed for KinesisEventRecord {}

impl EventItem for KinesisEventRecord {
    const SOURCE: &'static str = "my-stream";

    fn arn(stream: &str) -> String {
        format!("arn:aws:kinesis:us-west-2:112233445566:stream/{stream}")
    }

    fn id(&self) -> Option<&str> {
        self.sequence_number.as_deref()
    }

    /// Returns a sequence number of 56 digits, like those of Kinesis.
    fn nth_id(index: usize) -> String {
        format!(
            "4959301666685573530179807385608343812442440456{:010}",
            index + 1
        )
    }

    fn members(&self, _index: usize, sequence_number: String, arn: &str) -> Map {
        let event_id = format!("{}:{sequence_number}", self.shard_id);
        map! {
            "kinesis" => map! {
                "kinesisSchemaVersion" => "1.0",
                "partitionKey" => self.partition_key,
                "sequenceNumber" => sequence_number,
                "data" => self.base64,
                "approximateArrivalTimestamp" => self.arrival.since_epoch().as_secs_f64(),
                "encryptionType" => self.encryption_type,
            },
            "eventSource" => "aws:kinesis",
            "eventVersion" => "1.0",
            "eventID" => event_id,
            "eventName" => "aws:kinesis:record",
            "invokeIdentityArn" => "arn:aws:iam::112233445566:role/demo-dev-DataJob-DataJobFileIamRole",
            "awsRegion" => region_of(arn),
            "eventSourceARN" => arn,
        }
    }
}

impl TextItem for KinesisEventRecord {
    type Source = Kinesis;

    fn of_text(text: &str) -> Self {
        Self::text(text)
    }
}

/// One record of a [`KinesisEvent`].
#[must_use]
#[derive(Clone, Debug)]
pub struct KinesisEventRecord {
    base64: String,
    partition_key: Option<String>,
    sequence_number: Option<String>,
    shard_id: String,
    arrival: Timestamp,
    encryption_type: Option<String>,
}

impl KinesisEventRecord {
    /// Creates a record with this text.
    pub fn text(text: &str) -> Self {
        Self::bytes(text.as_bytes())
    }

    /// Creates a record with these bytes.
    pub fn bytes(bytes: &[u8]) -> Self {
        Self::base64(BASE64_STANDARD.encode(bytes))
    }

    /// Creates a record with this value as JSON.
    ///
    /// # Panics
    ///
    /// Panics if the value does not serialise as JSON.
    pub fn json(value: &(impl Serialize + ?Sized)) -> Self {
        Self::text(&json_text(value))
    }

    /// Creates a record with these bytes, compressed with gzip.
    #[cfg(feature = "gzip")]
    pub fn gzip(bytes: &[u8]) -> Self {
        Self::bytes(&crate::runtime::gzip::compress(bytes))
    }

    /// Creates a record with exactly this text as its `data`, whether it is base64 or not.
    pub fn base64(base64: impl Into<String>) -> Self {
        Self {
            base64: base64.into(),
            partition_key: Some("1".to_owned()),
            sequence_number: None,
            shard_id: "shardId-000000000000".to_owned(),
            arrival: Timestamp::of_test_events(),
            encryption_type: None,
        }
    }

    setters! {
        /// Returns the same record with this partition key.
        fn partition_key(partition_key: impl Into<String>) = partition_key: Some(partition_key.into());
        /// Returns the same record without a partition key, as in streams that distribute their records without keys.
        fn without_partition_key() = partition_key: None;
    }

    setters! {
        /// Returns the same record with this sequence number.
        fn sequence_number(sequence_number: impl Into<String>) = sequence_number: Some(sequence_number.into());
        /// Returns the same record from this shard, such as `shardId-000000000003`.
        fn shard_id(shard_id: impl Into<String>) = shard_id: shard_id.into();
        /// Returns the same record with this time of arrival. Earlier times become the start of 1970.
        fn approximate_arrival_timestamp(timestamp: Timestamp) = arrival: timestamp;
        /// Returns the same record with this encryption type, such as `KMS`.
        fn encryption_type(encryption_type: impl Into<String>) = encryption_type: Some(encryption_type.into());
    }
}
