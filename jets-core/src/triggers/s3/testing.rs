//! Builds S3 events for tests.
//!
//! What makes JSON is inlined, so that it is compiled only for programs that use it.

use crate::{
    Timestamp,
    triggers::{rule::EventBridgeEvent, testing::setters},
    value::{Map, Value, map},
};

/// Builds an S3 event, by default [as EventBridge sends it][1].
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::{DecodeError, S3, S3Object, testing::{Decoded, S3Event}};
///
/// let event = S3Event::created("uploads", "images/a b.png").size(1024).to_json();
/// let decoded = Decoded::<S3>::new(&event)?;
/// let object: S3Object<'_> = decoded.item(0)?;
/// assert_eq!(object.key(), "images/a b.png");
/// # Ok::<(), DecodeError>(())
/// ```
///
/// By default, the object has 5 bytes, and the event is from `us-west-2` on 16 February 2019.
///
/// [1]: https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
#[must_use]
#[derive(Clone, Debug)]
pub struct S3Event {
    detail_type: String,
    event_name: String,
    bucket: String,
    key: String,
    size: u64,
    version_id: Option<String>,
}

const ETAG: &str = "b1946ac92492d2347c6235b4d2611184";
const SEQUENCER: &str = "00617F08299329D189";

impl S3Event {
    /// Creates the event of an object with this key that was created in this bucket.
    pub fn created(bucket: impl Into<String>, key: impl Into<String>) -> Self {
        Self::new("Object Created", "ObjectCreated:Put", bucket, key)
    }

    /// Creates the event of an object with this key that was deleted from this bucket.
    pub fn deleted(bucket: impl Into<String>, key: impl Into<String>) -> Self {
        Self::new("Object Deleted", "ObjectRemoved:Delete", bucket, key)
    }

    fn new(
        detail_type: &str,
        event_name: &str,
        bucket: impl Into<String>,
        key: impl Into<String>,
    ) -> Self {
        Self {
            detail_type: detail_type.to_owned(),
            event_name: event_name.to_owned(),
            bucket: bucket.into(),
            key: key.into(),
            size: 5,
            version_id: None,
        }
    }

    setters! {
        /// Returns the same event with an object of this size in bytes.
        fn size(size: u64) = size: size;
        /// Returns the same event with this version of the object.
        fn version_id(version_id: impl Into<String>) = version_id: Some(version_id.into());
    }

    /// Returns the event's JSON as EventBridge sends it, on one line.
    #[must_use]
    #[inline]
    pub fn to_json(&self) -> String {
        self.event().to_json()
    }

    /// Returns the event as EventBridge sends it, to match patterns against.
    #[must_use]
    #[inline]
    pub fn to_value(&self) -> serde_json::Value {
        self.event().to_value()
    }

    /// Returns the event of EventBridge, with the members of its detail in their order.
    #[inline]
    fn event(&self) -> EventBridgeEvent {
        let detail = map! {
            "version" => "0",
            "bucket" => map! { "name" => self.bucket },
            "object" => self.object(&self.key, "etag", "version-id"),
            "request-id" => "N4N7GDK58NMKJ12R",
            "requester" => "112233445566",
            "source-ip-address" => "1.2.3.4",
            "reason" => "PutObject",
        };
        EventBridgeEvent::new("aws.s3", &self.detail_type)
            .id("17793124-05d4-b198-2fde-7ededc63b103")
            .resource(self.arn())
            .with_detail(detail)
    }

    fn arn(&self) -> String {
        format!("arn:aws:s3:::{}", self.bucket)
    }

    /// Returns the object. Its fields have other names in notifications.
    #[inline]
    fn object(&self, key: &str, e_tag: &str, version_id: &str) -> Map {
        map! {
            "key" => key,
            "size" => self.size,
            e_tag => ETAG,
            version_id => self.version_id,
            "sequencer" => SEQUENCER,
        }
    }

    /// Returns the event's JSON as a notification of the bucket, on one line. Its key is encoded.
    ///
    /// Pass it to [`SnsEvent::text`](crate::testing::SnsEvent::text) for a notification that comes through a topic.
    #[must_use]
    #[inline]
    pub fn to_notification_json(&self) -> String {
        let principal = |id: &str| map! { "principalId" => id };
        let record = map! {
            "eventVersion" => "2.1",
            "eventSource" => "aws:s3",
            "awsRegion" => "us-west-2",
            "eventTime" => format!("{:.0}", Timestamp::of_test_events()),
            "eventName" => self.event_name,
            "userIdentity" => principal("AWS:AIDAINPONIXQXHT3IKHL2"),
            "requestParameters" => map! { "sourceIPAddress" => "1.2.3.4" },
            "responseElements" => map! {
                "x-amz-request-id" => "D82B88E5F771F645",
                "x-amz-id-2" => "vlR7PnpV2Ce81l0PRw6jlUpck7Jo5ZsQjryTjKlc5aLWGVHPZLj5NeC6qMa0emYB",
            },
            "s3" => map! {
                "s3SchemaVersion" => "1.0",
                "configurationId" => "828aa6fc-f7b5-4305-8584-487c791949c1",
                "bucket" => map! {
                    "name" => self.bucket,
                    "ownerIdentity" => principal("A3I5XTEXAMAI3E"),
                    "arn" => self.arn(),
                },
                "object" => self.object(&form_encoded(&self.key), "eTag", "versionId"),
            },
        };
        Value::Object(map! { "Records" => vec![record] }).to_string()
    }
}

crate::runtime::as_payload::payload_of_test!(S3Event);

/// Encodes a key as S3 does in notifications.
fn form_encoded(key: &str) -> String {
    use std::fmt::Write as _;
    let mut encoded = String::new();
    for byte in key.bytes() {
        match byte {
            b' ' => encoded.push('+'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'*' | b'/' => {
                encoded.push(char::from(byte));
            }
            // Writing to a string cannot fail.
            _ => _ = write!(encoded, "%{byte:02X}"),
        }
    }
    encoded
}
