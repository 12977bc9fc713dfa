//! Tests of jobs with unpacked records: calls and reports.

use std::{
    error::Error,
    sync::{Arc, Mutex},
};

use jets::{
    App, BatchResponse, Context, DecodeError, FromItem, Gzip, InvokeError, Json, Kinesis,
    KinesisData, KinesisRecord, Response, jobs,
    testing::{Decoded, KinesisEvent, KinesisEventRecord, KplUserRecord},
};
use serde::Deserialize;
use serde_json::json;

use crate::protobuf::aggregate;

#[derive(Debug, Deserialize)]
struct Order {
    amount: u32,
}

/// The name of a user record, made from its keys.
struct Name(String);

impl FromItem<'_, Kinesis> for Name {
    fn from_item(record: KinesisRecord<'_>) -> Result<Self, Box<dyn Error + Send + Sync>> {
        let position = record.sub_sequence_number();
        let position = position.map_or("plain".to_owned(), |position| position.to_string());
        let hash_key = record.explicit_hash_key().unwrap_or("none");
        let key = record.partition_key();
        Ok(Self(format!(
            "{position} {key} {hash_key} {}",
            record.text()?
        )))
    }
}

jobs! {
    UserRecordJob {
        called: Arc<Mutex<Vec<String>>>,

        kinesis_event "orders", aggregated: true;
        fn each(&self, kinesis_record: Name) -> Result<(), String> {
            self.see(&kinesis_record.0);
            if kinesis_record.0.ends_with("poison") { Err("not an order".to_owned()) } else { Ok(()) }
        }

        kinesis_event "orders", aggregated: true, report_batch_item_failures: true;
        fn report_all(kinesis_data) -> BatchResponse {
            kinesis_data.iter().collect()
        }

        kinesis_event "orders", aggregated: true;
        fn metadata(&self, kinesis_record) {
            self.see(kinesis_record.partition_key());
        }

        kinesis_event "orders", aggregated: true;
        fn outcomes(&self, kinesis_record: Result<KinesisRecord<'_>, DecodeError>) {
            match kinesis_record {
                Ok(record) => self.see(record.text().unwrap_or("not text")),
                Err(error) => self.see(&error.to_string()),
            }
        }

        kinesis_event "orders", aggregated: true;
        fn pairs(kinesis_data: Vec<(KinesisRecord<'_>, Json<Order>)>) -> Vec<(u64, u32)> {
            let pairs = kinesis_data.into_iter();
            pairs.map(|(record, Json(order))| (record.sub_sequence_number().unwrap_or(99), order.amount)).collect()
        }

        kinesis_event "orders", aggregated: true;
        fn lent(kinesis_data: Vec<&str>, event) -> (Vec<String>, bool) {
            let texts = kinesis_data.into_iter().map(str::to_owned).collect();
            (texts, event["Records"][1].is_null())
        }

        kinesis_event "orders", aggregated: true;
        fn bytes(kinesis_data: Vec<Vec<u8>>) -> Vec<usize> {
            kinesis_data.iter().map(Vec::len).collect()
        }

        kinesis_event "orders", aggregated: true;
        fn compressed(kinesis_data: Vec<Gzip<String>>) -> Vec<String> {
            kinesis_data.into_iter().map(Gzip::into_inner).collect()
        }

        kinesis_event "orders", aggregated: true;
        async fn batch(kinesis_data, context) -> String {
            _ = context;
            kinesis_data.to_string()
        }

        kinesis_event "orders", aggregated: false;
        kinesis_event "returns";
        fn as_they_are(kinesis_data) -> usize {
            kinesis_data.len()
        }

        kinesis_event "orders", aggregated: true;
        kinesis_event "arn:aws:kinesis:us-west-2:112233445566:stream/my-stream/consumer/mine:1550287680",
            aggregated: true;
        fn two_streams(kinesis_data) -> usize {
            kinesis_data.len()
        }

        kinesis_event "arn:aws:kinesis:us-west-2:112233445566:stream/my-stream/consumer/mine:1550287680",
            aggregated: true, filter: { data: { kind: ["order"] } };
        fn filtered(kinesis_data) -> usize {
            kinesis_data.len()
        }
    }
}

impl UserRecordJob {
    fn see(&self, what: &str) {
        self.called.lock().expect("a lock").push(what.to_owned());
    }
}

async fn invoke(
    function: &str,
    event: &KinesisEvent,
) -> (Vec<String>, Result<Response, InvokeError>) {
    let called = Arc::default();
    let app = App::new().job(UserRecordJob {
        called: Arc::clone(&called),
    });
    let handler = format!("user_record_job.{function}");
    let response = app
        .invoke(&handler, event.to_json(), Context::default())
        .await;
    let called = called.lock().expect("a lock").clone();
    (called, response)
}

async fn answer(function: &str, event: &KinesisEvent) -> String {
    let (_, response) = invoke(function, event).await;
    response.expect("an answer").to_string()
}

/// Returns an event of a plain record and two aggregates: one of three user records, one of `texts`.
fn event_with(texts: &[&str]) -> KinesisEvent {
    let three = ["a", "b", "c"].map(KplUserRecord::text);
    let last = texts.iter().map(|text| {
        let record = KplUserRecord::text(text).partition_key("door");
        record.explicit_hash_key("0")
    });
    KinesisEvent::new()
        .record(KinesisEventRecord::text("plain").partition_key("7"))
        .record(KinesisEventRecord::aggregated(three))
        .record(KinesisEventRecord::aggregated(last))
}

/// Returns an event of a plain record, a damaged aggregate with the right digest, and a plain record.
fn event_with_a_damaged_one() -> KinesisEvent {
    KinesisEvent::new()
        .text("before")
        .record(KinesisEventRecord::bytes(&aggregate(b"\x1A\x04\x08\0\x1A\0")).partition_key("a"))
        .text("behind")
}

#[tokio::test]
async fn user_records_and_plain_ones_are_called_in_order() {
    let (called, response) = invoke("each", &event_with(&["d", "e"])).await;
    let expected = [
        "plain 7 none plain",
        "0 1 none a",
        "1 1 none b",
        "2 1 none c",
        "0 door 0 d",
        "1 door 0 e",
    ];
    assert_eq!(called, expected);
    assert_eq!(
        response.expect("an answer").as_str(),
        r#"{"batchItemFailures":[]}"#
    );
}

#[tokio::test]
async fn a_user_record_that_fails_is_reported_by_the_number_of_its_aggregate() {
    let event = event_with(&["d", "poison", "e"]);
    let (called, response) = invoke("each", &event).await;
    assert_eq!(called.len(), 6);
    let response = response.expect("an answer");
    let number = event.sequence_number(2);
    assert_eq!(
        response.as_str(),
        json!({"batchItemFailures": [{"itemIdentifier": number}]}).to_string()
    );
    let failed = &response.failed_items()[0];
    assert_eq!((failed.index(), failed.id()), (5, number.as_str()));
    assert_eq!(
        failed.to_string(),
        format!("record 5 (sequence number {number}): not an order")
    );
}

#[tokio::test]
async fn a_damaged_aggregate_fails_its_record_with_every_parameter() {
    let event = event_with_a_damaged_one();
    let number = event.sequence_number(1);
    let problem = format!(
        "record 1 (sequence number {number}): data is an aggregate that cannot be unpacked: \
         user record 0 has partition key 0 of a table of 0"
    );
    for function in ["each", "metadata"] {
        let (called, response) = invoke(function, &event).await;
        assert_eq!(called.len(), 1, "{function}");
        let response = response.expect("an answer");
        assert_eq!(
            response.as_str(),
            json!({"batchItemFailures": [{"itemIdentifier": number}]}).to_string()
        );
        assert_eq!(response.failed_items()[0].to_string(), problem);
    }
    for function in ["batch", "lent", "bytes"] {
        let (_, response) = invoke(function, &event).await;
        assert_eq!(
            response.expect_err("an error").to_string(),
            problem,
            "{function}"
        );
    }
    let (called, _) = invoke("outcomes", &event).await;
    assert_eq!(called, ["before", problem.as_str(), "behind"]);
}

#[tokio::test]
async fn user_records_become_every_type_that_a_record_becomes() {
    let orders = KinesisEvent::new()
        .record(KinesisEventRecord::aggregated(
            [1, 2].map(|amount| KplUserRecord::json(&json!({"amount": amount}))),
        ))
        .json(&json!({"amount": 3}));
    assert_eq!(answer("pairs", &orders).await, "[[0,1],[1,2],[99,3]]");

    let packed = ["one", "", "three"].map(KplUserRecord::text);
    let one_record = KinesisEvent::new().record(KinesisEventRecord::aggregated(packed));
    assert_eq!(
        answer("lent", &one_record).await,
        r#"[["one","","three"],true]"#
    );
    assert_eq!(answer("bytes", &one_record).await, "[3,0,5]");
    assert_eq!(
        answer("batch", &one_record).await,
        json!(r#"["one","","three"]"#).to_string()
    );
    assert_eq!(answer("two_streams", &one_record).await, "3");
    assert_eq!(answer("filtered", &one_record).await, "3");

    let gzip = |text: &str| {
        let event = KinesisEvent::new().record(KinesisEventRecord::gzip(text.as_bytes()));
        let event = event.to_json();
        let decoded = Decoded::<Kinesis>::new(&event).expect("a Kinesis event");
        KplUserRecord::bytes(decoded.item(0).expect("bytes"))
    };
    let compressed = KinesisEventRecord::aggregated(["left", "right"].map(gzip));
    let compressed = KinesisEvent::new().record(compressed);
    assert_eq!(
        answer("compressed", &compressed).await,
        r#"["left","right"]"#
    );
}

#[tokio::test]
async fn without_the_option_records_are_as_they_are() {
    assert_eq!(answer("as_they_are", &event_with(&["d", "e"])).await, "3");
}

#[test]
fn what_is_not_its_own_a_user_record_has_of_the_record_of_the_stream() {
    let event = KinesisEvent::new().text("plain").record(
        KinesisEventRecord::aggregated(["a", "b"].map(KplUserRecord::text))
            .shard_id("shardId-000000000003")
            .encryption_type("KMS"),
    );
    let json = event.to_json();
    let decoded = Decoded::aggregated(&json).expect("a Kinesis event");
    let records: KinesisData<'_> = decoded.batch().expect("records");
    let record = records.get(2).expect("a user record");
    assert_eq!(record.index(), 2);
    assert_eq!(record.sequence_number(), event.sequence_number(1));
    assert_eq!(record.shard_id(), "shardId-000000000003");
    assert_eq!(record.encryption_type(), Some("KMS"));
    assert_eq!(record.region(), "us-west-2");
    let arrival = |index| {
        records
            .get(index)
            .map(KinesisRecord::approximate_arrival_timestamp)
    };
    assert_eq!(arrival(2), arrival(0));
    assert!(records.get(3).is_none());
    let printed = format!("{record:?}");
    assert!(printed.contains("position: 1"), "{printed}");
}

#[test]
fn data_that_is_not_base64_is_an_error_of_its_record_only() {
    let event = KinesisEvent::new()
        .record(KinesisEventRecord::aggregated(
            ["a", "b"].map(KplUserRecord::text),
        ))
        .record(KinesisEventRecord::base64("!"))
        .record(KinesisEventRecord::bytes(&aggregate(b"\x08")))
        .record(KinesisEventRecord::base64("?"))
        .to_json();
    let decoded = Decoded::aggregated(&event).expect("a Kinesis event");
    let texts: Vec<Result<&str, DecodeError>> = decoded.batch().expect("results");
    let texts = texts
        .into_iter()
        .map(|text| text.map_err(|error| error.to_string()));
    let texts: Vec<Result<&str, String>> = texts.collect();
    assert_eq!(texts[..2], [Ok("a"), Ok("b")]);
    for (index, problem) in [
        (2, "symbol `!`"),
        (3, "byte 4 is cut off"),
        (4, "symbol `?`"),
    ] {
        let error = texts[index].as_ref().expect_err("an error");
        assert!(error.starts_with(&format!("record {index} ")), "{error}");
        assert!(error.contains(problem), "{error}");
    }
}

#[test]
fn a_record_without_a_partition_key_has_an_empty_one() {
    let record = KinesisEventRecord::text("a").without_partition_key();
    let event = KinesisEvent::new().record(record).to_json();
    assert!(!event.contains("partitionKey"));
    let decoded = Decoded::<Kinesis>::new(&event).expect("a Kinesis event");
    let record: KinesisRecord<'_> = decoded.item(0).expect("a record");
    assert_eq!(record.partition_key(), "");
    assert_eq!(record.sub_sequence_number(), None);
}

#[tokio::test]
async fn no_aggregate_is_read_again_and_again_without_progress() {
    let packed = ["a", "b", "c"].map(KplUserRecord::text);
    let event = KinesisEvent::new()
        .record(KinesisEventRecord::aggregated(packed))
        .text("plain");
    let called = Arc::default();
    let app = App::new().job(UserRecordJob {
        called: Arc::clone(&called),
    });
    // No time is left. The first record is processed nevertheless, with all its user records.
    let late = Context::default().with_deadline(std::time::UNIX_EPOCH);
    let response = app
        .invoke("user_record_job.each", event.to_json(), late)
        .await;
    let response = response.expect("an answer");
    assert_eq!(called.lock().expect("a lock").len(), 3);
    let [left] = response.failed_items() else {
        panic!("one record is left: {response}");
    };
    assert_eq!(left.id(), event.sequence_number(1));
}

#[tokio::test]
async fn user_records_that_failed_are_reported_by_the_number_of_their_aggregate_once() {
    let packed = ["a", "b", "c"].map(KplUserRecord::text);
    let event = KinesisEvent::new()
        .record(KinesisEventRecord::aggregated(packed))
        .text("plain");
    let app = App::new().job(UserRecordJob {
        called: Arc::default(),
    });
    let handler = "user_record_job.report_all";
    let response = app.invoke(handler, event.to_json(), Context::default());
    let response = response.await.expect("an answer");
    assert_eq!(response.failed_items().len(), 4);
    let ids = [0, 1].map(|index| json!({"itemIdentifier": event.sequence_number(index)}));
    let answer: serde_json::Value = response.json().expect("JSON");
    assert_eq!(answer, json!({"batchItemFailures": ids}));
}
