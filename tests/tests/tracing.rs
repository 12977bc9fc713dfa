//! Tests of the `tracing` events for failures and their fields.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::{
    io,
    sync::{Arc, Mutex, OnceLock},
    time::SystemTime,
};

use jets::{
    App, BatchResponse, Context, KinesisRecord, Permanent, Response, jobs, testing::KinesisEvent,
};
use serde_json::{Value, json};
use tracing_subscriber::{fmt::MakeWriter, layer::SubscriberExt as _};

jobs! {
    OrderJob {
        kinesis_event "orders";
        fn store(kinesis_record: &str) -> Result<(), String> {
            tracing::info!("looking at it");
            Err(format!("{kinesis_record} is not an order"))
        }

        kinesis_event "orders", report_batch_item_failures: true;
        fn store_all(kinesis_data: Vec<KinesisRecord<'_>>) -> BatchResponse {
            let mut response = BatchResponse::new();
            for record in kinesis_data {
                response.failed_with(record, "no order");
            }
            response
        }

        kinesis_event "orders";
        fn pass(_kinesis_record: &str) {}

        kinesis_event "orders";
        fn pass_alone(_kinesis_record: &str) {}

        fn withdraw(event) -> Result<(), Permanent> {
            Err(Permanent::new(format!("no order is {event}")))
        }
    }
}

/// The written lines.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl io::Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("a lock").extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Lines {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// Invokes `function`, and returns its answer and the written lines.
async fn invoke(function: &str, payload: String, context: Context) -> (Response, Vec<Value>) {
    static LINES: OnceLock<Lines> = OnceLock::new();
    let lines = LINES.get_or_init(|| {
        let lines = Lines::default();
        let layer = tracing_subscriber::fmt::layer()
            .json()
            .with_writer(lines.clone());
        let subscriber = tracing_subscriber::registry().with(layer);
        tracing::subscriber::set_global_default(subscriber).expect("the only subscriber");
        lines
    });
    let app = App::new().job(OrderJob);
    let handler = format!("order_job.{function}");
    let response = app.invoke(&handler, payload, context.with_request_id("r-1"));
    let response = response.await.expect("an answer");

    let written = lines.0.lock().expect("a lock").clone();
    let written = String::from_utf8(written).expect("text");
    let written = written
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"));
    let of_function = |line: &Value| {
        line["fields"]["handler"] == handler || line["spans"][0]["handler"] == handler
    };
    (response, written.filter(of_function).collect())
}

#[tokio::test]
async fn a_failed_item_is_one_line_of_json_with_its_request_and_spans() {
    let event = KinesisEvent::new().text("hello");
    let (_, written) = invoke("store", event.to_json(), Context::default()).await;
    let [own, failure] = written.as_slice() else {
        panic!("two lines, not {written:?}");
    };
    let number = event.sequence_number(0);
    let spans = json!([
        {"name": "invocation", "handler": "order_job.store", "request_id": "r-1"},
        {"name": "item", "item_index": 0, "item_id": number},
    ]);
    assert_eq!(own["fields"]["message"], "looking at it");
    assert_eq!(own["spans"], spans);
    assert_eq!(failure["level"], "ERROR");
    assert_eq!(
        failure["fields"],
        json!({
            "message": format!("record 0 (sequence number {number}): hello is not an order"),
            "handler": "order_job.store",
            "request_id": "r-1",
            "verdict": "retried",
            "item_index": 0,
            "item_id": number,
        })
    );
}

#[tokio::test]
async fn an_item_that_a_batch_reports_is_a_line_like_any_other() {
    let event = KinesisEvent::new().text("a").text("b");
    let (_, written) = invoke("store_all", event.to_json(), Context::default()).await;
    let fields: Vec<&Value> = written.iter().map(|line| &line["fields"]).collect();
    let expected = [0, 1].map(|index| {
        let number = event.sequence_number(index);
        json!({
            "message": format!("record {index} (sequence number {number}): no order"),
            "handler": "order_job.store_all",
            "request_id": "r-1",
            "verdict": "retried",
            "item_index": index,
            "item_id": number,
        })
    });
    assert_eq!(fields, expected.iter().collect::<Vec<_>>());
}

#[tokio::test]
async fn an_invocation_that_is_not_tried_again_is_an_error_in_the_log() {
    let (response, written) = invoke("withdraw", "{}".to_owned(), Context::default()).await;
    assert_eq!(response.as_str(), "null");
    let [line] = written.as_slice() else {
        panic!("one line, not {written:?}");
    };
    assert_eq!(line["level"], "ERROR");
    let message = "no order is {}";
    let fields = json!({
        "message": message, "handler": "order_job.withdraw", "request_id": "r-1", "verdict": "dropped",
    });
    assert_eq!(line["fields"], fields);
}

#[tokio::test]
async fn there_is_no_warning_where_all_was_begun() {
    let event = KinesisEvent::new().text("a");
    let context = Context::default().with_deadline(SystemTime::now());
    let (_, written) = invoke("pass_alone", event.to_json(), context).await;
    assert_eq!(written, [] as [Value; 0]);
}

#[tokio::test]
async fn what_was_not_begun_for_want_of_time_is_a_warning() {
    let event = KinesisEvent::new().text("a").text("b").text("c");
    let context = Context::default().with_deadline(SystemTime::now());
    let (response, written) = invoke("pass", event.to_json(), context).await;
    let number = event.sequence_number(1);
    let expected = json!({"batchItemFailures": [{"itemIdentifier": number}]});
    assert_eq!(response.json::<Value>().expect("JSON"), expected);
    let [line] = written.as_slice() else {
        panic!("one line, not {written:?}");
    };
    assert_eq!(line["level"], "WARN");
    assert_eq!(
        line["fields"]["message"],
        "the invocation's time is nearly up: 2 of 3 records were not begun, and are tried again"
    );
}
