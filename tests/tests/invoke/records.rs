//! Tests of functions that take one record.

use std::sync::{Arc, atomic::Ordering};

use jets::{
    App, Context, InvokeError,
    testing::{AsPayload, KinesisEvent, KinesisEventRecord},
};

use crate::{DataJob, failure, invoke};

fn failed(number: &str) -> String {
    format!(r#"{{"batchItemFailures":[{{"itemIdentifier":"{number}"}}]}}"#)
}

/// Returns an event of one hundred orders, where the one at `index` is `poison`.
fn orders(index: usize, poison: &KinesisEventRecord) -> KinesisEvent {
    (0..100).fold(KinesisEvent::new(), |event, id| {
        if id == index {
            event.record(poison.clone())
        } else {
            event.json(&serde_json::json!({ "id": 1000 + id }))
        }
    })
}

#[tokio::test]
async fn records_stop_at_the_first_that_fails_and_its_number_is_the_answer() {
    for (poison, expected_calls) in [
        (KinesisEventRecord::text(r#"{"id": 13}"#), 42),
        (KinesisEventRecord::text(r#"{"id": 14}"#), 42),
        (KinesisEventRecord::text(r#"{"id": "x"}"#), 41),
        (KinesisEventRecord::bytes(b"\xff"), 41),
        (KinesisEventRecord::base64("!"), 41),
    ] {
        let calls = Arc::default();
        let app = App::new().job(DataJob {
            calls: Arc::clone(&calls),
        });
        let event = orders(41, &poison);
        let response = app
            .invoke("data_job.order", &event, Context::default())
            .await;
        assert_eq!(
            response.expect("an answer").as_str(),
            failed(&event.sequence_number(41))
        );
        assert_eq!(calls.load(Ordering::Relaxed), expected_calls);
    }
}

#[tokio::test]
async fn records_that_all_succeed_give_an_empty_list() {
    let event = KinesisEvent::new().text("a").text("b").to_json();
    for payload in [event.as_str(), r#"{"Records": []}"#] {
        let response = invoke("data_job.text", payload).await.expect("success");
        assert_eq!(response.as_str(), r#"{"batchItemFailures":[]}"#);
    }
}

#[tokio::test]
async fn a_payload_is_text_or_bytes_or_a_value_or_an_event() {
    let event = KinesisEvent::new().text("hello");
    let text = event.to_json();
    let value = serde_json::from_str::<serde_json::Value>(&text).expect("JSON");
    let payloads: [&dyn AsPayload; 7] = [
        &text,
        &text.as_str(),
        &text.clone().into_bytes(),
        &text.as_bytes(),
        &b"{\"Records\": []}",
        &value,
        &event,
    ];
    for payload in payloads {
        let response = invoke("data_job.text", payload).await.expect("success");
        assert_eq!(response.as_str(), r#"{"batchItemFailures":[]}"#);
    }
}

#[tokio::test]
async fn a_record_borrows_from_its_own_data() {
    let calls = Arc::default();
    let app = App::new().job(DataJob {
        calls: Arc::clone(&calls),
    });
    let event = KinesisEvent::new()
        .text(r#"{"name": "tea"}"#)
        .text(r#"{"name": "coffee"}"#);
    let response = app
        .invoke("data_job.borrowed_order", event, Context::default())
        .await;
    assert_eq!(
        response.expect("success").as_str(),
        r#"{"batchItemFailures":[]}"#
    );
    assert_eq!(calls.load(Ordering::Relaxed), "tea".len() + "coffee".len());
}

#[tokio::test]
async fn a_record_that_needs_its_metadata_has_it() {
    let event = KinesisEvent::new().text("a").text("b");
    let response = invoke("data_job.metadata", event.to_json())
        .await
        .expect("success");
    assert_eq!(response.as_str(), failed(&event.sequence_number(0)));
}

#[tokio::test]
async fn a_record_that_fails_without_a_number_fails_the_batch() {
    let payload = r#"{"Records": [{"kinesis": {"data": "!"}}]}"#;
    let error = failure("data_job.text", payload).await;
    assert_eq!(
        error.to_string(),
        "record 0: field `kinesis.sequenceNumber` is missing"
    );
}

#[tokio::test]
async fn a_record_that_fails_with_the_error_of_another_is_reported_by_its_own_number() {
    let inner = KinesisEvent::new()
        .text("fine")
        .record(KinesisEventRecord::base64("!"));
    let inner = inner.to_json();
    let event = (0..3).fold(KinesisEvent::new(), |event, _| {
        event.text(r#"{"Records": []}"#)
    });
    let event = event.text(&inner);
    let response = invoke("data_job.nested", event.to_json())
        .await
        .expect("success");
    assert_eq!(response.as_str(), failed(&event.sequence_number(3)));
}

#[tokio::test]
async fn an_event_that_is_none_fails_the_batch() {
    let error = failure("data_job.text", "[").await;
    assert!(matches!(error, InvokeError::Decode(_)), "{error:?}");
}
