//! Tests that decoding any bytes does not panic, and gives the same as a plain reading of the JSON.

#![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]

use base64::{Engine as _, prelude::BASE64_STANDARD};
use jets::{
    Event, Kinesis, KinesisData,
    testing::{Decoded, KinesisEvent, KinesisEventRecord},
};
use proptest::{
    collection::vec,
    prelude::*,
    sample::{Index, select},
};
use serde_json::Value;

/// Decodes `payload`. If that works, checks every field against `serde_json`'s reading.
fn check(payload: &[u8]) -> Result<(), TestCaseError> {
    let Ok(decoded) = Decoded::<Kinesis>::new(payload) else {
        return Ok(());
    };
    let value: Value = serde_json::from_slice(payload).map_err(|error| {
        TestCaseError::fail(format!("decoded what serde_json does not: {error}"))
    })?;
    let event: Event<'_> = decoded
        .event()
        .map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert_eq!(event.value(), &value);
    let Ok(data) = decoded.batch::<KinesisData<'_>>() else {
        return Ok(());
    };
    // A pipe sends only the list.
    let records = if value.is_array() {
        &value
    } else {
        &value["Records"]
    };
    prop_assert_eq!(Some(data.len()), records.as_array().map(Vec::len));
    for record in data {
        let expected = &records[record.index()];
        let base64 = expected["kinesis"]["data"].as_str().unwrap_or_default();
        let decoded = record.data().map_err(|error| error.to_string());
        prop_assert_eq!(
            decoded.ok().map(<[u8]>::to_vec),
            BASE64_STANDARD.decode(base64).ok()
        );
        let partition_key = expected["kinesis"]["partitionKey"].as_str();
        prop_assert_eq!(record.partition_key(), partition_key.unwrap_or_default());
        prop_assert_eq!(
            record.sequence_number(),
            &expected["kinesis"]["sequenceNumber"]
        );
        prop_assert_eq!(record.event_id(), &expected["eventID"]);
        prop_assert_eq!(record.stream_arn(), &expected["eventSourceARN"]);
    }
    Ok(())
}

fn record() -> impl Strategy<Value = KinesisEventRecord> {
    (
        vec(any::<u8>(), 0..64),
        ".{0,16}",
        ".{0,16}",
        proptest::option::of(".{0,8}"),
    )
        .prop_map(|(data, partition_key, sequence_number, encryption_type)| {
            let record = KinesisEventRecord::bytes(&data)
                .partition_key(partition_key)
                .sequence_number(sequence_number);
            match encryption_type {
                Some(encryption_type) => record.encryption_type(encryption_type),
                None => record,
            }
        })
}

fn event() -> impl Strategy<Value = String> {
    vec(record(), 0..4).prop_map(|records| {
        records
            .into_iter()
            .fold(KinesisEvent::new(), KinesisEvent::record)
            .to_json()
    })
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::hash_map(
                prop_oneof![".{0,8}", "Records|kinesis|data|eventID|eventSource"],
                inner,
                0..4
            )
            .prop_map(|fields| fields.into_iter().collect::<Value>()),
        ]
    })
}

/// Pieces of JSON, some of which a value cannot contain.
const TOKENS: &[&str] = &[
    "[",
    "]",
    "{",
    "}",
    "\"a\":",
    "\"\\ud83d\\ude80\":",
    ",",
    "null",
    "true",
    "1",
    "-0.5e-7",
    "1e999",
    "01",
    "-",
    "\"\"",
    "\"\\u00e9\\n\"",
    "\"\\ud800\"",
    "\"\\q\"",
    "\"\u{1}\"",
    " ",
];

proptest! {
    #[test]
    fn any_bytes(payload in vec(any::<u8>(), 0..256)) {
        check(&payload)?;
    }

    #[test]
    fn any_event(event in event()) {
        prop_assert!(Decoded::<Kinesis>::new(&event).is_ok());
        check(event.as_bytes())?;
    }

    #[test]
    fn an_event_with_bytes_changed(
        event in event(),
        changes in vec((any::<Index>(), any::<u8>()), 1..4),
    ) {
        let mut payload = event.into_bytes();
        for (at, byte) in changes {
            let at = at.index(payload.len());
            payload[at] = byte;
        }
        check(&payload)?;
    }

    #[test]
    fn an_event_with_a_piece_cut_out_or_doubled(
        event in event(),
        (from, to) in (any::<Index>(), any::<Index>()),
        doubled in any::<bool>(),
    ) {
        let bytes = event.as_bytes();
        let (from, to) = (from.index(bytes.len()), to.index(bytes.len()));
        let (from, to) = (from.min(to), from.max(to));
        let payload = if doubled {
            [&bytes[..to], &bytes[from..]].concat()
        } else {
            [&bytes[..from], &bytes[to..]].concat()
        };
        check(&payload)?;
    }

    #[test]
    fn any_json(payload in json()) {
        check(payload.to_string().as_bytes())?;
    }

    #[test]
    fn any_json_in_the_place_of_any_field(event in event(), at in any::<Index>(), json in json()) {
        let mut payload: Value = serde_json::from_str(&event)?;
        if let Some(record) = payload["Records"].as_array_mut().and_then(|records| records.first_mut()) {
            let path: [&str; 7] = ["/kinesis", "/kinesis/data", "/kinesis/partitionKey",
                "/kinesis/approximateArrivalTimestamp", "/eventSource", "/eventVersion", "/eventID"];
            if let Some(field) = record.pointer_mut(path[at.index(path.len())]) {
                *field = json;
            }
        }
        check(payload.to_string().as_bytes())?;
    }

    #[test]
    fn a_skipped_field_is_json_or_an_error(tokens in vec(select(TOKENS), 1..6)) {
        let payload = format!(r#"{{"Records": [], "skipped": {}}}"#, tokens.concat());
        let is_json = serde_json::from_str::<Value>(&payload).is_ok();
        prop_assert_eq!(Decoded::<Kinesis>::new(&payload).is_ok(), is_json);
    }
}
