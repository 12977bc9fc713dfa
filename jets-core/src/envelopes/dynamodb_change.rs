//! `DynamodbChange<T>`: a change of a table, in a Kinesis stream.

use std::{error::Error, time::Duration};

use serde_core::de::{DeserializeOwned, IgnoredAny};

use super::read_document;
use crate::{
    FromItem, Item, Source, Timestamp,
    runtime::items::{Encoding, Entry, Needs, Reader, Words, columns},
    triggers::dynamodb::{attributes::from_field, keys},
};

/// A change of a DynamoDB table, in [a Kinesis stream that the table sends its changes to][1].
///
/// It has no sequence number of the table's own stream, and no view type: both images are there. Changes may come twice
/// and in another order, which [the time of the change](Self::approximate_creation_date_time) tells. `K` is the type of the
/// key attributes, which are ignored by default. Attributes are read as by [`Change`](crate::Change).
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::{DecodeError, Kinesis, envelopes::DynamodbChange};
/// use jets::testing::{Decoded, DynamodbEvent, DynamodbEventRecord, KinesisEvent};
/// use serde_json::json;
///
/// #[derive(serde::Deserialize)]
/// struct Order {
///     total: u32,
/// }
///
/// let insert = DynamodbEventRecord::insert(json!({"id": {"S": "1"}}), json!({"total": {"N": "20"}}));
/// let change = DynamodbEvent::new().table("orders").record(insert).kinesis_json(0);
/// let event = KinesisEvent::new().text(&change).to_json();
///
/// let decoded = Decoded::<Kinesis>::new(&event)?;
/// let change: DynamodbChange<Order> = decoded.item(0)?;
/// assert_eq!(change.table_name, "orders");
/// assert_eq!(change.new_image.map(|order| order.total), Some(20));
/// # Ok::<(), DecodeError>(())
/// ```
///
/// [1]: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/kds.html
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DynamodbChange<T, K = IgnoredAny> {
    /// The item's key attributes.
    pub keys: K,
    /// The item before the change, if there was one.
    pub old_image: Option<T>,
    /// The item after the change, if there is one.
    pub new_image: Option<T>,
    /// The event's id, unique for the change.
    pub event_id: String,
    /// What happened to the item: `INSERT`, `MODIFY` or `REMOVE`.
    pub event_name: String,
    /// The name of the table.
    pub table_name: String,
    /// The region of the table, such as `us-west-2`.
    pub region: String,
    /// The approximate time of the change, in milliseconds or microseconds, as the table is configured.
    pub approximate_creation_date_time: Option<Timestamp>,
    /// Whether DynamoDB removed the item because its time to live had expired.
    pub is_ttl_removal: bool,
}

static WORDS: Words = Words {
    item: "",
    id: "event id",
    id_field: "eventID",
    data: "the change of DynamoDB",
    shape: "a change of DynamoDB",
    shape_of_item: "a change of DynamoDB",
    encoding: Encoding::Text,
};

columns! {
    DATA, ID;
    ["awsRegion" optional REGION text]
    ["eventID" required ID text]
    ["eventName" required EVENT_NAME text]
    ["userIdentity" by Reader::optional_object {
        ["type" optional IDENTITY_TYPE text]
        ["principalId" optional PRINCIPAL text]
        ["Type" again IDENTITY_TYPE text]
        ["PrincipalId" again PRINCIPAL text]
    }]
    ["recordFormat" skip]
    ["tableName" required TABLE_NAME text]
    ["dynamodb" required DATA {
        ["ApproximateCreationDateTime" optional CREATED number]
        ["Keys" optional KEYS json]
        ["NewImage" optional NEW_IMAGE json]
        ["OldImage" optional OLD_IMAGE json]
        ["SizeBytes" skip]
        ["ApproximateCreationDateTimePrecision" optional PRECISION text]
    }]
    ["eventSource" source "aws:dynamodb"]
}

#[diagnostic::do_not_recommend]
impl<S: Source, T: DeserializeOwned, K: DeserializeOwned> FromItem<'_, S> for DynamodbChange<T, K> {
    const NEEDS: Needs = Needs::Data;

    fn from_item(item: Item<'_, S>) -> Result<Self, Box<dyn Error + Send + Sync>> {
        let items = read_document(item.entry(), &WORDS, &COLUMNS, MEMBERS)?;
        let change = items.first()?;
        let event_name = change.text(EVENT_NAME);
        let image = |field, column| from_field(item.entry(), field, change.optional(column));
        Ok(Self {
            keys: keys(item.entry(), change.optional(KEYS).or(Some("{}")))?,
            old_image: image("dynamodb.OldImage", OLD_IMAGE)?,
            new_image: image("dynamodb.NewImage", NEW_IMAGE)?,
            event_id: change.text(ID).to_owned(),
            event_name: event_name.to_owned(),
            table_name: change.text(TABLE_NAME).to_owned(),
            region: change.text(REGION).to_owned(),
            approximate_creation_date_time: created(change),
            is_ttl_removal: event_name == "REMOVE"
                && change.text(IDENTITY_TYPE) == "Service"
                && change.text(PRINCIPAL) == "dynamodb.amazonaws.com",
        })
    }
}

/// Returns the time of the change. Its precision is in a field that is missing if it is a millisecond.
fn created(change: Entry<'_>) -> Option<Timestamp> {
    let count = change.count(CREATED)?;
    let since = match change.optional(PRECISION) {
        Some("MICROSECOND") => Duration::from_micros(count),
        _ => Duration::from_millis(count),
    };
    Timestamp::after_epoch(since)
}
