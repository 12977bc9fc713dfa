//! Reads a DynamoDB event in one pass, [as Lambda sends it][1].
//!
//! [1]: https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html

use super::record::{
    ALWAYS, CHANGE, COLUMNS, CREATED, EVENT_ID, EVENT_NAME, IDENTITY_TYPE, KEYS, NEW_IMAGE,
    OLD_IMAGE, PRINCIPAL, REGION, SEQUENCE_NUMBER, SIZE, STREAM_ARN, VIEW_TYPE, WORDS,
};
use crate::runtime::{
    DecodeError,
    event::Payload,
    items::{Items, Member, Needs, member, read_records},
};

/// Reads the records of an event. Reads only what is needed to call the function and report
/// failures.
pub(super) fn read<'p>(payload: &Payload<'p>, needs: Needs) -> Result<Items<'p>, DecodeError> {
    read_records(payload, &WORDS, &COLUMNS, ALWAYS, needs, &RECORD)
}

/// The members of a record, in the order in which Lambda sends them.
static RECORD: [Member; 8] = [
    member!("eventID", |reader| reader.text(EVENT_ID)),
    member!("eventName", |reader| reader.text_as_before(EVENT_NAME)),
    member!("eventVersion" = "1.1", |reader| reader.skip()),
    member!("eventSource" = "aws:dynamodb", |reader| reader
        .source("eventSource", "aws:dynamodb")),
    member!("awsRegion", |reader| reader.text_as_before(REGION)),
    member!("dynamodb", |reader| reader
        .object_with_json(CHANGE, "dynamodb", &DYNAMODB)),
    member!("userIdentity", |reader| reader
        .optional_object("userIdentity", &USER_IDENTITY)),
    member!("eventSourceARN", |reader| reader.text_as_before(STREAM_ARN)),
];

static DYNAMODB: [Member; 7] = [
    member!("ApproximateCreationDateTime", |reader| reader
        .number(CREATED)),
    member!("Keys", |reader| reader.json(KEYS)),
    member!("NewImage", |reader| reader.json(NEW_IMAGE)),
    member!("OldImage", |reader| reader.json(OLD_IMAGE)),
    member!("SequenceNumber", |reader| reader.text(SEQUENCE_NUMBER)),
    member!("SizeBytes", |reader| reader.number(SIZE)),
    member!("StreamViewType", |reader| reader.text_as_before(VIEW_TYPE)),
];

/// Lambda's page has these names in lower case, DynamoDB's in upper case.
static USER_IDENTITY: [Member; 4] = [
    member!("type", |reader| reader.text(IDENTITY_TYPE)),
    member!("principalId", |reader| reader.text(PRINCIPAL)),
    member!("Type", |reader| reader.text(IDENTITY_TYPE)),
    member!("PrincipalId", |reader| reader.text(PRINCIPAL)),
];
