//! Checks events of S3: from EventBridge, as a notification, and in a message of SNS.

use jets::{S3, S3Object, testing::Decoded};
use percent_encoding::percent_decode_str;
use serde_json::Value;

use super::{sns, unique_keys};
use crate::expected::{
    Kind::{NeededObject, Number, Object, Source, Text},
    Member,
    Needed::{No, Yes},
    Undecided, are_taken, is_taken, text, text_or_empty,
};

const OF_EVENT_BRIDGE: &[Member] = &[
    Member(&["detail-type"], Text(Yes)),
    Member(&["source"], Source("aws.s3")),
    Member(&["time"], Text(No)),
    Member(&["region"], Text(No)),
    Member(&["detail"], NeededObject(DETAIL)),
];

const DETAIL: &[Member] = &[
    Member(&["bucket"], Object(BUCKET)),
    Member(&["object"], Object(OBJECT_OF_EVENT_BRIDGE)),
    Member(&["reason"], Text(No)),
];

const BUCKET: &[Member] = &[Member(&["name"], Text(Yes))];

const OBJECT_OF_EVENT_BRIDGE: &[Member] = &[
    Member(&["key"], Text(Yes)),
    Member(&["size"], Number(No)),
    Member(&["etag"], Text(No)),
    Member(&["version-id"], Text(No)),
    Member(&["sequencer"], Text(No)),
];

const RECORD: &[Member] = &[
    Member(&["eventSource"], Source("aws:s3")),
    Member(&["awsRegion"], Text(No)),
    Member(&["eventTime"], Text(No)),
    Member(&["eventName"], Text(Yes)),
    Member(&["s3"], NeededObject(S3_OF_RECORD)),
];

const S3_OF_RECORD: &[Member] = &[
    Member(&["bucket"], Object(BUCKET)),
    Member(&["object"], Object(OBJECT)),
];

const OBJECT: &[Member] = &[
    Member(&["key"], Text(Yes)),
    Member(&["size"], Number(No)),
    Member(&["eTag"], Text(No)),
    Member(&["versionId"], Text(No)),
    Member(&["sequencer"], Text(No)),
];

/// The kinds of S3 events.
enum Event<'a> {
    OfEventBridge(&'a Value),
    Notification(&'a Value),
    /// Events in messages of SNS.
    InMessages(Vec<Value>),
    /// The test event that S3 sends when notifications are configured.
    Test,
}

pub fn s3(bytes: &[u8]) {
    super::check::<S3>(bytes, are_objects_taken, check, "taking_job.s3");
}

fn read(event: &Value) -> Result<Event<'_>, Undecided> {
    if event.get("Records").is_none() {
        let is_test = event
            .get("Event")
            .is_some_and(|kind| kind == "s3:TestEvent");
        return Ok(if is_test {
            Event::Test
        } else {
            Event::OfEventBridge(event)
        });
    }
    let records = event["Records"].as_array();
    if records
        .into_iter()
        .flatten()
        .any(|record| record.get("Sns").is_some())
        && are_taken(event, sns::RECORD_OF_TEXTS)?
    {
        let messages = records.into_iter().flatten().map(|record| {
            let message = text_or_empty(record, "/Sns/Message");
            // If the text is not JSON or has a key twice, a value cannot express it.
            let says_once = unique_keys::are_in(message.as_bytes());
            let message = says_once.then(|| serde_json::from_str(message));
            message.and_then(Result::ok).ok_or(Undecided)
        });
        return messages.collect::<Result<_, _>>().map(Event::InMessages);
    }
    Ok(Event::Notification(event))
}

fn are_objects_taken(event: &Value) -> Result<bool, Undecided> {
    Ok(match read(event)? {
        Event::OfEventBridge(event) => is_taken(event, OF_EVENT_BRIDGE)?,
        Event::Notification(event) => {
            let records = event["Records"].as_array();
            let mut keys = records
                .into_iter()
                .flatten()
                .map(|record| text(record, "/s3/object/key"));
            are_taken(event, RECORD)?
                && keys.all(|key| key.is_none_or(|key| key_of_form(key).is_some()))
        }
        Event::InMessages(messages) => {
            for message in &messages {
                if !are_objects_taken(message)? {
                    return Ok(false);
                }
            }
            true
        }
        Event::Test => true,
    })
}

/// Decodes a form-encoded key. Returns `None` if it is not form-encoded.
fn key_of_form(key: &str) -> Option<String> {
    let mut behind = key.split('%').skip(1);
    let is_encoded = |digits: &str| {
        let digits = digits.as_bytes().get(..2);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    let spaced = key.replace('+', " ");
    let decoded = percent_decode_str(&spaced).decode_utf8().ok();
    decoded.filter(|_| behind.all(is_encoded)).map(Into::into)
}

fn check(decoded: &Decoded<'_, S3>, event: &Value) {
    match read(event) {
        Ok(Event::OfEventBridge(event)) => {
            let object: S3Object<'_> = decoded.item(0).expect("an object");
            let detail = &event["detail"];
            assert_eq!(Some(object.event_name()), text(event, "/detail-type"));
            super::check_time(object.time(), text(event, "/time"));
            assert_eq!(object.region(), text_or_empty(event, "/region"));
            assert_eq!(object.reason(), text(detail, "/reason"));
            assert_eq!(Some(object.key()), text(detail, "/object/key"));
            assert_eq!(object.etag(), text(detail, "/object/etag"));
            assert_eq!(object.version_id(), text(detail, "/object/version-id"));
            check_both(object, detail);
        }
        Ok(Event::Notification(event)) => {
            for index in 0..super::len(event) {
                let object: S3Object<'_> = decoded.item(index).expect("an object");
                let record = super::record(event, index);
                assert_eq!(Some(object.event_name()), text(record, "/eventName"));
                super::check_time(object.time(), text(record, "/eventTime"));
                assert_eq!(object.region(), text_or_empty(record, "/awsRegion"));
                let key = text(record, "/s3/object/key").and_then(key_of_form);
                assert_eq!(Some(object.key()), key.as_deref());
                assert_eq!(object.etag(), text(record, "/s3/object/eTag"));
                assert_eq!(object.version_id(), text(record, "/s3/object/versionId"));
                check_both(object, &record["s3"]);
            }
        }
        Ok(Event::InMessages(_) | Event::Test) | Err(Undecided) => {
            super::print(&decoded.item::<S3Object<'_>>(0));
        }
    }
}

/// Checks the members that are in the same place in both forms.
fn check_both(object: S3Object<'_>, s3: &Value) {
    assert_eq!(Some(object.bucket()), text(s3, "/bucket/name"));
    assert_eq!(object.sequencer(), text(s3, "/object/sequencer"));
    assert_eq!(object.size().is_some(), s3["object"]["size"].is_number());
    assert_eq!(object.json::<Value>().as_ref().ok(), Some(s3));
    assert!(!(object.is_created() && object.is_deleted()));
}
