//! Checks events of DynamoDB streams, including those of tumbling windows.

use jets::{Change, Dynamodb, DynamodbRecord, testing::Decoded};
use serde_json::Value;

use super::kinesis::check_window;
use crate::expected::{
    Kind::{Json, NeededObject, Number, ObjectOrNull, Source, Text},
    Member,
    Needed::{No, Yes},
    is_window_alone, json, text, text_or_empty,
};

const RECORD: &[Member] = &[
    Member(&["eventID"], Text(No)),
    Member(&["eventName"], Text(Yes)),
    Member(&["eventSource"], Source("aws:dynamodb")),
    Member(&["awsRegion"], Text(No)),
    Member(&["dynamodb"], NeededObject(DYNAMODB)),
    Member(&["userIdentity"], ObjectOrNull(USER_IDENTITY)),
    Member(&["eventSourceARN"], Text(Yes)),
];

const DYNAMODB: &[Member] = &[
    Member(&["ApproximateCreationDateTime"], Number(No)),
    Member(&["Keys"], Json(No)),
    Member(&["NewImage"], Json(No)),
    Member(&["OldImage"], Json(No)),
    Member(&["SequenceNumber"], Text(Yes)),
    Member(&["SizeBytes"], Number(No)),
    Member(&["StreamViewType"], Text(No)),
];

const USER_IDENTITY: &[Member] = &[
    Member(&["type", "Type"], Text(No)),
    Member(&["principalId", "PrincipalId"], Text(No)),
];

pub fn dynamodb(bytes: &[u8]) {
    super::check::<Dynamodb>(
        bytes,
        |event| Ok(is_window_alone(event) || super::are_taken(event, RECORD, RECORD)?),
        check,
        "taking_job.dynamodb",
    );
}

fn check(decoded: &Decoded<'_, Dynamodb>, event: &Value) {
    check_window(&decoded.window::<Value>(), event);
    let records: Vec<DynamodbRecord<'_>> = decoded.batch().expect("records");
    assert_eq!(records.len(), super::len(event));
    for record in records {
        let expected = super::record(event, record.index());
        assert_eq!(Some(record.event_name()), text(expected, "/eventName"));
        assert_eq!(record.event_id(), text_or_empty(expected, "/eventID"));
        assert_eq!(Some(record.stream_arn()), text(expected, "/eventSourceARN"));
        assert_eq!(
            Some(record.sequence_number()),
            text(expected, "/dynamodb/SequenceNumber")
        );
        assert_eq!(record.region(), text_or_empty(expected, "/awsRegion"));
        assert_eq!(
            record.stream_view_type(),
            text_or_empty(expected, "/dynamodb/StreamViewType")
        );
        assert_eq!(
            parsed(Some(record.keys_json()).filter(|keys| !keys.is_empty())).as_ref(),
            json(expected, "/dynamodb/Keys")
        );
        assert_eq!(
            parsed(record.new_image_json()).as_ref(),
            json(expected, "/dynamodb/NewImage")
        );
        assert_eq!(
            parsed(record.old_image_json()).as_ref(),
            json(expected, "/dynamodb/OldImage")
        );
        assert_eq!(
            record.json::<Value>().as_ref().ok(),
            expected.get("dynamodb")
        );
        assert_eq!(
            record.size_bytes().is_some(),
            expected["dynamodb"]["SizeBytes"].is_number()
        );
        _ = (
            record.approximate_creation_date_time(),
            record.table_name(),
            record.is_ttl_removal(),
        );
        super::print(&record.keys::<Value>());
        super::print(&record.new_image::<Value>());
        let change = decoded.item::<Change<Value>>(record.index());
        super::print(&change);
    }
}

fn parsed(json: Option<&str>) -> Option<Value> {
    Some(serde_json::from_str(json?).expect("JSON"))
}
