//! Failures as events of `tracing`, with the fields to find them by.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::{
    io,
    sync::{Arc, Mutex},
};

use jets::{App, Context, jobs, testing::KinesisEvent};
use serde_json::{Value, json};
use tracing_subscriber::{fmt::MakeWriter, layer::SubscriberExt as _};

jobs! {
    OrderJob {
        kinesis_event "orders";
        fn store(kinesis_record: &str) -> Result<(), String> {
            tracing::info!("looking at it");
            Err(format!("{kinesis_record} is not an order"))
        }
    }
}

/// What is written, line by line.
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

#[tokio::test]
async fn a_failed_item_is_one_line_of_json_with_its_request_and_spans() {
    let lines = Lines::default();
    let layer = tracing_subscriber::fmt::layer()
        .json()
        .with_writer(lines.clone());
    let subscriber = tracing_subscriber::registry().with(layer);
    tracing::subscriber::set_global_default(subscriber).expect("the only subscriber");

    let event = KinesisEvent::new().text("hello");
    let context = Context::default().with_request_id("r-1");
    let app = App::new().job(OrderJob);
    app.invoke("order_job.store", event.to_json(), context)
        .await
        .expect("an answer");

    let written = lines.0.lock().expect("a lock").clone();
    let written: Vec<Value> = String::from_utf8(written)
        .expect("text")
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
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
            "item_index": 0,
            "item_id": number,
        })
    );
}
