//! Jobs invoked in this process, as Lambda would invoke them.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::{
    error::Error,
    sync::atomic::{AtomicUsize, Ordering},
    time::{Duration, SystemTime},
};

use jets::{
    __private::{
        Handler, Payload, ReturnError, ReturnValue, Returned, ReturnedValue as _, kinesis,
    },
    App, Context, Event, FromEvent, FromKinesisData, FromKinesisRecord, InvokeError, Job, Json,
    KinesisData, KinesisRecord, Response,
    testing::{KinesisEvent, KinesisEventRecord},
};
use serde::{Deserialize, Serialize};

const KINESIS_EVENT: &str = include_str!("../examples/events/kinesis.json");

/// The answer that becomes of what a function returned.
macro_rules! response {
    ($call:expr) => {
        match Returned($call).into_result() {
            Ok(value) => ReturnValue::into_response(value.0),
            Err(error) => Err(ReturnError::into_invoke_error(error.0)),
        }
    };
}

/// A handler of a function that takes the whole batch.
macro_rules! batch {
    ($name:literal, |$job:ident, $event:ident: $Event:ty, $data:ident: $Data:ty| $call:expr) => {
        Handler {
            name: $name,
            call: |$job, invocation| {
                Box::pin(async move {
                    let _ = $job;
                    let payload = Payload::new(invocation.payload);
                    let batch =
                        kinesis::Batch::parse(&payload, <$Data as FromKinesisData>::METADATA)?;
                    let $data = <$Data as FromKinesisData>::from_kinesis_data(batch.data())?;
                    let $event = <$Event as FromEvent>::from_event(&payload)?;
                    response!($call)
                })
            },
        }
    };
}

/// A handler of a function that takes one record.
macro_rules! each_record {
    ($name:literal, |$job:ident, $record:ident: $Record:ty| $call:expr) => {
        Handler {
            name: $name,
            call: |$job, invocation| {
                Box::pin(async move {
                    let _ = $job;
                    let payload = Payload::new(invocation.payload);
                    let mut records = kinesis::EachRecord::parse(
                        &payload,
                        <$Record as FromKinesisRecord>::METADATA,
                    )?;
                    while let Some(record) = records.next() {
                        let outcome = kinesis::caught(async {
                            let $record =
                                <$Record as FromKinesisRecord>::from_kinesis_record(record?)?;
                            Returned($call)
                                .into_result()
                                .map_err(|error| ReturnError::into_boxed(error.0))
                                .and_then(|value| ReturnValue::into_success(value.0))
                        })
                        .await;
                        records.settle(outcome)?;
                    }
                    records.into_response()
                })
            },
        }
    };
}

/// A handler of a function that takes nothing.
macro_rules! plain {
    ($name:literal, |$job:ident, $context:ident| $call:expr) => {
        Handler {
            name: $name,
            call: |$job, invocation| {
                Box::pin(async move {
                    let _ = $job;
                    let $context = invocation.context;
                    let _ = &$context;
                    response!($call)
                })
            },
        }
    };
}

type BoxError = Box<dyn Error + Send + Sync>;

#[derive(Deserialize)]
struct Order {
    id: u32,
}

#[derive(Default)]
struct DataJob {
    calls: AtomicUsize,
}

impl DataJob {
    fn file(event: Event<'_>, kinesis_data: KinesisData<'_>) -> String {
        format!("event {event}\nkinesis_data {kinesis_data}")
    }

    async fn borrowing(event: Event<'_>, kinesis_data: Vec<&str>) -> Result<usize, BoxError> {
        tokio::task::yield_now().await;
        assert!(event["Records"].is_array());
        Ok(kinesis_data.len())
    }

    async fn order(&self, kinesis_record: Json<Order>) -> Result<(), String> {
        tokio::task::yield_now().await;
        self.calls.fetch_add(1, Ordering::Relaxed);
        if kinesis_record.id == 13 {
            return Err("unlucky".to_owned());
        }
        assert_ne!(kinesis_record.id, 14, "worse");
        Ok(())
    }

    fn text(&self, _kinesis_record: String) {
        self.calls.fetch_add(1, Ordering::Relaxed);
    }

    fn metadata(kinesis_record: KinesisRecord<'_>) -> Result<(), BoxError> {
        Err(kinesis_record.partition_key().into())
    }
}

#[derive(Debug)]
struct NotSerializable;

impl Serialize for NotSerializable {
    fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom("no way"))
    }
}

type Aliased<T> = Result<T, std::num::ParseIntError>;

impl Job for DataJob {
    const MANIFEST: &'static str = r#"{"version":1,"jobs":[{"name":"DataJob","functions":[]}]}"#;

    fn handlers() -> &'static [Handler<Self>] {
        &[
            batch!(
                "data_job.file",
                |job, event: Event<'_>, data: KinesisData<'_>| DataJob::file(event, data)
            ),
            batch!(
                "data_job.borrowing",
                |job, event: Event<'_>, data: Vec<&str>| DataJob::borrowing(event, data).await
            ),
            each_record!("data_job.order", |job, record: Json<Order>| job
                .order(record)
                .await),
            each_record!("data_job.text", |job, record: String| job.text(record)),
            each_record!("data_job.metadata", |job, record: KinesisRecord<'_>| {
                DataJob::metadata(record)
            }),
            plain!("data_job.nothing", |job, context| ()),
            plain!("data_job.value", |job, context| vec![1, 2]),
            plain!("data_job.request_id", |job, context| {
                context.request_id().to_owned()
            }),
            plain!("data_job.ok", |job, context| Aliased::Ok(Some(1))),
            plain!("data_job.error", |job, context| "x".parse::<u32>()),
            plain!("data_job.decode_error", |job, context| {
                jets::testing::Decoded::kinesis("{}").map(drop)
            }),
            plain!("data_job.not_serializable", |job, context| NotSerializable),
        ]
    }
}

async fn invoke(handler: &str, payload: impl AsRef<[u8]>) -> Result<Response, InvokeError> {
    App::new()
        .job(DataJob::default())
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

/// One hundred orders, of which that at `index` is `poison`.
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
    for (poison, calls) in [
        (KinesisEventRecord::text(r#"{"id": 13}"#), 42),
        (KinesisEventRecord::text(r#"{"id": 14}"#), 42),
        (KinesisEventRecord::text(r#"{"id": "x"}"#), 41),
        (KinesisEventRecord::bytes(b"\xff"), 41),
        (KinesisEventRecord::base64("!"), 41),
    ] {
        let job = DataJob::default();
        let event = orders(41, &poison);
        let response = invoke_counted(&job, &event).await;
        assert_eq!(response.as_str(), failed(&event.sequence_number(41)));
        assert_eq!(job.calls.load(Ordering::Relaxed), calls);
    }
}

/// Invokes `data_job.order` of a job that the test can look into afterwards.
async fn invoke_counted(job: &DataJob, event: &KinesisEvent) -> Response {
    let order = DataJob::handlers()
        .iter()
        .find(|handler| handler.name == "data_job.order");
    let payload = event.to_json();
    let invocation = jets::__private::Invocation {
        payload: payload.as_bytes(),
        context: Context::default(),
    };
    (order.expect("there").call)(job, invocation)
        .await
        .expect("success")
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
    let app = App::new().job(DataJob::default());
    let response = app.invoke("data_job.request_id", "{}", context).await;
    assert_eq!(response.expect("success").as_str(), r#""id""#);
}

#[test]
fn an_app_has_the_manifest_of_its_jobs() {
    let app = App::new().job(DataJob::default());
    let manifest = app.manifest().expect("a manifest");
    assert_eq!(manifest.jobs.len(), 1);
    assert_eq!(app.handler_names().first(), Some(&"data_job.file"));
    let twice = app.clone().job(DataJob::default());
    let error = twice.manifest().expect_err("two of one name");
    assert_eq!(error.to_string(), "two jobs are named `DataJob`");
    assert_eq!(app.manifest().expect("still one").jobs.len(), 1);
}

#[test]
fn an_app_is_shared_between_threads() {
    fn shared<T: Send + Sync + Clone + 'static>(_: &T) {}
    fn sent<T: Send>(_: &T) {}
    let app = App::new().job(DataJob::default());
    shared(&app);
    sent(&app.invoke("data_job.file", Vec::new(), Context::default()));
}
