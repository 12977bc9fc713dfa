//! Objects of S3: their fields, and how an event becomes them that came from EventBridge, as a notification, or in a
//! message of SNS.

use self::event_bridge::{
    BUCKET, ETAG, EVENT_NAME, REASON, REGION, SEQUENCER, SIZE, TIME, VERSION_ID,
};
use crate::{
    runtime::{
        DecodeError, Item, Source, Timestamp,
        event::Payload,
        items::{
            Columns, Deliveries, Encoding, Entry, Failures, Items, Needs, Sealed, Shape, Words,
            fields, read_items,
        },
        json::{has_member, string_at},
    },
    triggers::sns::Sns,
};

/// Objects of S3 buckets, as a [`Source`](crate::Source) of items.
#[derive(Clone, Copy, Debug)]
pub enum S3 {}

/// An object in an event.
///
/// It comes from [an EventBridge event][1], which `s3_event` sets up, or from [a notification of the bucket][2] that
/// you have set up yourself, sent to the function directly or through a topic. Its data, which `String` and
/// [`Json<T>`](crate::Json) take, is the JSON of the event's `detail` or of the notification's record.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::{DecodeError, S3, S3Object, testing::{Decoded, S3Event}};
///
/// /// In a `jobs!`, below `s3_event "uploads";`.
/// fn look(s3_object: S3Object<'_>) -> String {
///     format!("{} of {} has {:?} bytes", s3_object.key(), s3_object.bucket(), s3_object.size())
/// }
///
/// let event = S3Event::created("uploads", "a photo.png").size(1024).to_json();
/// let decoded = Decoded::<S3>::new(&event)?;
/// assert_eq!(look(decoded.item(0)?), "a photo.png of uploads has Some(1024) bytes");
/// # Ok::<(), DecodeError>(())
/// ```
///
/// [1]: https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
/// [2]: https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
pub type S3Object<'a> = Item<'a, S3>;

static WORDS: Words = Words {
    item: "object",
    id: "key",
    id_field: "object.key",
    data: "event",
    shape: "an event of S3",
    shape_of_item: "an event of S3",
    encoding: Encoding::Text,
};

/// The members of an [EventBridge event][1], in which the key is not encoded.
///
/// [1]: https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
mod event_bridge {
    use crate::runtime::items::columns;

    columns! {
        DATA, ID, BUCKET, EVENT_NAME, SIZE, ETAG, VERSION_ID, SEQUENCER, TIME, REGION, REASON;
        ["version" skip]
        ["id" skip]
        ["detail-type" required EVENT_NAME text]
        ["source" source "aws.s3"]
        ["account" skip]
        ["time" optional TIME text]
        ["region" optional REGION text]
        ["resources" skip]
        ["detail" required DATA {
            ["version" skip]
            ["bucket" {
                ["name" required BUCKET text]
            }]
            ["object" {
                ["key" required ID text]
                ["size" optional SIZE number]
                ["etag" optional ETAG text]
                ["version-id" optional VERSION_ID text]
                ["sequencer" optional SEQUENCER text]
            }]
            ["request-id" skip]
            ["requester" skip]
            ["source-ip-address" skip]
            ["reason" optional REASON text]
        }]
    }
}

/// The members of a [notification's][1] record, in which the key is form-encoded. The columns are the same.
///
/// [1]: https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
mod notification {
    use crate::runtime::items::columns;

    columns! {
        DATA, ID, BUCKET, EVENT_NAME, SIZE, ETAG, VERSION_ID, SEQUENCER, TIME, REGION, REASON;
        ["eventVersion" skip]
        ["eventSource" source "aws:s3"]
        ["awsRegion" optional REGION text]
        ["eventTime" optional TIME text]
        ["eventName" required EVENT_NAME text]
        ["userIdentity" skip]
        ["requestParameters" skip]
        ["responseElements" skip]
        ["s3" required DATA {
            ["s3SchemaVersion" skip]
            ["configurationId" skip]
            ["bucket" {
                ["name" required BUCKET text]
                ["ownerIdentity" skip]
                ["arn" skip]
            }]
            ["object" {
                ["key" required ID form_encoded]
                ["size" optional SIZE number]
                ["eTag" optional ETAG text]
                ["versionId" optional VERSION_ID text]
                ["sequencer" optional SEQUENCER text]
            }]
        }]
        // Only events of EventBridge have it.
        ["reason" optional REASON text]
    }
}

/// Returns the object, its version, the event, and the sequencer, which orders the events of a key. An event that has
/// none has its time.
fn key(entry: Entry<'_>) -> Option<String> {
    let order = entry.optional(SEQUENCER).or_else(|| entry.optional(TIME))?;
    let version = entry.text(VERSION_ID);
    let (bucket, event) = (entry.text(BUCKET), entry.text(EVENT_NAME));
    Some(format!(
        "{bucket}/{}/{version}/{order}/{event}",
        entry.id()?
    ))
}

impl Sealed for S3 {}

impl Source for S3 {
    const FAILURES: Failures = Failures::FailTheInvocation;
    /// A bucket may notify through a topic, which has the longest time: [23 days][1], and six hours in Lambda.
    ///
    /// [1]: https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
    const DELIVERIES: &'static Deliveries = &Deliveries::new("s3", key, 24);

    /// Reads the objects of an event.
    ///
    /// The test event that S3 sends when notifications are configured has none.
    fn parse<'p>(payload: &Payload<'p>, _: Needs) -> Result<Items<'p>, DecodeError> {
        let text = payload.text()?;
        if !has_member(text, "Records") {
            if string_at(text, "Event").as_deref() == Some("s3:TestEvent") {
                return read(payload, &event_bridge::COLUMNS, Shape::Nothing);
            }
            return read(
                payload,
                &event_bridge::COLUMNS,
                Shape::One(event_bridge::MEMBERS),
            );
        }
        if text.contains("\"Sns\"")
            && let Ok(messages) = Sns::parse(payload, Needs::Data)
        {
            let mut objects = Items::new(&WORDS, "", event_bridge::COLUMNS.all.len());
            for index in 0..messages.len() {
                let message = messages
                    .entry(index)
                    .map_or("", |entry| entry.text(Items::DATA));
                objects.append_copied(&Self::parse(
                    &Payload::new(message.as_bytes()),
                    Needs::Data,
                )?);
            }
            return Ok(objects);
        }
        read(
            payload,
            &notification::COLUMNS,
            Shape::Records(notification::MEMBERS),
        )
    }
}

fn read<'p>(
    payload: &Payload<'p>,
    columns: &'static Columns,
    shape: Shape<'_>,
) -> Result<Items<'p>, DecodeError> {
    read_items(payload, &WORDS, columns, Needs::Metadata, shape)
}

impl<'a> Item<'a, S3> {
    /// Returns the object's key, decoded: 1 to 1,024 bytes.
    #[must_use]
    pub fn key(self) -> &'a str {
        self.id()
    }

    fields! {
        /// Returns the name of the bucket.
        fn bucket() -> &'a str = text(BUCKET);
        /// Returns the type of the event: `Object Created` from EventBridge, or `ObjectCreated:Put` in a notification.
        fn event_name() -> &'a str = text(EVENT_NAME);
    }

    /// Returns `true` if the object was created or replaced.
    #[must_use]
    pub fn is_created(self) -> bool {
        self.event_name() == "Object Created" || self.event_name().starts_with("ObjectCreated:")
    }

    /// Returns `true` if the object was deleted, or hidden by a delete marker.
    #[must_use]
    pub fn is_deleted(self) -> bool {
        self.event_name() == "Object Deleted"
            || self.event_name().starts_with("ObjectRemoved:")
            || self.event_name().starts_with("LifecycleExpiration:")
    }

    fields! {
        /// Returns the object's size in bytes, if it still exists.
        fn size() -> Option<u64> = count(SIZE);
        /// Returns the object's entity tag.
        fn etag() -> Option<&'a str> = optional(ETAG);
        /// Returns the object's version, if the bucket has versioning.
        fn version_id() -> Option<&'a str> = optional(VERSION_ID);
        /// Returns a hexadecimal number that orders the events of one key. To compare two, pad the shorter with zeros on
        /// the left, and compare them as text.
        fn sequencer() -> Option<&'a str> = optional(SEQUENCER);
    }

    /// Returns the time of the event.
    ///
    /// # Errors
    ///
    /// Returns an error if the event has none, or it is not a time.
    pub fn time(self) -> Result<Timestamp, DecodeError> {
        self.entry().time("time", TIME)
    }

    fields! {
        /// Returns the region of the bucket, such as `us-west-2`.
        fn region() -> &'a str = text(REGION);
        /// Returns what caused the event, such as `PutObject` or `Lifecycle Expiration`. Notifications do not contain it.
        fn reason() -> Option<&'a str> = optional(REASON);
    }
}
