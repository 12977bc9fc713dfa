//! Tests of jobs on DynamoDB streams: parameters, calls and reports.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::sync::{Arc, Mutex};

use jets::{
    App, Change, Context, DecodeError, Dynamodb, DynamodbRecord, DynamodbRecords, InvokeError,
    Json, Response, jobs,
    testing::{AsPayload, Decoded, DynamodbEvent, DynamodbEventRecord},
};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Clone, Debug, Deserialize, PartialEq)]
struct Order {
    id: String,
    total: u32,
    #[serde(default)]
    tags: Vec<String>,
}

#[derive(Clone, Debug, Deserialize, PartialEq)]
struct Key {
    id: String,
}

jobs! {
    OrderJob {
        called: Arc<Mutex<Vec<String>>>,

        dynamodb_event "${OrdersStreamArn}";
        fn store(&self, dynamodb_record: Change<Order, Key>) -> Result<(), String> {
            let id = dynamodb_record.keys.id;
            self.called.lock().expect("a lock").push(id.clone());
            if id.starts_with("poison") { Err(format!("{id} is not an order")) } else { Ok(()) }
        }

        dynamodb_event "${OrdersStreamArn}";
        fn raw(dynamodb_records: Vec<Json<Value>>) -> Vec<Value> {
            dynamodb_records.into_iter().map(|Json(mut value)| value["Keys"].take()).collect()
        }

        dynamodb_event "${OrdersStreamArn}";
        fn names(dynamodb_records) -> Vec<String> {
            dynamodb_records.into_iter().map(|record| record.event_name().to_owned()).collect()
        }
    }
}

fn keys(id: &str) -> Value {
    json!({"id": {"S": id}})
}

fn order(id: &str, total: u32) -> Value {
    json!({"id": {"S": id}, "total": {"N": total.to_string()}, "tags": {"SS": ["new"]}})
}

fn insert(id: &str) -> DynamodbEventRecord {
    DynamodbEventRecord::insert(keys(id), order(id, 1))
}

async fn invoke(
    function: &str,
    event: impl AsPayload,
) -> (Vec<String>, Result<Response, InvokeError>) {
    let called = Arc::default();
    let app = App::new().job(OrderJob {
        called: Arc::clone(&called),
    });
    let handler = format!("order_job.{function}");
    let response = app.invoke(&handler, event, Context::default()).await;
    let called = called.lock().expect("a lock").clone();
    (called, response)
}

#[tokio::test]
async fn the_first_record_that_fails_is_reported_by_its_sequence_number_and_ends_the_batch() {
    let event = (0..100).fold(DynamodbEvent::new(), |event, index| {
        let id = if index == 42 {
            "poison".to_owned()
        } else {
            index.to_string()
        };
        event.record(insert(&id))
    });
    let (called, response) = invoke("store", event.to_json()).await;
    let response = response.expect("an answer");
    assert_eq!(called.len(), 43);
    let reported = event.sequence_number(42);
    assert_eq!(
        response.as_str(),
        json!({"batchItemFailures": [{"itemIdentifier": reported}]}).to_string()
    );
    assert_eq!(
        response.failed_items()[0].to_string(),
        format!("record 42 (sequence number {reported}): poison is not an order")
    );
}

#[test]
fn a_change_has_keys_and_images_as_the_users_types() -> Result<(), DecodeError> {
    let event = DynamodbEvent::new()
        .record(DynamodbEventRecord::modify(
            keys("1"),
            order("1", 2),
            order("1", 3),
        ))
        .record(DynamodbEventRecord::remove(keys("2"), order("2", 4)))
        .record(insert("3").keys_only())
        .to_json();
    let decoded = Decoded::<Dynamodb>::new(&event)?;
    let changes: Vec<Change<Order, Key>> = decoded.batch()?;
    let order = |id: &str, total| Order {
        id: id.to_owned(),
        total,
        tags: vec!["new".to_owned()],
    };
    assert_eq!(changes[0].keys, Key { id: "1".to_owned() });
    assert_eq!(changes[0].old_image, Some(order("1", 2)));
    assert_eq!(changes[0].new_image, Some(order("1", 3)));
    assert_eq!(changes[1].old_image, Some(order("2", 4)));
    assert_eq!(changes[1].new_image, None);
    assert_eq!(changes[2].keys, Key { id: "3".to_owned() });
    assert_eq!(
        (&changes[2].old_image, &changes[2].new_image),
        (&None, &None)
    );
    Ok(())
}

#[test]
fn a_record_has_the_fields_of_the_event() -> Result<(), DecodeError> {
    let event = DynamodbEvent::new()
        .table("orders")
        .record(DynamodbEventRecord::remove(keys("1"), order("1", 2)).by_ttl())
        .record(DynamodbEventRecord::remove(keys("2"), order("2", 2)).sequence_number("7"))
        .to_json();
    let decoded = Decoded::<Dynamodb>::new(&event)?;
    let records: DynamodbRecords<'_> = decoded.batch()?;
    let record = records.get(0).expect("a record");
    assert_eq!(record.event_name(), "REMOVE");
    assert!(record.is_remove() && !record.is_insert() && !record.is_modify());
    assert!(record.is_ttl_removal());
    assert_eq!(record.table_name(), "orders");
    assert_eq!(record.region(), "us-west-2");
    assert_eq!(record.stream_view_type(), "NEW_AND_OLD_IMAGES");
    assert_eq!(record.keys_json(), keys("1").to_string());
    assert_eq!(
        record.old_image_json(),
        Some(order("1", 2).to_string().as_str())
    );
    assert_eq!(record.new_image_json(), None);
    assert!(record.size_bytes() > Some(20));
    assert_eq!(record.event_id(), "c4ca4238a0b923820dcc509a6f750000");
    assert_eq!(
        record.approximate_creation_date_time(),
        "2019-02-16T03:53:09Z".parse().ok()
    );
    let other: DynamodbRecord<'_> = decoded.item(1)?;
    assert!(!other.is_ttl_removal());
    assert_eq!(other.sequence_number(), "7");
    Ok(())
}

#[test]
fn a_record_is_of_one_kind_and_removed_by_its_time_to_live_only_if_dynamodb_says_so() {
    let by_ttl = r#""userIdentity":{"type":"Service","principalId":"dynamodb.amazonaws.com"}"#;
    let by = |kind: &str, principal: &str| {
        format!(r#""userIdentity":{{"type":"{kind}","principalId":"{principal}"}}"#)
    };
    for (event_name, identity, expected) in [
        ("INSERT", by_ttl.to_owned(), [true, false, false, false]),
        ("MODIFY", by_ttl.to_owned(), [false, true, false, false]),
        ("REMOVE", by_ttl.to_owned(), [false, false, true, true]),
        ("REMOVE", by("Service", "a.b"), [false, false, true, false]),
        (
            "REMOVE",
            by("User", "dynamodb.amazonaws.com"),
            [false, false, true, false],
        ),
    ] {
        let event = DynamodbEvent::new()
            .record(DynamodbEventRecord::remove(keys("1"), order("1", 2)).by_ttl())
            .to_json();
        assert!(event.contains(by_ttl));
        let event = event
            .replace("\"REMOVE\"", &format!("{event_name:?}"))
            .replace(by_ttl, &identity);
        let decoded = Decoded::<Dynamodb>::new(&event).expect("an event");
        let record: DynamodbRecord<'_> = decoded.item(0).expect("a record");
        let found = [
            record.is_insert(),
            record.is_modify(),
            record.is_remove(),
            record.is_ttl_removal(),
        ];
        assert_eq!(found, expected, "{event_name} {identity}");
    }
}

#[test]
fn a_change_whose_keys_nobody_asks_for_needs_none() -> Result<(), DecodeError> {
    let event = DynamodbEvent::new()
        .record(insert("1"))
        .to_json()
        .replace(r#""Keys":{"id":{"S":"1"}}"#, r#""Keys":null"#);
    let decoded = Decoded::<Dynamodb>::new(&event)?;
    let change: Change<Order> = decoded.item(0)?;
    assert!(change.new_image.is_some());
    let keys: Result<Change<Order, Key>, _> = decoded.item(0);
    let error = keys.expect_err("no id").to_string();
    assert!(error.contains("field `dynamodb.Keys`"), "{error}");
    Ok(())
}

#[tokio::test]
async fn json_and_text_are_those_of_the_field_dynamodb() {
    let event = DynamodbEvent::new().record(insert("1")).to_json();
    let (_, response) = invoke("raw", &event).await;
    assert_eq!(
        response.expect("an answer").as_str(),
        json!([keys("1")]).to_string()
    );
    let (_, response) = invoke("names", &event).await;
    assert_eq!(response.expect("an answer").as_str(), r#"["INSERT"]"#);
}

#[tokio::test]
async fn an_image_of_another_type_is_a_failure_of_its_record_that_names_the_field() {
    let wrong = json!({"id": {"S": "2"}, "total": {"S": "many"}});
    let event = DynamodbEvent::new()
        .record(insert("1"))
        .record(DynamodbEventRecord::insert(keys("2"), wrong));
    let (called, response) = invoke("store", event.to_json()).await;
    assert_eq!(called, ["1"]);
    let response = response.expect("an answer");
    let failed = response.failed_items();
    assert_eq!(failed.len(), 1);
    assert_eq!(failed[0].id(), event.sequence_number(1));
    let text = failed[0].to_string();
    assert!(
        text.contains("field `dynamodb.NewImage` is not of the type asked for"),
        "{text}"
    );
}

#[test]
fn an_event_of_another_source_is_refused() {
    let event = DynamodbEvent::new()
        .record(insert("1"))
        .to_json()
        .replace("aws:dynamodb", "aws:kinesis");
    let error = Decoded::<Dynamodb>::new(&event).expect_err("another source");
    assert_eq!(
        error.to_string(),
        "record 0 (sequence number 44215840000000000000000001): event source is `aws:kinesis`, not `aws:dynamodb`"
    );
}
