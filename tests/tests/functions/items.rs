//! Tests of the types that a parameter for one item can have, for all sources.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::{
    error::Error,
    sync::{Arc, Mutex},
};

use jets::{
    App, Context, DecodeError, Event, FromItem, Item, Json, Kinesis, KinesisRecord, Response,
    Source, Verdict, jobs,
    testing::{Decoded, KinesisEvent, KinesisEventRecord},
};
use serde::Deserialize;

type BoxError = Box<dyn Error + Send + Sync>;

#[derive(Debug, Deserialize, PartialEq)]
struct Order {
    id: u32,
}

/// Converted from the records of Kinesis only.
#[derive(Debug, PartialEq)]
struct Reading {
    sensor: String,
    value: f64,
}

impl FromItem<'_, Kinesis> for Reading {
    fn from_item(record: KinesisRecord<'_>) -> Result<Self, BoxError> {
        Ok(Self {
            sensor: record.partition_key().to_owned(),
            value: record.text()?.parse()?,
        })
    }
}

/// Converted from the items of every source.
#[derive(Debug, PartialEq)]
struct Words<'a>(Vec<&'a str>);

impl<'a, S: Source> FromItem<'a, S> for Words<'a> {
    fn from_item(item: Item<'a, S>) -> Result<Self, BoxError> {
        let words: Vec<&str> = item.text()?.split_whitespace().collect();
        if words.is_empty() {
            let text = format!("item {} ({}) has no word", item.index(), item.id());
            return Err(DecodeError::new(text).into());
        }
        Ok(Self(words))
    }
}

#[derive(Deserialize)]
struct Records {
    #[serde(rename = "Records")]
    records: Vec<serde_json::Value>,
}

jobs! {
    ItemJob {
        seen: Arc<Mutex<Vec<String>>>,

        kinesis_event "orders";
        fn pair(&self, kinesis_record: (KinesisRecord<'_>, Json<Order>)) {
            let (record, Json(order)) = kinesis_record;
            self.see(format!("{} {}", record.sequence_number(), order.id));
        }

        kinesis_event "orders";
        fn result(&self, kinesis_record: (KinesisRecord<'_>, Result<Json<Order>, DecodeError>)) {
            let (record, order) = kinesis_record;
            match order {
                Ok(order) => self.see(format!("{} {}", record.index(), order.id)),
                Err(error) => self.see(format!("{} {error}", record.partition_key())),
            }
        }

        kinesis_event "orders";
        async fn shared_event(&self, event: &Records, kinesis_record) {
            self.see(event.records[kinesis_record.index()]["eventName"].to_string());
        }

        kinesis_event "orders";
        async fn event_text(&self, event: Event<'_>, kinesis_record: &str) {
            self.see(format!("{} {kinesis_record}", event["Records"].as_array().map_or(0, Vec::len)));
        }

        kinesis_event "orders";
        fn of_the_job(kinesis_record: Json<<Self as HasOrder>::Order>) -> Result<(), String> {
            Err(kinesis_record.id.to_string())
        }

        kinesis_event "orders";
        fn pair_of_the_job(kinesis_record: (KinesisRecord<'_>, Json<<Self as HasOrder>::Order>)) -> Result<(), String> {
            Err(kinesis_record.1.id.to_string())
        }

        kinesis_event "orders";
        fn fails(kinesis_record: Text) -> Result<(), std::num::ParseIntError> {
            kinesis_record.0.parse::<u8>().map(drop)
        }
    }
}

trait HasOrder {
    type Order;
}

impl HasOrder for ItemJob {
    type Order = Order;
}

struct Text(String);

impl<'a, S: Source> FromItem<'a, S> for Text {
    fn from_item(item: Item<'a, S>) -> Result<Self, BoxError> {
        Ok(Self(item.text()?.to_owned()))
    }
}

impl ItemJob {
    fn see(&self, text: String) {
        self.seen.lock().expect("a lock").push(text);
    }
}

/// Returns what the function with this name saw, and its answer.
async fn invoke(function: &str, event: &KinesisEvent) -> (Vec<String>, Response) {
    let seen = Arc::default();
    let app = App::new().job(ItemJob {
        seen: Arc::clone(&seen),
    });
    let handler = format!("item_job.{function}");
    let response = app
        .invoke(&handler, event, Context::default())
        .await
        .expect("an answer");
    let seen = seen.lock().expect("a lock").clone();
    (seen, response)
}

#[tokio::test]
async fn a_pair_gives_the_metadata_and_the_value_of_an_item() {
    let event = KinesisEvent::new().text(r#"{"id": 7}"#);
    let (seen, response) = invoke("pair", &event).await;
    assert_eq!(seen, [format!("{} 7", event.sequence_number(0))]);
    assert!(response.failed_items().is_empty());
}

#[tokio::test]
async fn a_result_hands_what_does_not_decode_to_the_function_with_its_metadata() {
    let broken = KinesisEventRecord::base64("!").partition_key("broken");
    let event = KinesisEvent::new()
        .text(r#"{"id": 1}"#)
        .record(broken)
        .text("no order")
        .text(r#"{"id": 4}"#);
    let (seen, response) = invoke("result", &event).await;
    assert_eq!(response.as_str(), r#"{"batchItemFailures":[]}"#);
    assert_eq!(seen[0], "0 1");
    let number = event.sequence_number(1);
    assert_eq!(
        seen[1],
        format!(
            "broken record 1 (sequence number {number}): data is not base64: invalid symbol `!` at offset 0"
        )
    );
    assert!(
        seen[2].contains("data is not the JSON asked for"),
        "{}",
        seen[2]
    );
    assert_eq!(seen[3], "3 4");
}

#[tokio::test]
async fn a_type_may_be_one_that_the_job_names() {
    for function in ["of_the_job", "pair_of_the_job"] {
        let (_, response) = invoke(function, &KinesisEvent::new().text(r#"{"id": 7}"#)).await;
        let failed = response.failed_items().first().expect("a failed item");
        assert_eq!(failed.error().to_string(), "7");
    }
}

#[tokio::test]
async fn the_event_is_decoded_once_for_all_calls() {
    let event = KinesisEvent::new().text("a").text("b");
    let (seen, _) = invoke("shared_event", &event).await;
    assert_eq!(seen, [r#""aws:kinesis:record""#, r#""aws:kinesis:record""#]);
    let (seen, _) = invoke("event_text", &event).await;
    assert_eq!(seen, ["2 a", "2 b"]);
}

#[tokio::test]
async fn a_failed_item_is_named_with_its_error() {
    let event = KinesisEvent::new().text("1").text("300").text("2");
    let (_, response) = invoke("fails", &event).await;
    let [failed, not_tried] = response.failed_items() else {
        panic!("one record failed, and one was not tried: {response}");
    };
    assert_eq!(not_tried.verdict(), Verdict::NotTried);
    assert_eq!(failed.index(), 1);
    assert_eq!(failed.id(), event.sequence_number(1));
    assert!(failed.error().is::<std::num::ParseIntError>());
    assert_eq!(
        failed.to_string(),
        format!(
            "record 1 (sequence number {}): number too large to fit in target type",
            failed.id()
        )
    );
}

#[test]
fn a_type_of_ones_own_is_made_from_the_items_of_one_source_or_of_all() -> Result<(), DecodeError> {
    let event = KinesisEvent::new()
        .record(KinesisEventRecord::text("21.5").partition_key("door"))
        .text("hello world")
        .record(KinesisEventRecord::text(" ").sequence_number("7"))
        .to_json();
    let decoded = Decoded::<Kinesis>::new(&event)?;
    let reading: Reading = decoded.item(0)?;
    assert_eq!(
        reading,
        Reading {
            sensor: "door".to_owned(),
            value: 21.5
        }
    );
    let (first, second): (Words<'_>, &str) = decoded.item(1)?;
    assert_eq!(first, Words(vec!["hello", "world"]));
    assert_eq!(second, "hello world");
    let error = decoded.item::<Reading>(1).expect_err("not a number");
    assert_eq!(error.item_index(), Some(1));
    assert!(
        error.to_string().ends_with("): invalid float literal"),
        "{error}"
    );
    let error = decoded.batch::<Vec<Words<'_>>>().expect_err("no word");
    assert!(
        error.to_string().ends_with("): item 2 (7) has no word"),
        "{error}"
    );
    let results: Vec<Result<Words<'_>, DecodeError>> = decoded.batch()?;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 2);
    Ok(())
}
