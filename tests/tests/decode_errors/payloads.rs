//! Tests of payloads that are not JSON, or not a Kinesis event.

use jets::{
    DecodeError, DecodeErrorKind, Event, Json, Kinesis, KinesisData,
    testing::{Decoded, KinesisEvent, KinesisEventRecord},
};

use crate::KINESIS_EVENT;

const SEQUENCE_NUMBER: &str = "49593016666855735301798073856083438124424404568371101698";

/// Returns the message for `payload`, which must not decode.
fn message(payload: &(impl AsRef<[u8]> + ?Sized)) -> String {
    let error = match Decoded::<Kinesis>::new(payload) {
        Ok(decoded) => decoded.batch::<KinesisData<'_>>().expect_err("an error"),
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
fn an_error_says_of_which_kind_it_is() {
    let of_item = |data: &str| {
        KinesisEvent::new()
            .record(KinesisEventRecord::base64(data))
            .to_json()
    };
    for (payload, expected) in [
        ("hello".to_owned(), DecodeErrorKind::Payload),
        ("{}".to_owned(), DecodeErrorKind::Event),
        (of_item("!"), DecodeErrorKind::Data),
        (of_item("e30="), DecodeErrorKind::Type),
        (KinesisEvent::new().to_json(), DecodeErrorKind::NoItem),
    ] {
        let decoded = Decoded::<Kinesis>::new(&payload);
        let number = decoded.and_then(|decoded| decoded.item::<Json<u8>>(0));
        assert_eq!(number.expect_err("an error").kind(), expected, "{payload}");
    }
    let own = DecodeError::new("not an order");
    assert_eq!(own.kind(), DecodeErrorKind::Other);
    assert!(
        own.get_ref()
            .is_some_and(|error| error.to_string() == "not an order")
    );
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
        ("7", "expected an object, found a number at line 1 column 1"),
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
    let error = Decoded::<Kinesis>::new(&event[..event.len() - 100]).expect_err("truncated");
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
        assert!(
            Decoded::<Kinesis>::new(&KINESIS_EVENT[..end]).is_err(),
            "{end}"
        );
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
    let decoded = Decoded::<Kinesis>::new(payload)?;
    let event: Event<'_> = decoded.event()?;
    assert_eq!(event["other"]["$serde_json::private::Number"], "x");
    Ok(())
}

#[test]
fn an_event_that_is_no_value_is_an_error_whatever_was_decoded_before() -> Result<(), DecodeError> {
    let payload = r#"{"Records": [], "other": {"$serde_json::private::RawValue": "x"}}"#;
    let decoded = Decoded::<Kinesis>::new(payload)?;
    let error = decoded.event::<Event<'_>>().expect_err("no value");
    assert!(error.to_string().contains("expected value"), "{error}");
    Ok(())
}
