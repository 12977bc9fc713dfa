//! Tests that a failure is one line of the log, whatever is in its texts, and whatever a subscriber does.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::{
    io,
    sync::{Arc, Mutex},
};

use jets::{
    App, Context, jobs,
    testing::{KinesisEvent, KinesisEventRecord, SqsEvent},
};
use tracing_subscriber::{
    Layer as _,
    filter::LevelFilter,
    fmt::{self, MakeWriter},
    layer::SubscriberExt as _,
};

jobs! {
    OrderJob {
        sqs_event "orders";
        fn store(sqs_message: &str) -> Result<(), String> {
            Err(format!("{sqs_message} is not an order"))
        }

        kinesis_event "orders";
        fn count(kinesis_record: &str) {
            println!("{kinesis_record}");
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

const FORGED: &str = "a\nERROR forged\r\u{1b}[31m\u{2028}b\u{2029}\u{85}\u{202e}c\u{0}";

#[tokio::test(flavor = "current_thread")]
async fn a_failure_is_one_line_in_each_format_whatever_is_in_its_text() {
    let (text, json) = (Lines::default(), Lines::default());
    let subscriber = tracing_subscriber::registry()
        .with(fmt::layer().with_writer(text.clone()).with_ansi(false))
        .with(fmt::layer().with_writer(json.clone()).json());
    let guard = tracing::subscriber::set_default(subscriber);
    let event = SqsEvent::new().text(FORGED).to_json();
    let context = Context::default()
        .with_request_id(FORGED)
        .with_trace_id(FORGED);
    let app = App::new().job(OrderJob).log_data(1_000);
    app.invoke("order_job.store", event, context)
        .await
        .expect("an answer");
    drop(guard);
    for lines in [text, json] {
        let written = lines.0.lock().expect("a lock").clone();
        let written = String::from_utf8(written).expect("UTF-8");
        let line = written.strip_suffix('\n').expect("a line");
        assert!(line.contains("is not an order"), "{line}");
        let forges = |character: char| {
            character.is_control() || ('\u{2028}'..='\u{202e}').contains(&character)
        };
        assert!(!line.contains(forges), "{line:?}");
    }
}

/// Prints what is logged without a subscriber that takes it. The test below runs it.
#[tokio::test(flavor = "current_thread")]
#[ignore = "run by another test"]
async fn prints_a_failure() {
    let layer = fmt::layer()
        .with_writer(io::sink)
        .with_filter(LevelFilter::OFF);
    let guard = tracing::subscriber::set_default(tracing_subscriber::registry().with(layer));
    let event = SqsEvent::new().text(FORGED).to_json();
    let app = App::new().job(OrderJob).log_data(1_000);
    app.invoke("order_job.store", event, Context::default())
        .await
        .expect("an answer");
    drop(guard);
}

#[test]
fn a_failure_that_a_filter_drops_is_a_line_on_standard_error_which_the_test_harness_captures() {
    let test = std::env::current_exe().expect("a path");
    for format in ["JSON", "Text"] {
        let output = std::process::Command::new(&test)
            .args(["--ignored", "--nocapture", "--exact", "prints_a_failure"])
            .env("AWS_LAMBDA_LOG_FORMAT", format)
            .output()
            .expect("the test runs");
        let written = String::from_utf8(output.stderr).expect("UTF-8");
        let lines: Vec<&str> = written.lines().collect();
        let [line] = lines.as_slice() else {
            panic!("one line, not {written:?}");
        };
        let line = line.replace(r"\\", r"\");
        assert!(line.contains(r"\u{1b}[31m\u{2028}b"), "{line}");
        assert!(line.contains("retried"), "{line}");
    }
    let output = std::process::Command::new(&test)
        .args(["--ignored", "--exact", "prints_a_failure"])
        .output()
        .expect("the test runs");
    let written = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(written, "", "a test that passes prints nothing");
}

#[tokio::test(flavor = "current_thread")]
async fn a_line_has_the_first_bytes_of_the_data_on_request_only() {
    for (bytes, data) in [
        (0, None),
        (1, Some("t")),
        (2, Some("t")),
        (3, Some("të")),
        (100, Some(r"tëa\n")),
    ] {
        let event = SqsEvent::new().text("tëa\n").to_json();
        assert_eq!(
            logged_data("order_job.store", &event, bytes)
                .await
                .as_deref(),
            data,
            "{bytes} bytes"
        );
    }
}

/// These bytes are the later ones of characters.
#[tokio::test(flavor = "current_thread")]
async fn a_line_has_no_data_before_the_end_of_a_character() {
    let record = KinesisEventRecord::bytes(b"\x80\x80\x80\x80");
    let event = KinesisEvent::new().record(record).to_json();
    for (bytes, data) in [(3, None), (4, Some("\u{fffd}".repeat(4)))] {
        assert_eq!(logged_data("order_job.count", &event, bytes).await, data);
    }
}

/// Returns the data in the line about an item that fails, of which this many bytes are logged.
async fn logged_data(handler: &str, event: &str, bytes: usize) -> Option<String> {
    let lines = Lines::default();
    let layer = fmt::layer().with_writer(lines.clone()).json();
    let guard = tracing::subscriber::set_default(tracing_subscriber::registry().with(layer));
    let app = App::new().job(OrderJob).log_data(bytes);
    app.invoke(handler, event, Context::default())
        .await
        .expect("an answer");
    drop(guard);
    let written = lines.0.lock().expect("a lock");
    let line: serde_json::Value = serde_json::from_slice(&written).expect("a line");
    line["fields"]["data"].as_str().map(str::to_owned)
}
