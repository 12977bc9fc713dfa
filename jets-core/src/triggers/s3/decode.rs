//! Reads an event of S3 that came from EventBridge, as a notification, or in a message of SNS.

use super::object::{
    BUCKET, COLUMNS, ETAG, EVENT, EVENT_NAME, KEY, REASON, REGION, SEQUENCER, SIZE, TIME,
    VERSION_ID, WORDS,
};
use crate::{
    runtime::{
        DecodeError,
        event::Payload,
        items::{Items, Member, Needs, Shape, member, read_items},
        json::has_member,
    },
    triggers::sns,
};

/// Reads the objects of an event.
///
/// The test event that S3 sends when notifications are configured has none.
pub(super) fn read<'p>(payload: &Payload<'p>) -> Result<Items<'p>, DecodeError> {
    let text = payload.text()?;
    if !has_member(text, "Records") {
        if has_member(text, "Event") && !has_member(text, "detail") {
            return read_with(payload, Shape::Nothing);
        }
        return read_with(payload, Shape::One(&EVENT_OF_EVENT_BRIDGE));
    }
    if text.contains("\"Sns\"")
        && let Ok(messages) = sns::read(payload, Needs::Data)
    {
        let mut objects = Items::new(&WORDS, "", COLUMNS.len());
        for message in sns::texts(&messages) {
            objects.append_copied(&read(&Payload::new(message.as_bytes()))?);
        }
        return Ok(objects);
    }
    read_with(payload, Shape::Records(&RECORD))
}

fn read_with<'p>(payload: &Payload<'p>, shape: Shape<'_>) -> Result<Items<'p>, DecodeError> {
    read_items(
        payload,
        &WORDS,
        &COLUMNS,
        COLUMNS.len(),
        Needs::Metadata,
        shape,
    )
}

/// The members of an [EventBridge event][1], in which the key is not encoded.
///
/// [1]: https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
static EVENT_OF_EVENT_BRIDGE: [Member; 5] = [
    member!("detail-type", |reader| reader.text(EVENT_NAME)),
    member!("source", |reader| reader.source("source", "aws.s3")),
    member!("time", |reader| reader.text(TIME)),
    member!("region", |reader| reader.text(REGION)),
    member!("detail", |reader| reader
        .object_with_json(EVENT, "detail", &DETAIL)),
];

static DETAIL: [Member; 3] = [
    member!("bucket", |reader| reader.object_of("bucket", &NAME)),
    member!("object", |reader| reader
        .object_of("object", &OBJECT_OF_EVENT_BRIDGE)),
    member!("reason", |reader| reader.text(REASON)),
];

static NAME: [Member; 1] = [member!("name", |reader| reader.text(BUCKET))];

static OBJECT_OF_EVENT_BRIDGE: [Member; 5] = [
    member!("key", |reader| reader.text(KEY)),
    member!("size", |reader| reader.number(SIZE)),
    member!("etag", |reader| reader.text(ETAG)),
    member!("version-id", |reader| reader.text(VERSION_ID)),
    member!("sequencer", |reader| reader.text(SEQUENCER)),
];

/// The members of a [notification's][1] record, in which the key is form-encoded.
///
/// [1]: https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
static RECORD: [Member; 5] = [
    member!("eventSource" = "aws:s3", |reader| reader
        .source("eventSource", "aws:s3")),
    member!("awsRegion", |reader| reader.text(REGION)),
    member!("eventTime", |reader| reader.text(TIME)),
    member!("eventName", |reader| reader.text(EVENT_NAME)),
    member!("s3", |reader| reader.object_with_json(EVENT, "s3", &S3)),
];

static S3: [Member; 2] = [
    member!("bucket", |reader| reader.object_of("bucket", &NAME)),
    member!("object", |reader| reader.object_of("object", &OBJECT)),
];

static OBJECT: [Member; 5] = [
    member!("key", |reader| reader.form_encoded(KEY)),
    member!("size", |reader| reader.number(SIZE)),
    member!("eTag", |reader| reader.text(ETAG)),
    member!("versionId", |reader| reader.text(VERSION_ID)),
    member!("sequencer", |reader| reader.text(SEQUENCER)),
];
