//! Records of DynamoDB streams: their fields, and how an event becomes them.

use std::{borrow::Cow, collections::BTreeMap, error::Error, time::Duration};

use serde_core::{Deserialize, de::IgnoredAny};
use serde_json::Value;

use super::attributes;
use crate::{
    FromItem,
    runtime::{
        Batch, DecodeError, Item, Source, Timestamp,
        decode_error::Problem,
        event::Payload,
        items::{
            Deliveries, Encoding, Entry, Failures, Items, Needs, Reader, Sealed, Shape, Words,
            columns, fields, read_items,
        },
    },
};

/// Records of DynamoDB streams, as a [`Source`](crate::Source) of items.
#[derive(Clone, Copy, Debug)]
pub enum Dynamodb {}

/// One change of an item in a DynamoDB table.
///
/// Its fields are [those of the event][1]. The view type of the stream decides which images there are. Keys and
/// images deserialise into your own types, and [`Change`](crate::Change) contains all of them.
///
/// Its data, which `String` and [`Json<T>`](crate::Json) take, is the JSON of the field `dynamodb`. Attributes in it
/// are written as `{"S": "text"}` or `{"N": "1"}`.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::{DecodeError, Dynamodb, DynamodbRecord, testing::{Decoded, DynamodbEvent, DynamodbEventRecord}};
/// use serde_json::json;
///
/// /// In a `jobs!`, below `dynamodb_event "${OrdersStreamArn}";`.
/// fn watch(dynamodb_record: DynamodbRecord<'_>) -> Option<&str> {
///     dynamodb_record.is_insert().then_some(dynamodb_record.keys_json())
/// }
///
/// let insert = DynamodbEventRecord::insert(json!({"id": {"S": "7"}}), json!({"total": {"N": "20"}}));
/// let event = DynamodbEvent::new().record(insert).to_json();
/// let decoded = Decoded::<Dynamodb>::new(&event)?;
/// assert_eq!(watch(decoded.item(0)?), Some(r#"{"id":{"S":"7"}}"#));
/// # Ok::<(), DecodeError>(())
/// ```
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
pub type DynamodbRecord<'a> = Item<'a, Dynamodb>;

/// All records of a batch, in the order of their shard: the default type of `dynamodb_records`.
pub type DynamodbRecords<'a> = Batch<'a, Dynamodb>;

static WORDS: Words = Words {
    item: "record",
    id: "sequence number",
    id_field: "dynamodb.SequenceNumber",
    data: "field `dynamodb`",
    shape: "a DynamoDB event",
    shape_of_item: "a DynamoDB record",
    encoding: Encoding::Text,
};

// As Lambda sends it: https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
columns! {
    DATA, ID, KEYS, NEW_IMAGE, OLD_IMAGE;
    ["eventID" optional EVENT_ID text]
    ["eventName" required EVENT_NAME text_as_before]
    ["eventVersion" = "1.1"]
    ["eventSource" source "aws:dynamodb"]
    ["awsRegion" optional REGION text_as_before]
    ["dynamodb" required DATA {
        ["ApproximateCreationDateTime" optional CREATED number]
        ["Keys" optional KEYS json]
        ["NewImage" optional NEW_IMAGE json]
        ["OldImage" optional OLD_IMAGE json]
        ["SequenceNumber" required ID text]
        ["SizeBytes" optional SIZE number]
        ["StreamViewType" optional VIEW_TYPE text_as_before]
    }]
    // Lambda's page has these names in lower case, DynamoDB's in upper case.
    ["userIdentity" by Reader::optional_object {
        ["type" optional IDENTITY_TYPE text]
        ["principalId" optional PRINCIPAL text]
        ["Type" again IDENTITY_TYPE text]
        ["PrincipalId" again PRINCIPAL text]
    }]
    ["eventSourceARN" required STREAM_ARN text_as_before]
}

/// Returns the sequence number of the change in its stream. An event need not have an id.
fn key(entry: Entry<'_>) -> Option<String> {
    Some(format!("{}/{}", entry.optional(STREAM_ARN)?, entry.id()?))
}

impl Sealed for Dynamodb {}

impl Source for Dynamodb {
    const FAILURES: Failures = Failures::EndTheBatch;
    /// A stream keeps a change for [24 hours][1].
    ///
    /// [1]: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html
    const DELIVERIES: &'static Deliveries = &Deliveries::new("dynamodb", key, 2);

    fn parse<'p>(payload: &Payload<'p>, needs: Needs) -> Result<Items<'p>, DecodeError> {
        let shape = Shape::polled(payload, MEMBERS);
        read_items(payload, &WORDS, &COLUMNS, needs, shape)
    }

    /// Returns the key attributes. Changes of one item stay in order. Attributes in another order are the same key.
    fn order_key(entry: Entry<'_>) -> Option<Cow<'_, str>> {
        let keys = entry.text(KEYS);
        let sorted: Option<BTreeMap<Cow<'_, str>, Value>> = serde_json::from_str(keys).ok();
        let sorted = sorted.and_then(|sorted| serde_json::to_string(&sorted).ok());
        Some(sorted.map_or(Cow::Borrowed(keys), Cow::Owned))
    }
}

impl<'a> Item<'a, Dynamodb> {
    fields! {
        /// Returns what happened to the item: `INSERT`, `MODIFY` or `REMOVE`.
        fn event_name() -> &'a str = text(EVENT_NAME);
    }

    /// Returns `true` if the item is new.
    #[must_use]
    pub fn is_insert(self) -> bool {
        self.event_name() == "INSERT"
    }

    /// Returns `true` if the item existed before and was changed.
    #[must_use]
    pub fn is_modify(self) -> bool {
        self.event_name() == "MODIFY"
    }

    /// Returns `true` if the item was removed.
    #[must_use]
    pub fn is_remove(self) -> bool {
        self.event_name() == "REMOVE"
    }

    /// Returns `true` if DynamoDB removed the item because [its time to live][1] had expired.
    ///
    /// [1]: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-streams.html
    #[must_use]
    pub fn is_ttl_removal(self) -> bool {
        self.is_remove()
            && self.entry().text(IDENTITY_TYPE) == "Service"
            && self.entry().text(PRINCIPAL) == "dynamodb.amazonaws.com"
    }

    /// Returns the record's sequence number, unique in its shard.
    #[must_use]
    pub fn sequence_number(self) -> &'a str {
        self.entry().id().unwrap_or_default()
    }

    fields! {
        /// Returns the event's id, unique for the change.
        fn event_id() -> &'a str = text(EVENT_ID);
        /// Returns the ARN of the table's stream.
        fn stream_arn() -> &'a str = text(STREAM_ARN);
    }

    /// Returns the name of the table.
    #[must_use]
    pub fn table_name(self) -> &'a str {
        self.stream_arn().split('/').nth(1).unwrap_or_default()
    }

    fields! {
        /// Returns the region of the table, such as `us-west-2`.
        fn region() -> &'a str = text(REGION);
        /// Returns the size of keys and images in bytes.
        fn size_bytes() -> Option<u64> = count(SIZE);
        /// Returns which images there are: `KEYS_ONLY`, `NEW_IMAGE`, `OLD_IMAGE` or `NEW_AND_OLD_IMAGES`.
        fn stream_view_type() -> &'a str = text(VIEW_TYPE);
    }

    /// Returns the approximate time of the change, rounded down to a second.
    #[must_use]
    pub fn approximate_creation_date_time(self) -> Option<Timestamp> {
        let seconds = Duration::try_from_secs_f64(self.entry().number(CREATED)?).ok()?;
        Timestamp::after_epoch(seconds)
    }

    fields! {
        /// Returns the JSON of the item's key attributes, such as `{"id":{"S":"1"}}`.
        fn keys_json() -> &'a str = text(KEYS);
        /// Returns the JSON of the item after the change, if there is one and the stream contains it.
        fn new_image_json() -> Option<&'a str> = optional(NEW_IMAGE);
        /// Returns the JSON of the item before the change, if there was one and the stream contains it.
        fn old_image_json() -> Option<&'a str> = optional(OLD_IMAGE);
    }
}

impl<'a> Item<'a, Dynamodb> {
    /// Returns the item's key attributes.
    ///
    /// # Errors
    ///
    /// Returns an error if they do not deserialise into a `T`, or if the event has none.
    pub fn keys<T: Deserialize<'a>>(self) -> Result<T, DecodeError> {
        keys(self.entry(), self.entry().optional(KEYS))
    }

    /// Returns the item after the change, if there is one and the stream contains it.
    ///
    /// # Errors
    ///
    /// Returns an error if it does not deserialise into a `T`.
    pub fn new_image<T: Deserialize<'a>>(self) -> Result<Option<T>, DecodeError> {
        self.attributes("dynamodb.NewImage", self.new_image_json())
    }

    /// Returns the item before the change, if there was one and the stream contains it.
    ///
    /// # Errors
    ///
    /// Returns an error if it does not deserialise into a `T`.
    pub fn old_image<T: Deserialize<'a>>(self) -> Result<Option<T>, DecodeError> {
        self.attributes("dynamodb.OldImage", self.old_image_json())
    }

    fn attributes<T: Deserialize<'a>>(
        self,
        field: &'static str,
        json: Option<&'a str>,
    ) -> Result<Option<T>, DecodeError> {
        attributes::from_field(self.entry(), field, json)
    }
}

/// Deserialises the JSON of key attributes.
pub(crate) fn keys<'de, K: Deserialize<'de>>(
    entry: Entry<'_>,
    json: Option<&'de str>,
) -> Result<K, DecodeError> {
    const FIELD: &str = "dynamodb.Keys";
    let keys = attributes::from_field(entry, FIELD, json)?;
    keys.ok_or_else(|| entry.error(Problem::Field(FIELD, "is missing".into())))
}

/// One change of an item in a DynamoDB table: its keys, and the item before and after, as your own types.
///
/// The view type of the stream decides which images there are. An `INSERT` has no old image, a `REMOVE` has no new one,
/// and a stream with `KEYS_ONLY` has neither. `K` is the type of the key attributes, which are ignored by default.
///
/// A number is exact in the type that it is read into, or an error. Decimals of other crates are read with
/// [`jets::exact`](crate::exact). A `T` with a lifetime borrows text from the event.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::{Dynamodb, Change, DecodeError, testing::{Decoded, DynamodbEvent, DynamodbEventRecord}};
/// use serde::Deserialize;
/// use serde_json::json;
///
/// #[derive(Debug, PartialEq, Deserialize)]
/// struct Order {
///     id: String,
///     total: u32,
/// }
///
/// let keys = json!({"id": {"S": "1"}});
/// let order = json!({"id": {"S": "1"}, "total": {"N": "20"}});
/// let event = DynamodbEvent::new()
///     .record(DynamodbEventRecord::insert(keys, order))
///     .to_json();
///
/// let decoded = Decoded::<Dynamodb>::new(&event)?;
/// let change: Change<Order> = decoded.item(0)?;
/// assert_eq!(change.old_image, None);
/// assert_eq!(change.new_image, Some(Order { id: "1".to_owned(), total: 20 }));
/// # Ok::<(), DecodeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change<T, K = IgnoredAny> {
    /// The item's key attributes.
    pub keys: K,
    /// The item before the change, if there was one and the stream contains it.
    pub old_image: Option<T>,
    /// The item after the change, if there is one and the stream contains it.
    pub new_image: Option<T>,
}

#[diagnostic::do_not_recommend]
impl<'a, T: Deserialize<'a>, K: Deserialize<'a>> FromItem<'a, Dynamodb> for Change<T, K> {
    const NEEDS: Needs = Needs::Data;

    fn from_item(record: DynamodbRecord<'a>) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Self {
            // They deserialise as an empty map if the event has none.
            keys: keys(record.entry(), record.entry().optional(KEYS).or(Some("{}")))?,
            old_image: record.old_image()?,
            new_image: record.new_image()?,
        })
    }
}
