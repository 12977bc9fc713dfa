//! Tests payloads of ten times Lambda's limit, a million records, and ten thousand concurrent invocations. Each gives
//! an answer or an error, in memory that is bounded by the payload.
//!
//! `cargo test -p jets-tests --test lambda_runtime_api abuse -- --ignored --nocapture --test-threads 1`
//! prints the memory of each.

use std::process::Stdio;

use hyper::body::Bytes;
use jets::testing::KinesisEvent;
use serde_json::Value;

use crate::{
    answer, error,
    memory::peak,
    program_run::{PROGRAM, Program, command},
    runtime_api::RuntimeApi,
};

const MEBIBYTE: usize = 1 << 20;

/// The smallest possible record.
const SMALLEST_RECORD: &str = r#"{"kinesis":{"data":"","sequenceNumber":"1","approximateArrivalTimestamp":1},"eventID":"","eventSourceARN":""}"#;

/// Returns the smallest possible message that differs from others.
fn smallest_message(number: usize) -> String {
    format!(r#"{{"messageId":"{number}","receiptHandle":"","body":"","eventSourceARN":""}}"#)
}

/// Returns an event of a million items.
fn event_of(item: impl Fn(usize) -> String) -> Bytes {
    let items: Vec<String> = (0..1_000_000).map(item).collect();
    format!(r#"{{"Records":[{}]}}"#, items.join(",")).into()
}

/// Starts the test program with function `name`. Nobody reads its logs.
fn serve(name: &str, api: &RuntimeApi) -> Program {
    let mut command = command(PROGRAM, api);
    command
        .env("_HANDLER", format!("program_job.{name}"))
        .stderr(Stdio::null());
    Program::start(&mut command)
}

/// Returns the answer of function `name` to `payload`. Asserts that the program uses at most `times` the payload's size
/// plus 16 MiB of memory.
async fn answer_within(times: usize, name: &str, payload: Bytes) -> Value {
    let mut api = RuntimeApi::start().await;
    let program = serve(name, &api);
    api.invoke("1", payload.clone());
    let answered = answer(&mut api, "1").await;
    assert_peak(&program, times, name, payload.len());
    answered
}

fn assert_peak(program: &Program, times: usize, what: &str, bytes: usize) {
    let peak = peak(program.id());
    println!(
        "{what}: {} MiB of payload, {} MiB at most",
        bytes / MEBIBYTE,
        peak / MEBIBYTE
    );
    assert!(
        peak <= times * bytes + 16 * MEBIBYTE,
        "{what}: {peak} of {bytes}"
    );
}

#[tokio::test]
#[ignore = "takes a while"]
async fn a_payload_of_60_mb_is_answered() {
    let event = (0..10_000).fold(KinesisEvent::new(), |event, _| event.bytes(&[7; 4_000]));
    let event = Bytes::from(event.to_json());
    assert!(event.len() > 57_000_000, "{}", event.len());
    let answered = answer_within(2, "count", event).await;
    assert_eq!(answered[2], 40_000_000);
}

#[tokio::test]
#[ignore = "takes a while"]
async fn records_of_10_mib_are_answered() {
    let record = vec![7; 10 * MEBIBYTE];
    let event = (0..4).fold(KinesisEvent::new(), |event, _| event.bytes(&record));
    let answered = answer_within(2, "count", event.to_json().into()).await;
    assert_eq!(answered[2], 40 * MEBIBYTE);
}

#[tokio::test]
#[ignore = "takes a while"]
async fn a_million_records_at_once_are_answered() {
    let answered = answer_within(2, "count", event_of(|_| SMALLEST_RECORD.to_owned())).await;
    assert_eq!(answered[1], 1_000_000);
}

#[tokio::test]
#[ignore = "takes a while"]
async fn a_million_messages_of_which_each_fails_are_reported() {
    let event = event_of(smallest_message);
    let answered = answer_within(8, "refuse", event).await;
    assert_eq!(
        answered["batchItemFailures"].as_array().map(Vec::len),
        Some(1_000_000)
    );
}

#[tokio::test]
#[ignore = "takes a while"]
async fn a_million_of_the_deepest_lists_are_an_error() {
    let payload = Bytes::from("[".repeat(60_000_000));
    let mut api = RuntimeApi::start().await;
    let program = serve("echo", &api);
    api.invoke("1", payload.clone());
    let (error_type, message) = error(&mut api, "1").await;
    assert_eq!(error_type, "DecodeError");
    assert!(message.contains("recursion limit exceeded"), "{message}");
    assert_peak(&program, 2, "echo", payload.len());
}

#[tokio::test]
#[ignore = "takes a while, and 10,000 open files"]
async fn ten_thousand_invocations_at_once_are_answered() {
    const AT_ONCE: usize = 10_000;
    let mut api = RuntimeApi::start().await;
    let mut command = command(PROGRAM, &api);
    command
        .env("_HANDLER", "program_job.meet")
        .env("MEETING", AT_ONCE.to_string())
        .env("AWS_LAMBDA_MAX_CONCURRENCY", AT_ONCE.to_string());
    let program = Program::start(&mut command);
    for round in 0..2 {
        let mut expected = Vec::new();
        for number in 0..AT_ONCE {
            let request_id = format!("{round}-{number:05}");
            api.invoke(&request_id, "{}");
            expected.push(format!("invocation/{request_id}/response"));
        }
        let mut answered = Vec::new();
        for _ in 0..AT_ONCE {
            answered.push(api.report().await.path);
        }
        answered.sort();
        assert_eq!(answered, expected);
    }
    let peak = peak(program.id());
    println!(
        "meet: {AT_ONCE} invocations, {} MiB at most",
        peak / MEBIBYTE
    );
    assert!(peak <= AT_ONCE * 64 * 1024, "{peak}");
}
