//! Builds DynamoDB events for tests.

use serde_json::Value;

use super::Dynamodb;
use crate::{
    Handler, Timestamp,
    runtime::items::Sealed,
    triggers::testing::{BatchEvent, EventItem, EventWindow, region_of, setters},
    value::{Map, Value as Json, map},
};

/// Builds a DynamoDB event, [as Lambda sends it][1].
///
/// Attributes are written like DynamoDB's: `{"S": "text"}`, `{"N": "1"}`.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::testing::{DynamodbEvent, DynamodbEventRecord};
/// use serde_json::json;
///
/// let keys = json!({"id": {"S": "1"}});
/// let event = DynamodbEvent::new()
///     .table("orders")
///     .record(DynamodbEventRecord::insert(keys.clone(), json!({"id": {"S": "1"}, "total": {"N": "20"}})))
///     .record(DynamodbEventRecord::remove(keys, json!({"id": {"S": "1"}, "total": {"N": "20"}})).by_ttl())
///     .to_json();
/// assert!(event.contains(r#""eventName":"INSERT""#));
/// ```
///
/// Sequence numbers rise by one. By default, the records come from the table `my-table` in `us-west-2`, whose stream
/// has new and old images, and are from 16 February 2019.
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
pub type DynamodbEvent = BatchEvent<DynamodbEventRecord>;

impl BatchEvent<DynamodbEventRecord> {
    /// Creates an event for the function of this handler, such as `OrderJob::CHANGED`, with these records.
    pub fn of<F>(
        _handler: Handler<Dynamodb, F>,
        records: impl IntoIterator<Item = DynamodbEventRecord>,
    ) -> Self {
        records.into_iter().fold(Self::new(), Self::record)
    }

    /// Sets the table whose stream all records come from, by its name, or the stream by its ARN.
    pub fn table(self, name_or_stream_arn: &str) -> Self {
        self.of_source(name_or_stream_arn)
    }

    /// Adds a record.
    pub fn record(self, record: DynamodbEventRecord) -> Self {
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

    /// Returns the JSON of the record at `index`, counted from 0, in a Kinesis stream that the table sends its changes
    /// to. Its time is in milliseconds.
    ///
    /// # Panics
    ///
    /// Panics if there is no such record.
    #[must_use]
    pub fn kinesis_json(&self, index: usize) -> String {
        let record = self.at(index);
        let mut members = record.members(index, self.id_at(index), &self.arn);
        members.remove("eventVersion");
        members.remove("eventSourceARN");
        if let Some(Json::Object(mut change)) = members.remove("dynamodb") {
            let milliseconds =
                u64::try_from(record.created.since_epoch().as_millis()).unwrap_or_default();
            change.remove("SequenceNumber");
            change.remove("StreamViewType");
            let created = Json::Integer(milliseconds.into());
            change.insert("ApproximateCreationDateTime", created);
            members.insert("dynamodb", change);
        }
        let table = self.arn.split('/').nth(1).unwrap_or_default();
        members.insert("tableName", table);
        members.insert("recordFormat", "application/json");
        Json::Object(members).to_string()
    }
}

impl Sealed for DynamodbEventRecord {}

impl EventItem for DynamodbEventRecord {
    const SOURCE: &'static str = "my-table";

    fn arn(table: &str) -> String {
        format!(
            "arn:aws:dynamodb:us-west-2:112233445566:table/{table}/stream/2019-02-16T03:53:09.474"
        )
    }

    fn id(&self) -> Option<&str> {
        self.sequence_number.as_deref()
    }

    fn nth_id(index: usize) -> String {
        format!("44215840000000000{:09}", index + 1)
    }

    fn members(&self, index: usize, id: String, arn: &str) -> Map {
        let service = map! { "type" => "Service", "principalId" => "dynamodb.amazonaws.com" };
        map! {
            "eventID" => format!("c4ca4238a0b923820dcc509a6f75{index:04}"),
            "eventName" => self.event_name,
            "eventVersion" => "1.1",
            "eventSource" => "aws:dynamodb",
            "awsRegion" => region_of(arn),
            "dynamodb" => map! {
                "ApproximateCreationDateTime" => self.created.since_epoch().as_secs(),
                "Keys" => Json::from(&self.keys),
                "NewImage" => self.new_image.as_ref().map(Json::from),
                "OldImage" => self.old_image.as_ref().map(Json::from),
                "SequenceNumber" => id,
                "SizeBytes" => self.size(),
                "StreamViewType" => self.view_type(),
            },
            "userIdentity" => self.is_by_ttl.then_some(service),
            "eventSourceARN" => arn,
        }
    }
}

/// One record of a [`DynamodbEvent`].
#[must_use]
#[derive(Clone, Debug)]
pub struct DynamodbEventRecord {
    event_name: &'static str,
    keys: Value,
    new_image: Option<Value>,
    old_image: Option<Value>,
    sequence_number: Option<String>,
    is_keys_only: bool,
    is_by_ttl: bool,
    created: Timestamp,
}

impl DynamodbEventRecord {
    fn new(
        event_name: &'static str,
        keys: Value,
        old_image: Option<Value>,
        new_image: Option<Value>,
    ) -> Self {
        Self {
            event_name,
            keys,
            new_image,
            old_image,
            sequence_number: None,
            is_keys_only: false,
            is_by_ttl: false,
            created: Timestamp::of_test_events(),
        }
    }

    /// Creates a record of a new item with these key attributes.
    pub fn insert(keys: Value, new_image: Value) -> Self {
        Self::new("INSERT", keys, None, Some(new_image))
    }

    /// Creates a record of a changed item with these key attributes.
    pub fn modify(keys: Value, old_image: Value, new_image: Value) -> Self {
        Self::new("MODIFY", keys, Some(old_image), Some(new_image))
    }

    /// Creates a record of a removed item with these key attributes.
    pub fn remove(keys: Value, old_image: Value) -> Self {
        Self::new("REMOVE", keys, Some(old_image), None)
    }

    /// Returns the same record from a stream that contains only keys.
    pub fn keys_only(mut self) -> Self {
        self.is_keys_only = true;
        self.old_image = None;
        self.new_image = None;
        self
    }

    setters! {
        /// Returns the same record of an item that DynamoDB removed because its time to live had expired.
        fn by_ttl() = is_by_ttl: true;
    }

    setters! {
        /// Returns the same record with this sequence number.
        fn sequence_number(sequence_number: impl Into<String>) = sequence_number: Some(sequence_number.into());
        /// Returns the same record of a change at this time. Earlier times become the start of 1970.
        fn approximate_creation_date_time(timestamp: Timestamp) = created: timestamp;
    }

    /// Returns the approximate size that DynamoDB counts, which is that of the JSON.
    fn size(&self) -> u64 {
        [
            Some(&self.keys),
            self.old_image.as_ref(),
            self.new_image.as_ref(),
        ]
        .into_iter()
        .flatten()
        .map(|item| item.to_string().len() as u64)
        .sum()
    }

    fn view_type(&self) -> &'static str {
        if self.is_keys_only {
            "KEYS_ONLY"
        } else {
            "NEW_AND_OLD_IMAGES"
        }
    }
}
