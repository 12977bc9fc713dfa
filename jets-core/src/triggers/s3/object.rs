//! `S3Object`, an object in an event, and `S3`, the marker of its source.

use std::fmt;

use crate::runtime::items::{Column, Encoding, Entry, Items, Words, item_methods};

/// Objects of S3 buckets, as a [`Source`](crate::Source) of items.
#[derive(Clone, Copy, Debug)]
pub enum S3 {}

pub(super) static WORDS: Words = Words {
    item: "object",
    id: "key",
    id_field: "object.key",
    data: "event",
    shape: "an event of S3",
    shape_of_item: "an event of S3",
    encoding: Encoding::Text,
};

/// The columns of an object.
pub(super) static COLUMNS: [Column; 11] = [
    Column::required("detail"),
    Column::required("object.key"),
    Column::required("bucket.name"),
    Column::required("detail-type"),
    Column::optional("object.size"),
    Column::optional("object.etag"),
    Column::optional("object.version-id"),
    Column::optional("object.sequencer"),
    Column::optional("time"),
    Column::optional("region"),
    Column::optional("detail.reason"),
];
pub(super) const EVENT: usize = Items::DATA;
pub(super) const KEY: usize = Items::ID;
pub(super) const BUCKET: usize = 2;
pub(super) const EVENT_NAME: usize = 3;
pub(super) const SIZE: usize = 4;
pub(super) const ETAG: usize = 5;
pub(super) const VERSION_ID: usize = 6;
pub(super) const SEQUENCER: usize = 7;
pub(super) const TIME: usize = 8;
pub(super) const REGION: usize = 9;
pub(super) const REASON: usize = 10;

/// An object in an event.
///
/// It comes from [an EventBridge event][1], which `s3_event` sets up, or from [a notification of the bucket][2] that
/// you have set up yourself, sent to the function directly or through a topic. Its data, which `String` and
/// [`Json<T>`](crate::Json) take, is the JSON of the event's `detail` or of the notification's record.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::{DecodeError, S3Object, testing::{Decoded, S3Event}};
///
/// /// In a `jobs!`, below `s3_event "uploads";`.
/// fn look(s3_object: S3Object<'_>) -> String {
///     format!("{} of {} has {:?} bytes", s3_object.key(), s3_object.bucket(), s3_object.size())
/// }
///
/// let event = S3Event::created("uploads", "a photo.png").size(1024).to_json();
/// let decoded = Decoded::s3(&event)?;
/// assert_eq!(look(decoded.s3_object(0)?), "a photo.png of uploads has Some(1024) bytes");
/// # Ok::<(), DecodeError>(())
/// ```
///
/// [1]: https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
/// [2]: https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
#[derive(Clone, Copy)]
pub struct S3Object<'a> {
    entry: Entry<'a>,
}

item_methods!(S3Object, S3, "JSON of the event's detail");

impl<'a> S3Object<'a> {
    pub(super) fn new(entry: Entry<'a>) -> Self {
        Self { entry }
    }

    /// Returns the object's key, decoded: 1 to 1,024 bytes.
    #[must_use]
    pub fn key(self) -> &'a str {
        self.entry.text(KEY)
    }

    /// Returns the name of the bucket.
    #[must_use]
    pub fn bucket(self) -> &'a str {
        self.entry.text(BUCKET)
    }

    /// Returns the type of the event: `Object Created` from EventBridge, or `ObjectCreated:Put` in a notification.
    #[must_use]
    pub fn event_name(self) -> &'a str {
        self.entry.text(EVENT_NAME)
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

    /// Returns the object's size in bytes, if it still exists.
    #[must_use]
    pub fn size(self) -> Option<u64> {
        let size = self.entry.number(SIZE)?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a count of bytes, which a cast of another number leaves at the nearest that there is"
        )]
        Some(size as u64)
    }

    /// Returns the object's entity tag.
    #[must_use]
    pub fn etag(self) -> Option<&'a str> {
        self.entry.optional(ETAG)
    }

    /// Returns the object's version, if the bucket has versioning.
    #[must_use]
    pub fn version_id(self) -> Option<&'a str> {
        self.entry.optional(VERSION_ID)
    }

    /// Returns a hexadecimal number that orders the events of one key. To compare two, pad the shorter with zeros on
    /// the left, and compare them as text.
    #[must_use]
    pub fn sequencer(self) -> Option<&'a str> {
        self.entry.optional(SEQUENCER)
    }

    /// Returns the time of the event, such as `2019-01-02T12:45:07Z`.
    #[must_use]
    pub fn time(self) -> &'a str {
        self.entry.text(TIME)
    }

    /// Returns the region of the bucket, such as `us-west-2`.
    #[must_use]
    pub fn region(self) -> &'a str {
        self.entry.text(REGION)
    }

    /// Returns what caused the event, such as `PutObject` or `Lifecycle Expiration`. Notifications do not contain it.
    #[must_use]
    pub fn reason(self) -> Option<&'a str> {
        self.entry.optional(REASON)
    }
}

impl fmt::Debug for S3Object<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("S3Object")
            .field("bucket", &self.bucket())
            .field("key", &self.key())
            .field("event_name", &self.event_name())
            .finish_non_exhaustive()
    }
}
