//! DynamoDB events as Lambda sends them.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::Serialize;
use serde_json::Value;

use crate::triggers::event_window::{EventWindow, WindowJson};

/// Makes a DynamoDB event, [as Lambda sends it][1].
///
/// Attributes are written as DynamoDB writes them: `{"S": "text"}`, `{"N": "1"}`.
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
/// Records have sequence numbers that rise by one. Unless said otherwise, they come from table `my-table` in
/// `us-west-2`, whose stream has new and old images, and changed on 16 February 2019.
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
#[derive(Clone, Debug)]
pub struct DynamodbEvent {
    stream_arn: String,
    records: Vec<DynamodbEventRecord>,
    window: Option<EventWindow>,
}

impl Default for DynamodbEvent {
    fn default() -> Self {
        Self {
            stream_arn: stream_arn("my-table"),
            records: Vec::new(),
            window: None,
        }
    }
}

fn stream_arn(table: &str) -> String {
    format!(
        "arn:aws:dynamodb:us-west-2:112233445566:table/{table}/stream/2019-02-16T03:13:09.474"
    )
}

impl DynamodbEvent {
    /// An event without a record.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The table whose stream all records come from, by its name, or the stream by its ARN.
    #[must_use]
    pub fn table(mut self, name_or_stream_arn: &str) -> Self {
        self.stream_arn = if name_or_stream_arn.starts_with("arn:") {
            name_or_stream_arn.to_owned()
        } else {
            stream_arn(name_or_stream_arn)
        };
        self
    }

    /// Adds a record.
    #[must_use]
    pub fn record(mut self, record: DynamodbEventRecord) -> Self {
        self.records.push(record);
        self
    }

    /// Makes it the event of a tumbling window.
    #[must_use]
    pub fn window(mut self, window: EventWindow) -> Self {
        self.window = Some(window);
        self
    }

    /// The sequence number of the record at `index`, counted from 0.
    #[must_use]
    pub fn sequence_number(&self, index: usize) -> String {
        self.records
            .get(index)
            .and_then(|record| record.sequence_number.clone())
            .unwrap_or_else(|| format!("44215840000000000{:09}", index + 1))
    }

    /// The event's JSON, on one line.
    #[must_use]
    pub fn to_json(&self) -> String {
        let records = self.records.iter().enumerate();
        let records: Vec<RecordJson<'_>> = records
            .map(|(index, record)| self.record_json(index, record))
            .collect();
        // Strings, numbers and JSON: serialising them cannot fail.
        let event = EventJson {
            records,
            window: self.window.as_ref().map(|window| WindowJson {
                window,
                event_source_arn: &self.stream_arn,
            }),
        };
        serde_json::to_string(&event).unwrap_or_default()
    }

    fn record_json<'e>(&'e self, index: usize, record: &'e DynamodbEventRecord) -> RecordJson<'e> {
        RecordJson {
            event_id: format!("c4ca4238a0b923820dcc509a6f75{index:04}"),
            event_name: record.event_name,
            event_version: "1.1",
            event_source: "aws:dynamodb",
            aws_region: self.stream_arn.split(':').nth(3).unwrap_or_default(),
            dynamodb: DynamodbJson {
                approximate_creation_date_time: record.created.as_secs(),
                keys: &record.keys,
                new_image: record.new_image.as_ref(),
                old_image: record.old_image.as_ref(),
                sequence_number: self.sequence_number(index),
                size_bytes: record.size(),
                stream_view_type: record.view_type(),
            },
            user_identity: record.is_by_ttl.then_some(IdentityJson {
                r#type: "Service",
                principal_id: "dynamodb.amazonaws.com",
            }),
            event_source_arn: &self.stream_arn,
        }
    }
}

/// The event, with its members in the order in which Lambda sends them.
#[derive(Serialize)]
struct EventJson<'e> {
    #[serde(rename = "Records")]
    records: Vec<RecordJson<'e>>,
    #[serde(flatten)]
    window: Option<WindowJson<'e>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RecordJson<'e> {
    #[serde(rename = "eventID")]
    event_id: String,
    event_name: &'static str,
    event_version: &'static str,
    event_source: &'static str,
    aws_region: &'e str,
    dynamodb: DynamodbJson<'e>,
    #[serde(skip_serializing_if = "Option::is_none")]
    user_identity: Option<IdentityJson>,
    #[serde(rename = "eventSourceARN")]
    event_source_arn: &'e str,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct DynamodbJson<'e> {
    approximate_creation_date_time: u64,
    keys: &'e Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    new_image: Option<&'e Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    old_image: Option<&'e Value>,
    sequence_number: String,
    size_bytes: usize,
    stream_view_type: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct IdentityJson {
    r#type: &'static str,
    principal_id: &'static str,
}

/// One record of a [`DynamodbEvent`].
#[derive(Clone, Debug)]
pub struct DynamodbEventRecord {
    event_name: &'static str,
    keys: Value,
    new_image: Option<Value>,
    old_image: Option<Value>,
    sequence_number: Option<String>,
    is_keys_only: bool,
    is_by_ttl: bool,
    /// Since the Unix epoch.
    created: Duration,
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
            created: Duration::from_millis(1_550_289_189_474),
        }
    }

    /// An item with these key attributes is new.
    #[must_use]
    pub fn insert(keys: Value, new_image: Value) -> Self {
        Self::new("INSERT", keys, None, Some(new_image))
    }

    /// An item with these key attributes is another than before.
    #[must_use]
    pub fn modify(keys: Value, old_image: Value, new_image: Value) -> Self {
        Self::new("MODIFY", keys, Some(old_image), Some(new_image))
    }

    /// An item with these key attributes was removed.
    #[must_use]
    pub fn remove(keys: Value, old_image: Value) -> Self {
        Self::new("REMOVE", keys, Some(old_image), None)
    }

    /// The same record of a stream that has keys only.
    #[must_use]
    pub fn keys_only(mut self) -> Self {
        self.is_keys_only = true;
        self.old_image = None;
        self.new_image = None;
        self
    }

    /// The same record, made by DynamoDB because the item's time to live was over.
    #[must_use]
    pub fn by_ttl(mut self) -> Self {
        self.is_by_ttl = true;
        self
    }

    /// The same record with this sequence number.
    #[must_use]
    pub fn sequence_number(mut self, sequence_number: impl Into<String>) -> Self {
        self.sequence_number = Some(sequence_number.into());
        self
    }

    /// The same record, of a change at this time. A time before 1970 is 1970.
    #[must_use]
    pub fn approximate_creation_date_time(mut self, timestamp: SystemTime) -> Self {
        self.created = timestamp.duration_since(UNIX_EPOCH).unwrap_or_default();
        self
    }

    /// About the bytes that DynamoDB counts: those of the JSON.
    fn size(&self) -> usize {
        [Some(&self.keys), self.old_image.as_ref(), self.new_image.as_ref()]
            .into_iter()
            .flatten()
            .map(|item| item.to_string().len())
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
