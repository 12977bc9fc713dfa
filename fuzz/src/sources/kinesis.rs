//! Checks events of Kinesis, including those of tumbling windows.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use jets::{DecodeError, Kinesis, KinesisRecord, Timestamp, Window, testing::Decoded};
use serde::Deserialize;
use serde_json::Value;

use crate::expected::{
    Kind::{Number, Object, Source, Text},
    Member,
    Needed::{No, Yes},
    Undecided, is_window_alone, text, text_or_empty,
};

const RECORD: &[Member] = &[
    Member(&["kinesis"], Object(KINESIS)),
    Member(&["eventSource"], Source("aws:kinesis")),
    Member(&["eventID"], Text(Yes)),
    Member(&["eventSourceARN"], Text(Yes)),
    Member(&["awsRegion"], Text(No)),
    Member(&["invokeIdentityArn"], Text(No)),
];

const KINESIS: &[Member] = &[
    Member(&["data"], Text(Yes)),
    Member(&["sequenceNumber"], Text(Yes)),
    Member(&["partitionKey"], Text(No)),
    Member(&["encryptionType"], Text(No)),
    Member(&["approximateArrivalTimestamp"], Number(Yes)),
];

/// The members of a record from a pipe.
const PIPE: &[Member] = &[
    Member(&["data"], Text(Yes)),
    Member(&["sequenceNumber"], Text(Yes)),
    Member(&["partitionKey"], Text(No)),
    Member(&["encryptionType"], Text(No)),
    Member(&["approximateArrivalTimestamp"], Number(Yes)),
    Member(&["eventSource"], Source("aws:kinesis")),
    Member(&["eventID"], Text(Yes)),
    Member(&["eventSourceARN"], Text(Yes)),
    Member(&["awsRegion"], Text(No)),
    Member(&["invokeIdentityArn"], Text(No)),
];

pub fn kinesis(bytes: &[u8]) {
    super::check::<Kinesis>(bytes, is_taken, check, "taking_job.kinesis");
}

fn is_taken(event: &Value) -> Result<bool, Undecided> {
    /// The start of the year 10000 in Unix seconds.
    const YEAR_10000: f64 = 253_402_300_800.0;
    let records = super::records(event).as_array();
    let mut times = records.into_iter().flatten().map(|record| {
        let time = &inner(event, record)["approximateArrivalTimestamp"];
        time.as_f64()
            .is_none_or(|time| (0.0..YEAR_10000).contains(&time))
    });
    let are_taken = super::are_taken(event, RECORD, PIPE)?;
    Ok(is_window_alone(event) || are_taken && times.all(|is_in_range| is_in_range))
}

/// Returns the object with the data, which is the record itself if a pipe sends it.
fn inner<'a>(event: &Value, record: &'a Value) -> &'a Value {
    if event.is_array() {
        record
    } else {
        &record["kinesis"]
    }
}

fn check(decoded: &Decoded<'_, Kinesis>, event: &Value) {
    check_window(&decoded.window::<Value>(), event);
    let records: Vec<KinesisRecord<'_>> = decoded.batch().expect("records");
    assert_eq!(records.len(), super::len(event));
    for record in records {
        let expected = super::record(event, record.index());
        let inner = inner(event, expected);
        assert_eq!(
            Some(record.sequence_number()),
            text(inner, "/sequenceNumber")
        );
        assert_eq!(
            record.partition_key(),
            text_or_empty(inner, "/partitionKey")
        );
        assert_eq!(record.encryption_type(), text(inner, "/encryptionType"));
        assert_eq!(Some(record.event_id()), text(expected, "/eventID"));
        assert_eq!(Some(record.stream_arn()), text(expected, "/eventSourceARN"));
        assert_eq!(record.region(), text_or_empty(expected, "/awsRegion"));
        assert_eq!(
            record.invoke_identity_arn(),
            text_or_empty(expected, "/invokeIdentityArn")
        );
        assert_eq!(
            (record.sub_sequence_number(), record.explicit_hash_key()),
            (None, None)
        );
        assert!(record.event_id().starts_with(record.shard_id()));
        _ = record.approximate_arrival_timestamp();
        let data = BASE64_STANDARD.decode(text_or_empty(inner, "/data"));
        super::print(&record.data());
        assert_eq!(record.data().ok(), data.as_deref().ok());
        super::print(&record.text());
        assert_eq!(
            record.text().ok(),
            data.as_deref()
                .ok()
                .and_then(|data| str::from_utf8(data).ok())
        );
        super::print(&record.json::<Value>());
    }
}

/// The members that Lambda sends with the records of a window.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ExpectedWindow {
    window: Bounds,
    shard_id: String,
    #[serde(rename = "eventSourceARN")]
    stream_arn: Option<String>,
    is_final_invoke_for_window: Option<bool>,
    is_window_terminated_early: Option<bool>,
}

#[derive(Deserialize)]
struct Bounds {
    start: Timestamp,
    end: Timestamp,
}

pub(super) fn check_window(window: &Result<Window<Value>, DecodeError>, event: &Value) {
    super::print(window);
    match (window, ExpectedWindow::deserialize(event)) {
        (Ok(window), Ok(expected)) => {
            assert_eq!(
                (window.start(), window.end()),
                (expected.window.start, expected.window.end)
            );
            assert_eq!(window.shard_id(), expected.shard_id);
            assert_eq!(window.stream_arn(), expected.stream_arn.unwrap_or_default());
            assert_eq!(
                window.is_final(),
                expected.is_final_invoke_for_window.unwrap_or_default()
            );
            assert_eq!(
                window.is_terminated_early(),
                expected.is_window_terminated_early.unwrap_or_default()
            );
            let is_first = event["state"]
                .as_object()
                .is_some_and(serde_json::Map::is_empty);
            let state = if is_first {
                &Value::Null
            } else {
                &event["state"]
            };
            assert_eq!(&window.state, state);
        }
        (window, expected) => assert_eq!(window.is_ok(), expected.is_ok(), "{event}: {window:?}"),
    }
}
