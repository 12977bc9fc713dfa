//! Tests that an unexpected payload gives an error of one line, which says what is wrong and where.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::error::Error;

use jets::{
    BatchResponse, DecodeError, Event, FromItem, Json, Kinesis, KinesisData, KinesisRecord,
    testing::{Decoded, KinesisEvent, KinesisEventRecord},
};
use serde::Deserialize;

const KINESIS_EVENT: &str = include_str!("../../examples/events/kinesis.json");
const SEQUENCE_NUMBER: &str = "49593016666855735301798073856083438124424404568371101698";

/// Returns the message for `payload`, which must not decode.
fn message(payload: &(impl AsRef<[u8]> + ?Sized)) -> String {
    let error = match Decoded::kinesis(payload) {
        Ok(decoded) => decoded
            .kinesis_data::<KinesisData<'_>>()
            .expect_err("an error"),
        Err(error) => error,
    };
    let message = error.to_string();
    assert!(!message.contains('\n'), "{message}");
    message
}

/// Returns the message for the documented event after one change.
fn message_with(from: &str, to: &str) -> String {
    assert!(KINESIS_EVENT.contains(from), "{from}");
    message(&KINESIS_EVENT.replacen(from, to, 1))
}

#[test]
fn a_payload_that_is_not_json() {
    assert_eq!(
        message(""),
        "payload is not JSON: EOF while parsing a value at line 1 column 0"
    );
    assert_eq!(
        message("hello"),
        "payload is not JSON: expected value at line 1 column 1"
    );
    assert_eq!(
        message(b"{\"a\": \"\xff\"}"),
        "payload is not JSON: invalid utf-8 sequence of 1 bytes from index 7"
    );
    assert_eq!(
        message(r#"{"Records": []} {}"#),
        "payload is not JSON: trailing characters at line 1 column 17"
    );
}

#[test]
fn a_payload_that_is_not_a_kinesis_event() {
    for (payload, expected) in [
        ("[]", "expected an object, found a list at line 1 column 1"),
        ("null", "expected an object, found null at line 1 column 1"),
        (
            r#"{"Records": 7}"#,
            "field `Records`: expected a list, found a number at line 1 column 13",
        ),
    ] {
        assert_eq!(message(payload), format!("not a Kinesis event: {expected}"));
    }
    for payload in ["{}", r#"{"detail": {"Records": []}}"#] {
        assert_eq!(
            message(payload),
            "not a Kinesis event: field `Records` is missing"
        );
    }
    assert_eq!(
        message(r#"{"Records": [], "Records": []}"#),
        "field `Records` appears twice"
    );
}

#[test]
fn a_record_of_another_service() {
    assert_eq!(
        message_with(
            r#""eventSource": "aws:kinesis""#,
            r#""eventSource": "aws:sqs""#
        ),
        format!(
            "record 0 (sequence number {SEQUENCE_NUMBER}): event source is `aws:sqs`, not `aws:kinesis`"
        )
    );
}

#[test]
fn a_field_that_is_missing_or_of_another_type_or_there_twice() {
    let record = format!("record 0 (sequence number {SEQUENCE_NUMBER}): ");
    assert_eq!(
        message_with(r#""data": "aGVsbG8gd29ybGQ=","#, ""),
        format!("{record}field `kinesis.data` is missing")
    );
    assert_eq!(
        message_with(r#""eventID""#, r#""eventId""#),
        format!("{record}field `eventID` is missing")
    );
    assert_eq!(
        message_with(r#""kinesis""#, r#""Kinesis""#),
        "record 0: field `kinesis.data` is missing"
    );
    assert_eq!(
        message_with(r#""partitionKey": "1""#, r#""partitionKey": {"a": 1}"#),
        format!(
            "{record}not a Kinesis record: field `kinesis.partitionKey`: \
             expected a string, found an object at line 6 column 33"
        )
    );
    assert_eq!(
        message_with(
            r#""partitionKey": "1","#,
            r#""partitionKey": "1", "partitionKey": "2","#
        ),
        format!("{record}field `kinesis.partitionKey` appears twice")
    );
    assert_eq!(
        message(r#"{"Records": ["x"]}"#),
        "record 0: not a Kinesis record: expected an object, found a string at line 1 column 14"
    );
    assert_eq!(
        message_with("1550289189.474", "-1"),
        format!(
            "{record}field `kinesis.approximateArrivalTimestamp` is -1, \
             not Unix seconds up to the year 9999"
        )
    );
    assert!(message_with("1550289189.474", "1e999").contains("number out of range"));
}

#[test]
fn a_record_whose_data_is_not_base64() {
    for (data, expected) in [
        ("aGVs!G8=", "invalid symbol `!` at offset 4"),
        ("aGVsbG8gd29ybGQ", "padding with `=` is missing or wrong"),
        ("aGVsb", "5 symbols are not a whole number of bytes"),
        ("aGVsbG9=", "invalid last symbol `9` at offset 6"),
        ("aGVs\u{e9}A==", r"invalid symbol `\xc3` at offset 4"),
        ("aGVs bG8=", "invalid symbol ` ` at offset 4"),
        ("-_-_", "invalid symbol `-` at offset 0"),
    ] {
        let event = KinesisEvent::new()
            .text("fine")
            .text("fine")
            .record(KinesisEventRecord::base64(data))
            .text("never read");
        let number = event.sequence_number(2);
        assert_eq!(
            message(&event.to_json()),
            format!("record 2 (sequence number {number}): data is not base64: {expected}")
        );
    }
}

#[test]
fn a_truncated_event_names_the_record_that_it_ends_in() {
    let event = KinesisEvent::new().text("a").text("b").to_json();
    let error = Decoded::kinesis(&event[..event.len() - 100]).expect_err("truncated");
    assert_eq!(error.item_index(), Some(1));
    assert!(
        error
            .to_string()
            .starts_with("record 1: payload is not JSON: EOF while parsing"),
        "{error}"
    );
}

#[test]
fn every_truncation_is_an_error() {
    for end in 0..KINESIS_EVENT.trim_end().len() {
        assert!(Decoded::kinesis(&KINESIS_EVENT[..end]).is_err(), "{end}");
    }
}

#[test]
fn nesting_of_any_depth_is_an_error() {
    let deep = "[".repeat(100_000);
    assert!(message(&deep).contains("recursion limit exceeded"));
    for (before, after) in [
        (r#"{"Records": "#, "}"),
        (r#"{"Records": [{"kinesis": {"data": "#, "}}]}"),
        (r#"{"Records": [{"kinesis": {"other": "#, "}}]}"),
        (r#"{"other": "#, "}"),
    ] {
        message(&format!("{before}{deep}{after}"));
        message(&format!("{before}{deep}{}{after}", "]".repeat(100_000)));
    }
    assert!(message(&format!("{{\"other\": {deep}")).contains("recursion limit exceeded"));
}

#[test]
fn skipped_fields_are_held_to_what_a_value_can_be() {
    for other in [
        "1e999",
        r#""\ud800""#,
        r#""\q""#,
        "01",
        "truth",
        "\"\u{1}\"",
    ] {
        let payload = format!(r#"{{"Records": [], "other": {other}}}"#);
        assert!(
            message(&payload).starts_with("payload is not JSON: "),
            "{other}"
        );
    }
}

#[test]
fn an_event_that_carries_private_keys_of_serde_json_indexes_like_any_other()
-> Result<(), DecodeError> {
    let payload = r#"{"Records": [], "other": {"$serde_json::private::Number": "x"}}"#;
    let decoded = Decoded::kinesis(payload)?;
    let event: Event<'_> = decoded.event()?;
    assert_eq!(event["other"]["$serde_json::private::Number"], "x");
    Ok(())
}

#[test]
fn an_event_that_is_no_value_is_an_error_whatever_was_decoded_before() -> Result<(), DecodeError> {
    let payload = r#"{"Records": [], "other": {"$serde_json::private::RawValue": "x"}}"#;
    let decoded = Decoded::kinesis(payload)?;
    let error = decoded.event::<Event<'_>>().expect_err("no value");
    assert!(error.to_string().contains("expected value"), "{error}");
    Ok(())
}

/// Returns the error of record 1 in another event, where it has this sequence number.
fn error_of_another(sequence_number: &str) -> DecodeError {
    let record = KinesisEventRecord::bytes(&[0xff]).sequence_number(sequence_number);
    let event = KinesisEvent::new().text("a").record(record).to_json();
    let decoded = Decoded::kinesis(&event).expect("an event");
    let error = decoded.kinesis_data::<Vec<String>>();
    error.expect_err("not UTF-8")
}

/// A type that is never created, because the error is about another item.
#[derive(Debug)]
struct OfAnother;

impl FromItem<'_, Kinesis> for OfAnother {
    fn from_item(record: KinesisRecord<'_>) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Err(error_of_another(record.text()?).into())
    }
}

#[test]
fn an_error_of_another_item_is_the_cause_of_that_of_the_item_at_hand() -> Result<(), DecodeError> {
    let error = error_of_another("7");
    assert_eq!(error.item_index(), Some(1));
    let shown = error.to_string();
    assert_eq!(format!("{error:?}"), format!("DecodeError({shown:?})"));
    let event = (7..10).fold(KinesisEvent::new(), |event, number| {
        let number = number.to_string();
        event.record(KinesisEventRecord::text(&number).sequence_number(number))
    });
    let json = event.to_json();
    let decoded = Decoded::kinesis(&json)?;
    let records: KinesisData<'_> = decoded.kinesis_data()?;
    for (index, sequence_number, is_another) in [
        (0, "7", true),
        (1, "8", false),
        (1, "7", true),
        (2, "8", true),
    ] {
        let record = records.get(index).expect("a record");
        let mut response = BatchResponse::new();
        assert!(response.is_empty());
        response.failed_with(record, error_of_another(sequence_number));
        let cause = error_of_another(sequence_number).to_string();
        let expected = if is_another {
            format!(
                "record {index} (sequence number {}): {cause}",
                record.sequence_number()
            )
        } else {
            cause
        };
        assert!(!response.is_empty());
        let [failed] = response.failed_items() else {
            panic!("one item failed");
        };
        assert_eq!(failed.to_string(), expected);
    }
    for index in 0..3 {
        let error = decoded
            .kinesis_record::<OfAnother>(index)
            .expect_err("an error");
        assert_eq!(error.item_index(), Some(index));
        let is_nested = error.to_string().contains("): record 1 (sequence number");
        assert_eq!(is_nested, index != 1, "{error}");
    }
    Ok(())
}

#[test]
fn typed_records_name_the_record_that_is_not_of_the_type() -> Result<(), DecodeError> {
    #[derive(Debug, Deserialize)]
    struct Order {
        #[expect(dead_code, reason = "never read: no order parses")]
        id: u32,
    }
    let event = KinesisEvent::new()
        .text("{\"id\": 1}")
        .bytes(b"\xff")
        .text("{}");
    let json = event.to_json();
    let decoded = Decoded::kinesis(&json)?;
    let error = decoded
        .kinesis_data::<Vec<Json<Order>>>()
        .expect_err("not an order");
    assert_eq!(error.item_index(), Some(1));
    assert_eq!(error.item_id(), Some(event.sequence_number(1).as_str()));
    let error = decoded.kinesis_record::<Json<Order>>(2).expect_err("no id");
    assert_eq!(
        error.to_string(),
        format!(
            "record 2 (sequence number {}): data is not the JSON asked for: missing field `id` at line 1 column 2",
            event.sequence_number(2)
        )
    );
    let error = decoded
        .kinesis_data::<Vec<String>>()
        .expect_err("not UTF-8");
    assert_eq!(
        error.to_string(),
        format!(
            "record 1 (sequence number {}): data is not UTF-8: invalid utf-8 sequence of 1 bytes from index 0",
            event.sequence_number(1)
        )
    );
    let error = decoded
        .kinesis_record::<String>(3)
        .expect_err("no such record");
    assert_eq!(error.to_string(), "there is no item 3: the event has 3");
    Ok(())
}

#[test]
fn an_event_that_is_not_of_its_type_says_so() -> Result<(), DecodeError> {
    let decoded = Decoded::kinesis(r#"{"Records": []}"#)?;
    let error = decoded.event::<Vec<u8>>().expect_err("not a list");
    assert_eq!(
        error.to_string(),
        "event is not of the type asked for: invalid type: map, expected a sequence at line 1 column 0"
    );
    let data: KinesisData<'_> = decoded.kinesis_data()?;
    assert!(data.is_empty());
    Ok(())
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "for its errors")]
struct Order {
    lines: Vec<Line>,
    #[serde(default)]
    notes: std::collections::BTreeMap<String, u8>,
    #[serde(default, with = "weekday")]
    weekday: (),
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "for its errors")]
struct Line {
    price: u8,
}

/// A field that the user's own function refuses.
mod weekday {
    use serde::{Deserialize, Deserializer, de::Error};

    pub(super) fn deserialize<'a, D: Deserializer<'a>>(deserializer: D) -> Result<(), D::Error> {
        let day = String::deserialize(deserializer)?;
        Err(D::Error::custom(format_args!("{day} is no weekday")))
    }
}

#[test]
fn data_that_is_not_of_its_type_says_where_in_the_document() -> Result<(), DecodeError> {
    for (json, expected) in [
        (
            r#"{"lines": [{"price": 1}, {"price": "free"}]}"#,
            r#"field `lines[1].price`: invalid type: string "free", expected u8 at line 1 column 41"#,
        ),
        (
            r#"{"lines": [{"price": 1}, {}]}"#,
            "field `lines[1]`: missing field `price` at line 1 column 27",
        ),
        (
            "{\"lines\": [],\n\"notes\": {\"a b\": 1, \"c\\nd\": 300}}",
            "field `notes.c\\nd`: invalid value: integer `300`, expected u8 at line 2 column 31",
        ),
        (
            r#"{"lines": [], "weekday": "Fredag"}"#,
            "field `weekday`: Fredag is no weekday at line 1 column 34",
        ),
        (
            "7",
            "invalid type: integer `7`, expected struct Order at line 1 column 1",
        ),
        (
            r#"{"lines": [{"price": 1"#,
            "EOF while parsing an object at line 1 column 22",
        ),
    ] {
        let event = KinesisEvent::new().text(json).to_json();
        let decoded = Decoded::kinesis(&event)?;
        let error = decoded
            .kinesis_record::<Json<Order>>(0)
            .expect_err("an error");
        let message = error.to_string();
        assert!(!message.contains('\n'), "{message}");
        let end = format!("): data is not the JSON asked for: {expected}");
        assert!(message.ends_with(&end), "{message}\n{end}");
    }
    Ok(())
}

#[test]
fn an_event_that_is_not_of_its_type_says_where_in_the_document() -> Result<(), DecodeError> {
    let decoded = Decoded::kinesis(KINESIS_EVENT)?;
    let error = decoded
        .event::<std::collections::BTreeMap<String, Vec<std::collections::BTreeMap<String, bool>>>>(
        )
        .expect_err("an error");
    let message = error.to_string();
    let start = "event is not of the type asked for: field `Records[0].kinesis`: invalid type: map";
    assert!(message.starts_with(start), "{message}");
    Ok(())
}
