//! Tests of tumbling windows, whose state is passed from batch to batch.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use jets::{
    App, BatchResponse, Context, DecodeError, InvokeError, Kinesis, KinesisRecord, Manifest,
    Response, Window, jobs,
    testing::{Decoded, DynamodbEvent, DynamodbEventRecord, EventWindow, KinesisEvent},
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
struct Total {
    sum: i64,
    calls: u32,
}

jobs! {
    SumJob {
        ended: Arc<Mutex<Vec<i64>>>,

        kinesis_event "numbers", tumbling_window_in_seconds: 60;
        fn add(&self, kinesis_data: Vec<&str>, window: &mut Window<Total>) -> Result<(), std::num::ParseIntError> {
            for text in kinesis_data {
                window.state.sum += text.parse::<i64>()?;
            }
            window.state.calls += 1;
            if window.is_final() {
                self.ended.lock().expect("a lock").push(window.state.sum);
            }
            Ok(())
        }

        dynamodb_event "${NumbersStreamArn}", tumbling_window_in_seconds: 900;
        async fn changes(&self, event, context, dynamodb_records, window: &mut Window<Total>) {
            tokio::task::yield_now().await;
            window.state.calls += 1;
            window.state.sum += i64::try_from(dynamodb_records.len()).expect("a batch is small");
            assert_eq!(event["shardId"], window.shard_id());
            assert_eq!(context.request_id().len(), 36);
            if window.is_final() {
                self.ended.lock().expect("a lock").push(window.state.sum);
            }
        }

        kinesis_event "numbers", tumbling_window_in_seconds: 60, report_batch_item_failures: true;
        fn reports(window: &mut Window<BTreeMap<String, i64>>, kinesis_data: Vec<KinesisRecord<'_>>) -> Result<BatchResponse, DecodeError> {
            let mut response = BatchResponse::new();
            for record in kinesis_data {
                match record.json::<i64>() {
                    Ok(number) => *window.state.entry("sum".to_owned()).or_default() += number,
                    Err(error) => {
                        response.failed_with(record, error);
                        break;
                    }
                }
            }
            Ok(response)
        }

        kinesis_event "numbers", tumbling_window_in_seconds: 60;
        fn large(kinesis_data, window: &mut Window<BTreeMap<String, String>>) {
            for record in kinesis_data {
                let len = record.json().expect("a number");
                window.state.insert("text".to_owned(), "x".repeat(len));
            }
        }

        kinesis_event "numbers", tumbling_window_in_seconds: 60;
        fn scalar(_kinesis_data, window: &mut Window<u64>) {
            window.state += 1;
        }

        kinesis_event "numbers", tumbling_window_in_seconds: 0;
        fn without(_kinesis_data) {}
    }
}

async fn invoke_with(
    ended: &Arc<Mutex<Vec<i64>>>,
    function: &str,
    event: &str,
) -> Result<Response, InvokeError> {
    let app = App::new().job(SumJob {
        ended: Arc::clone(ended),
    });
    let handler = format!("sum_job.{function}");
    app.invoke(&handler, event, Context::default()).await
}

async fn invoke(function: &str, event: &str) -> Result<Response, InvokeError> {
    invoke_with(&Arc::default(), function, event).await
}

#[tokio::test]
async fn a_window_of_three_invocations_ends_with_the_right_sum() {
    let ended = Arc::default();
    let first = KinesisEvent::new().text("1").text("20");
    let first = first.window(EventWindow::new()).to_json();
    let response = invoke_with(&ended, "add", &first).await;
    let response = response.expect("an answer");
    assert_eq!(response.as_str(), r#"{"state":{"sum":21,"calls":1}}"#);

    let second = KinesisEvent::new().text("300");
    let second = second.window(EventWindow::after(&response)).to_json();
    let response = invoke_with(&ended, "add", &second).await;
    let response = response.expect("an answer");
    assert_eq!(response.as_str(), r#"{"state":{"sum":321,"calls":2}}"#);
    assert!(ended.lock().expect("a lock").is_empty());

    // The last call has no record.
    let last = EventWindow::after(&response).last_call();
    let last = KinesisEvent::new().window(last).to_json();
    let response = invoke_with(&ended, "add", &last).await;
    let response = response.expect("an answer");
    assert_eq!(response.as_str(), r#"{"state":{"sum":321,"calls":3}}"#);
    assert_eq!(*ended.lock().expect("a lock"), [321]);
}

#[tokio::test]
async fn a_window_of_a_table_ends_with_the_right_sum() {
    let ended = Arc::default();
    let keys = json!({"id": {"S": "1"}});
    let insert = DynamodbEventRecord::insert(keys.clone(), keys);
    let mut window = EventWindow::new();
    for _ in 0..2 {
        let event = DynamodbEvent::new().record(insert.clone()).window(window);
        let response = invoke_with(&ended, "changes", &event.to_json()).await;
        window = EventWindow::after(&response.expect("an answer"));
    }
    let event = DynamodbEvent::new().record(insert);
    let event = event.window(window.last_call().shard_id("shardId-7"));
    let response = invoke_with(&ended, "changes", &event.to_json()).await;
    let answer: Value = response.expect("an answer").json().expect("JSON");
    assert_eq!(answer, json!({"state": {"sum": 3, "calls": 3}}));
    assert_eq!(*ended.lock().expect("a lock"), [3]);
}

/// The event on [Lambda's page][1].
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-windows.html
const SAMPLE: &str = r#"{
    "Records": [
        {
            "kinesis": {
                "kinesisSchemaVersion": "1.0",
                "partitionKey": "1",
                "sequenceNumber": "49590338271490256608559692538361571095921575989136588898",
                "data": "MTA=",
                "approximateArrivalTimestamp": 1607497475.000
            },
            "eventSource": "aws:kinesis",
            "eventVersion": "1.0",
            "eventID": "shardId-000000000006:49590338271490256608559692538361571095921575989136588898",
            "eventName": "aws:kinesis:record",
            "invokeIdentityArn": "arn:aws:iam::123456789012:role/lambda-kinesis-role",
            "awsRegion": "us-east-1",
            "eventSourceARN": "arn:aws:kinesis:us-east-1:123456789012:stream/lambda-stream"
        }
    ],
    "window": {
        "start": "2020-12-09T07:04:00Z",
        "end": "2020-12-09T07:06:00Z"
    },
    "state": {
        "1": 282,
        "2": 715
    },
    "shardId": "shardId-000000000006",
    "eventSourceARN": "arn:aws:kinesis:us-east-1:123456789012:stream/lambda-stream",
    "isFinalInvokeForWindow": false,
    "isWindowTerminatedEarly": false
}"#;

#[tokio::test]
async fn the_sample_of_aws_works_with_its_numbers_in_the_state() -> Result<(), DecodeError> {
    let response = invoke("reports", SAMPLE).await.expect("an answer");
    assert_eq!(
        response.as_str(),
        r#"{"state":{"1":282,"2":715,"sum":10},"batchItemFailures":[]}"#
    );

    let decoded = Decoded::<Kinesis>::new(SAMPLE)?;
    let window: Window<BTreeMap<u8, u32>> = decoded.window()?;
    assert_eq!(window.start().to_string(), "2020-12-09T07:04:00Z");
    assert_eq!(window.end().to_string(), "2020-12-09T07:06:00Z");
    assert_eq!(window.shard_id(), "shardId-000000000006");
    assert!(window.stream_arn().ends_with(":stream/lambda-stream"));
    assert!(!window.is_final() && !window.is_terminated_early());
    assert_eq!(window.state, BTreeMap::from([(1, 282), (2, 715)]));
    Ok(())
}

#[tokio::test]
async fn failed_items_are_reported_beside_the_state() {
    let event = KinesisEvent::new().text("1").text("poison").text("3");
    let event = event.window(EventWindow::new().state(&json!({"sum": 40})));
    let response = invoke("reports", &event.to_json()).await;
    let response = response.expect("an answer");
    let answer: Value = response.json().expect("JSON");
    let failures = json!([{"itemIdentifier": event.sequence_number(1)}]);
    assert_eq!(
        answer,
        json!({"state": {"sum": 41}, "batchItemFailures": failures})
    );
    assert_eq!(response.failed_items()[0].index(), 1);
}

#[tokio::test]
async fn a_function_that_fails_fails_the_invocation() {
    let event = KinesisEvent::new().text("one").window(EventWindow::new());
    let error = invoke("add", &event.to_json()).await.expect_err("an error");
    assert!(matches!(error, InvokeError::Function(_)), "{error}");
}

#[tokio::test]
async fn a_state_of_more_than_lambda_keeps_is_an_error() {
    let event_of = |len: usize, window: EventWindow| {
        let event = KinesisEvent::new().json(&len).window(window);
        event.to_json()
    };
    let most = (1 << 20) - r#"{"text":""}"#.len();
    let event = event_of(most, EventWindow::new());
    invoke("large", &event).await.expect("an answer");
    let event = event_of(most + 1, EventWindow::new());
    let error = invoke("large", &event).await.expect_err("an error");
    assert_eq!(
        error.to_string(),
        "the window's state has 1048577 bytes as JSON, more than the 1 MiB that Lambda keeps"
    );
    // The last call of a window must not fail because of a state that is dropped.
    let window = EventWindow::new().last_call();
    let event = event_of(most + 1, window);
    invoke("large", &event).await.expect("an answer");
    let window = EventWindow::new().terminated_early();
    let event = event_of(most + 1, window);
    invoke("large", &event).await.expect("an answer");
}

#[tokio::test]
async fn a_state_that_is_not_an_object_is_an_error() {
    let event = KinesisEvent::new().window(EventWindow::new()).to_json();
    let error = invoke("scalar", &event).await.expect_err("an error");
    assert!(matches!(error, InvokeError::StateNotAnObject), "{error}");
}

#[tokio::test]
async fn an_event_without_a_window_is_an_error_where_one_is_asked_for() {
    let event = KinesisEvent::new().text("1").to_json();
    let error = invoke("add", &event).await.expect_err("an error");
    assert_eq!(
        error.to_string(),
        "not the event of a tumbling window: field `window` is missing"
    );
    let event = KinesisEvent::new().text("1");
    let event = event.window(EventWindow::new().state(&json!({"sum": "many"})));
    let error = invoke("add", &event.to_json()).await.expect_err("an error");
    let text = error.to_string();
    let start = "the window's state is not of the type asked for: ";
    assert!(text.starts_with(start), "{text}");
    // A function without a window accepts such an event too.
    let response = invoke("without", &event.to_json()).await;
    assert_eq!(response.expect("an answer").as_str(), "null");
}

#[test]
fn a_method_with_a_window_is_called_by_a_test() -> Result<(), DecodeError> {
    let start = "2026-01-01T00:00:00Z".parse().expect("a time");
    let end = "2026-01-01T00:01:00Z".parse().expect("a time");
    let window = EventWindow::new()
        .between(start, end)
        .state(&Total { sum: 5, calls: 1 });
    let event = KinesisEvent::new().text("7").window(window).to_json();
    let decoded = Decoded::<Kinesis>::new(&event)?;
    let job = SumJob {
        ended: Arc::default(),
    };
    let mut window = decoded.window()?;
    job.add(decoded.batch()?, &mut window).expect("success");
    assert_eq!(window.state, Total { sum: 12, calls: 2 });
    assert_eq!((window.start(), window.end()), (start, end));
    assert!(!window.is_terminated_early());

    let early = EventWindow::new().terminated_early();
    let event = KinesisEvent::new().window(early).to_json();
    let window: Window<Total> = Decoded::<Kinesis>::new(&event)?.window()?;
    assert!(window.is_terminated_early());
    Ok(())
}

#[test]
fn the_mapping_has_the_window_of_the_declaration() {
    let manifest: Manifest = SumJob::MANIFEST.parse().expect("a manifest");
    let seconds: Vec<Option<i64>> = manifest
        .functions()
        .flat_map(|function| &function.triggers)
        .filter_map(|trigger| trigger.event_source_mapping())
        .map(|mapping| {
            mapping
                .tumbling_window_in_seconds
                .map(|length| length.value())
        })
        .collect();
    assert_eq!(
        seconds,
        [Some(60), Some(900), Some(60), Some(60), Some(60), Some(0)]
    );
}
