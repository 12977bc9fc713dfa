//! Tests of events and items that do not become the requested type.

use std::error::Error;

use jets::{
    BatchResponse, DecodeError, FromItem, Json, Kinesis, KinesisData, KinesisRecord,
    testing::{Decoded, KinesisEvent, KinesisEventRecord},
};
use serde::Deserialize;

use crate::KINESIS_EVENT;

/// Returns the error of record 1 in another event, where it has this sequence number.
fn error_of_another(sequence_number: &str) -> DecodeError {
    let record = KinesisEventRecord::bytes(&[0xff]).sequence_number(sequence_number);
    let event = KinesisEvent::new().text("a").record(record).to_json();
    let decoded = Decoded::<Kinesis>::new(&event).expect("an event");
    let error = decoded.batch::<Vec<String>>();
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
    let decoded = Decoded::<Kinesis>::new(&json)?;
    let records: KinesisData<'_> = decoded.batch()?;
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
        let error = decoded.item::<OfAnother>(index).expect_err("an error");
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
    let decoded = Decoded::<Kinesis>::new(&json)?;
    let error = decoded
        .batch::<Vec<Json<Order>>>()
        .expect_err("not an order");
    assert_eq!(error.item_index(), Some(1));
    assert_eq!(error.item_id(), Some(event.sequence_number(1).as_str()));
    let error = decoded.item::<Json<Order>>(2).expect_err("no id");
    assert_eq!(
        error.to_string(),
        format!(
            "record 2 (sequence number {}): data is not the JSON asked for: missing field `id` at line 1 column 2",
            event.sequence_number(2)
        )
    );
    let error = decoded.batch::<Vec<String>>().expect_err("not UTF-8");
    assert_eq!(
        error.to_string(),
        format!(
            "record 1 (sequence number {}): data is not UTF-8: invalid utf-8 sequence of 1 bytes from index 0",
            event.sequence_number(1)
        )
    );
    let error = decoded.item::<String>(3).expect_err("no such record");
    assert_eq!(error.to_string(), "there is no item 3: the event has 3");
    Ok(())
}

#[test]
fn an_event_that_is_not_of_its_type_says_so() -> Result<(), DecodeError> {
    let decoded = Decoded::<Kinesis>::new(r#"{"Records": []}"#)?;
    let error = decoded.event::<Vec<u8>>().expect_err("not a list");
    assert_eq!(
        error.to_string(),
        "event is not of the type asked for: invalid type: map, expected a sequence at line 1 column 0"
    );
    let data: KinesisData<'_> = decoded.batch()?;
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
        let decoded = Decoded::<Kinesis>::new(&event)?;
        let error = decoded.item::<Json<Order>>(0).expect_err("an error");
        let message = error.to_string();
        assert!(!message.contains('\n'), "{message}");
        let end = format!("): data is not the JSON asked for: {expected}");
        assert!(message.ends_with(&end), "{message}\n{end}");
    }
    Ok(())
}

#[test]
fn an_event_that_is_not_of_its_type_says_where_in_the_document() -> Result<(), DecodeError> {
    let decoded = Decoded::<Kinesis>::new(KINESIS_EVENT)?;
    let error = decoded
        .event::<std::collections::BTreeMap<String, Vec<std::collections::BTreeMap<String, bool>>>>(
        )
        .expect_err("an error");
    let message = error.to_string();
    let start = "event is not of the type asked for: field `Records[0].kinesis`: invalid type: map";
    assert!(message.starts_with(start), "{message}");
    Ok(())
}
