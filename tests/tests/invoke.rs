//! Tests of jobs invoked in this process, as Lambda would invoke them.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unnecessary_wraps,
    reason = "a test fails by panicking, and returns what it wants to see returned"
)]

use std::{
    error::Error,
    pin::pin,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    task::{self, Poll, Waker},
    time::{Duration, SystemTime},
};

use jets::{
    App, Context, DecodeError, InvokeError, Json, KinesisData, Response, jobs,
    testing::{Decoded, KinesisEvent, KinesisEventRecord},
};
use serde::{Deserialize, Serialize};

const KINESIS_EVENT: &str = include_str!("../../examples/events/kinesis.json");

type BoxError = Box<dyn Error + Send + Sync>;

#[derive(Deserialize)]
struct Order {
    id: u32,
}

#[derive(Deserialize)]
struct Borrowed<'a> {
    name: &'a str,
}

#[derive(Debug)]
struct NotSerializable;

impl Serialize for NotSerializable {
    fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom("no way"))
    }
}

type Aliased<T> = Result<T, std::num::ParseIntError>;

jobs! {
    DataJob {
        calls: Arc<AtomicUsize>,

        kinesis_event "my-stream";
        fn file(event, kinesis_data) -> String {
            format!("event {event}\nkinesis_data {kinesis_data}")
        }

        kinesis_event "my-stream";
        async fn borrowing(event, kinesis_data: Vec<&str>) -> Result<usize, BoxError> {
            tokio::task::yield_now().await;
            assert!(event["Records"].is_array());
            Ok(kinesis_data.len())
        }

        kinesis_event "my-stream";
        async fn order(&self, kinesis_record: Json<Order>) -> Result<(), String> {
            tokio::task::yield_now().await;
            self.calls.fetch_add(1, Ordering::Relaxed);
            if kinesis_record.id == 13 {
                return Err("unlucky".to_owned());
            }
            assert_ne!(kinesis_record.id, 14, "worse");
            Ok(())
        }

        kinesis_event "my-stream";
        fn text(&self, kinesis_record: String) {
            self.calls.fetch_add(kinesis_record.len(), Ordering::Relaxed);
        }

        kinesis_event "my-stream";
        fn metadata(event, kinesis_record, context) -> Result<(), BoxError> {
            let region = &event["Records"][kinesis_record.index()]["awsRegion"];
            Err(format!("{region} {} {}", kinesis_record.partition_key(), context.request_id()).into())
        }

        kinesis_event "my-stream";
        fn nested(kinesis_record: &str) -> Result<(), DecodeError> {
            Decoded::kinesis(kinesis_record)?.kinesis_data::<KinesisData<'_>>().map(drop)
        }

        kinesis_event "my-stream";
        async fn borrowed_order(&self, kinesis_record: Json<Borrowed<'_>>) {
            tokio::task::yield_now().await;
            self.calls.fetch_add(kinesis_record.name.len(), Ordering::Relaxed);
        }

        fn typed(event: Order) -> u32 {
            event.id
        }

        fn second(event) -> serde_json::Value {
            event[1].clone()
        }

        pub(crate) fn nothing() {}

        pub(crate) fn value() -> Vec<u32> {
            vec![1, 2]
        }

        fn request_id(context) -> String {
            context.request_id().to_owned()
        }

        pub(crate) fn ok() -> Aliased<Option<u32>> {
            Ok(Some(1))
        }

        pub(crate) fn error() -> Aliased<u32> {
            "x".parse()
        }

        pub(crate) fn decode_error() -> Result<(), DecodeError> {
            Decoded::kinesis("{}").map(drop)
        }

        pub(crate) fn not_serializable() -> NotSerializable {
            NotSerializable
        }
    }
}

fn job() -> DataJob {
    DataJob {
        calls: Arc::default(),
    }
}

async fn invoke(handler: &str, payload: impl AsRef<[u8]>) -> Result<Response, InvokeError> {
    App::new()
        .job(job())
        .invoke(handler, payload, Context::default())
        .await
}

async fn answer(handler: &str) -> String {
    invoke(handler, "{}").await.expect("success").to_string()
}

async fn failure(handler: &str, payload: impl AsRef<[u8]>) -> InvokeError {
    invoke(handler, payload).await.expect_err("failure")
}

fn failed(number: &str) -> String {
    format!(r#"{{"batchItemFailures":[{{"itemIdentifier":"{number}"}}]}}"#)
}

#[tokio::test]
async fn the_documented_event_reaches_the_function() {
    let response = invoke("data_job.file", KINESIS_EVENT)
        .await
        .expect("success");
    let printed: String = response.json().expect("a string");
    assert_eq!(
        printed,
        format!(
            "event {}\nkinesis_data [\"hello world\"]",
            KINESIS_EVENT.trim()
        )
    );
}

#[tokio::test]
async fn an_async_function_borrows_from_the_payload() {
    let event = KinesisEvent::new().text("a").text("b").to_json();
    let response = invoke("data_job.borrowing", event).await.expect("success");
    assert_eq!(response.as_str(), "2");
}

#[tokio::test]
async fn what_a_function_returns_is_the_answer() {
    assert_eq!(answer("data_job.nothing").await, "null");
    assert_eq!(answer("data_job.value").await, "[1,2]");
    assert_eq!(answer("data_job.ok").await, "1");
}

#[tokio::test]
async fn an_error_says_what_it_is() {
    let error = failure("data_job.error", "{}").await;
    assert!(matches!(error, InvokeError::Function(_)), "{error:?}");
    assert_eq!(error.to_string(), "invalid digit found in string");

    let error = failure("data_job.decode_error", "{}").await;
    assert!(matches!(error, InvokeError::Decode(_)), "{error:?}");

    let error = failure("data_job.not_serializable", "{}").await;
    assert!(matches!(error, InvokeError::Response(_)), "{error:?}");
    assert_eq!(
        error.to_string(),
        "the value that the function returned does not serialise: no way"
    );

    let error = failure("data_job.file", "{}").await;
    assert_eq!(
        error.to_string(),
        "not a Kinesis event: field `Records` is missing"
    );
}

#[tokio::test]
async fn an_unknown_handler_is_answered_with_the_nearest_and_all() {
    let error = failure("data_job.flie", "{}").await.to_string();
    assert!(
        error.starts_with("no handler is named `data_job.flie`, did you mean `data_job.file`? (known: data_job.file, data_job.borrowing, "),
        "{error}"
    );
    let error = failure("zzz", "{}").await.to_string();
    assert!(
        error.starts_with("no handler is named `zzz` (known: "),
        "{error}"
    );
    let error = App::new().invoke("x", "{}", Context::default()).await;
    assert_eq!(
        error.expect_err("no job").to_string(),
        "no handler is named `x`: there is no job"
    );
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
            .invoke("data_job.order", event.to_json(), Context::default())
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
async fn a_record_borrows_from_its_own_data() {
    let calls = Arc::default();
    let app = App::new().job(DataJob {
        calls: Arc::clone(&calls),
    });
    let event = KinesisEvent::new()
        .text(r#"{"name": "tea"}"#)
        .text(r#"{"name": "coffee"}"#);
    let response = app
        .invoke(
            "data_job.borrowed_order",
            event.to_json(),
            Context::default(),
        )
        .await;
    assert_eq!(
        response.expect("success").as_str(),
        r#"{"batchItemFailures":[]}"#
    );
    assert_eq!(calls.load(Ordering::Relaxed), "tea".len() + "coffee".len());
}

#[tokio::test]
async fn an_event_of_a_type_reaches_the_function() {
    let response = invoke("data_job.typed", r#"{"id": 7}"#)
        .await
        .expect("success");
    assert_eq!(response.as_str(), "7");
    let error = failure("data_job.typed", "{}").await;
    assert_eq!(
        error.to_string(),
        "event is not of the type asked for: missing field `id` at line 1 column 2"
    );
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

#[tokio::test]
async fn the_context_reaches_the_function() {
    let context = Context::default()
        .with_request_id("id")
        .with_deadline(SystemTime::now() - Duration::from_secs(1))
        .with_invoked_function_arn("arn")
        .with_trace_id("Root=1");
    assert_eq!(context.remaining_time(), Duration::ZERO);
    assert_eq!(context.invoked_function_arn(), "arn");
    assert_eq!(context.trace_id(), Some("Root=1"));
    let app = App::new().job(job());
    let response = app.invoke("data_job.request_id", "{}", context).await;
    assert_eq!(response.expect("success").as_str(), r#""id""#);
}

#[test]
fn a_context_says_what_a_test_gave_it() {
    let local = Context::default();
    assert_eq!(local.function_name(), "local");
    assert_eq!(local.function_version(), "$LATEST");
    assert_eq!(local.memory_limit_in_mb(), 128);
    assert_eq!(local.log_group(), "/aws/lambda/local");
    assert_eq!(local.log_stream(), "local");
    let context = local
        .with_function_name("orders")
        .with_function_version("7")
        .with_memory_limit_in_mb(512)
        .with_log_group("/orders")
        .with_log_stream("2027/01/01");
    assert_eq!(context.function_name(), "orders");
    assert_eq!(context.function_version(), "7");
    assert_eq!(context.memory_limit_in_mb(), 512);
    assert_eq!(context.log_group(), "/orders");
    assert_eq!(context.log_stream(), "2027/01/01");
    assert_eq!(context, context.clone());
    assert_ne!(context, context.clone().with_log_stream("2027/01/02"));
}

#[tokio::test]
async fn an_event_that_is_a_list_is_indexed_by_position() {
    for (event, expected) in [("[1, 2]", "2"), ("[1]", "null"), (r#"{"1": 2}"#, "null")] {
        let response = invoke("data_job.second", event).await;
        assert_eq!(response.expect("success").as_str(), expected);
    }
    let error = failure("data_job.second", "[1, 2").await;
    let InvokeError::Decode(error) = error else {
        panic!("not JSON: {error}");
    };
    assert!(
        error.to_string().starts_with("payload is not JSON: "),
        "{error}"
    );
}

#[tokio::test]
async fn a_response_is_its_json() {
    let invoke = |handler| invoke(handler, "{}");
    let [one, other] = [
        invoke("data_job.request_id").await,
        invoke("data_job.nothing").await,
    ];
    let [one, other] = [one.expect("success"), other.expect("success")];
    assert_eq!(one, one.clone());
    assert_ne!(one, other);
    assert_eq!(other.as_bytes(), b"null");
    assert_eq!(other.into_bytes(), b"null");
}

#[test]
fn an_app_has_the_manifest_of_its_jobs() {
    let app = App::new().job(job());
    let manifest = app.manifest().expect("a manifest");
    assert_eq!(manifest.jobs.len(), 1);
    assert_eq!(manifest.functions().count(), app.handler_names().len());
    assert_eq!(app.handler_names().first(), Some(&"data_job.file"));
    let names = format!("{:?}", app.handler_names());
    assert_eq!(format!("{app:?}"), format!("App({names})"));
    let twice = app.clone().job(job());
    let error = twice.manifest().expect_err("two of one name");
    assert_eq!(error.to_string(), "two jobs are named `DataJob`");
    assert_eq!(app.manifest().expect("still one").jobs.len(), 1);
}

#[test]
fn an_app_needs_no_async_runtime() {
    let app = App::new().job(job());
    let invocation = pin!(app.invoke("data_job.file", KINESIS_EVENT, Context::default()));
    let mut context = task::Context::from_waker(Waker::noop());
    assert!(matches!(invocation.poll(&mut context), Poll::Ready(Ok(_))));
}

#[test]
fn an_app_is_shared_between_threads() {
    fn shared<T: Send + Sync + Clone + 'static>(_: &T) {}
    fn sent<T: Send>(_: &T) {}
    let app = App::new().job(job());
    shared(&app);
    sent(&app.invoke("data_job.file", Vec::new(), Context::default()));
}
