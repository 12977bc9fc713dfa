//! Tests of programs that serve Lambda's Runtime API over HTTP.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[cfg(target_os = "linux")]
mod abuse;
mod broken_api;
mod logs;
#[cfg(target_os = "linux")]
mod memory;
mod program_run;
mod runtime_api;
#[cfg(unix)]
mod serving;

use std::{
    pin::pin,
    task::{Context, Poll, Waker},
};

use jets::{
    App, lambda,
    testing::{KinesisEvent, KinesisEventRecord, SqsEvent},
};
use serde_json::{Value, json};

use program_run::{EXAMPLE, PROGRAM, Program, bare_command, command};
use runtime_api::RuntimeApi;

const KINESIS_EVENT: &str = include_str!("../../../examples/events/kinesis.json");

/// Starts the test program with function `name`.
fn serve(name: &str, api: &RuntimeApi) -> Program {
    let handler = format!("program_job.{name}");
    Program::start(command(PROGRAM, api).env("_HANDLER", handler))
}

/// Returns the error that the program reports next.
async fn error(api: &mut RuntimeApi, request_id: &str) -> (String, String) {
    let report = api.report().await;
    assert_eq!(report.path, format!("invocation/{request_id}/error"));
    let field = |name: &str| report.body[name].as_str().expect("text").to_owned();
    (field("errorType"), field("errorMessage"))
}

/// Returns the answer that the program gives next.
async fn answer(api: &mut RuntimeApi, request_id: &str) -> Value {
    let report = api.report().await;
    assert_eq!(
        report.path,
        format!("invocation/{request_id}/response"),
        "{report:?}"
    );
    report.body
}

#[tokio::test]
async fn the_deployed_example_prints_the_documented_event() {
    let mut api = RuntimeApi::start().await;
    let program = Program::start(&mut command(EXAMPLE, &api));
    api.invoke("1", KINESIS_EVENT);
    assert_eq!(answer(&mut api, "1").await, Value::Null);
    let printed = program.stop().await;
    assert!(printed.contains("event {\n    \"Records\": ["), "{printed}");
    assert!(
        printed.contains("kinesis_data [\"hello world\"]\n"),
        "{printed}"
    );
}

#[tokio::test]
async fn invocations_are_served_in_turn_each_with_its_context() {
    let mut api = RuntimeApi::start().await;
    let _program = serve("echo", &api);
    for request_id in ["a", "b", "c"] {
        api.invoke(
            request_id,
            format!(r#"{{"number": "{request_id}", "é": [1.5]}}"#),
        );
        assert_eq!(
            answer(&mut api, request_id).await,
            json!({
                "event": {"number": request_id, "é": [1.5]},
                "request_id": request_id,
                "invoked_function_arn": "arn:aws:lambda:us-west-2:112233445566:function:program",
                "trace_id": "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=0",
                "function_name": "program",
                "function_version": "$LATEST",
                "memory_limit_in_mb": 128,
                "client_context": runtime_api::CLIENT_CONTEXT,
                "identity": ["id", "pool"],
                "tenant_id": "tea",
                "has_time": true,
            })
        );
    }
}

#[tokio::test]
async fn messages_that_fail_are_reported_and_the_others_are_taken() {
    let mut api = RuntimeApi::start().await;
    let program = serve("receive", &api);
    let orders = ["{\"id\": 1}", "{\"id\": 42}", "{\"id\": 3}"];
    let event = orders
        .iter()
        .fold(SqsEvent::new(), |event, order| event.text(order));
    api.invoke("1", event.to_json());
    assert_eq!(
        answer(&mut api, "1").await,
        json!({"batchItemFailures": [{"itemIdentifier": event.message_id(1)}]})
    );
    let printed = program.stop().await;
    assert!(
        printed.contains("order 1\norder 42\norder 3\n"),
        "{printed}"
    );
}

#[tokio::test]
async fn a_deadline_that_lambda_does_not_give_holds_up_no_message() {
    let mut api = RuntimeApi::start().await;
    let _program = serve("receive", &api);
    let event = SqsEvent::new()
        .json(&json!({"id": 1}))
        .json(&json!({"id": 2}));
    // The deadline of cargo-lambda's emulator: ten minutes after the start of 1970.
    api.invoke_until(600_000, "1", event.to_json());
    let expected = json!({"batchItemFailures": []});
    assert_eq!(answer(&mut api, "1").await, expected);
}

#[tokio::test]
async fn the_functions_name_chooses_where_no_handler_does() {
    let mut api = RuntimeApi::start().await;
    let mut command = command(PROGRAM, &api);
    command.env("_HANDLER", "bootstrap");
    command.env("AWS_LAMBDA_FUNCTION_NAME", "demo-dev-program_job-count");
    let _program = Program::start(&mut command);
    api.invoke("1", KinesisEvent::new().text("abc").text("de").to_json());
    assert_eq!(answer(&mut api, "1").await[2], 5);
}

#[tokio::test]
async fn failures_are_reported_by_type_and_the_program_serves_on() {
    let mut api = RuntimeApi::start().await;
    let _program = serve("fail", &api);
    api.invoke("1", r#"{"fail": true}"#);
    let expected = ("FunctionError".to_owned(), "no luck".to_owned());
    assert_eq!(error(&mut api, "1").await, expected);
    api.invoke("2", "[[[");
    let expected = "payload is not JSON: EOF while parsing a list at line 1 column 3";
    assert_eq!(
        error(&mut api, "2").await,
        ("DecodeError".to_owned(), expected.to_owned())
    );
    api.invoke("3", b"{\"a\": \"\xff\"}".as_slice());
    let (error_type, message) = error(&mut api, "3").await;
    assert_eq!(error_type, "DecodeError");
    assert!(message.contains("invalid utf-8"), "{message}");
    api.invoke("4", "{}");
    assert_eq!(answer(&mut api, "4").await, Value::Null);
}

#[tokio::test]
async fn a_panic_is_reported_and_the_program_serves_on() {
    let mut api = RuntimeApi::start().await;
    let _program = serve("panics", &api);
    api.invoke("1", r#"{"panic": true}"#);
    let expected = "function panicked: no luck at all";
    assert_eq!(
        error(&mut api, "1").await,
        ("FunctionPanic".to_owned(), expected.to_owned())
    );
    api.invoke("2", "{}");
    assert_eq!(answer(&mut api, "2").await, Value::Null);
}

#[tokio::test]
async fn a_batch_that_does_not_decode_names_its_record() {
    let mut api = RuntimeApi::start().await;
    let _program = serve("count", &api);
    let event = KinesisEvent::new()
        .text("a")
        .record(KinesisEventRecord::base64("a!"));
    api.invoke("1", event.to_json());
    let number = event.sequence_number(1);
    let expected = format!(
        "record 1 (sequence number {number}): data is not base64: invalid symbol `!` at offset 1"
    );
    assert_eq!(
        error(&mut api, "1").await,
        ("DecodeError".to_owned(), expected)
    );
}

#[tokio::test]
async fn a_poisoned_record_is_the_answer_and_no_record_after_it_is_served() {
    let mut api = RuntimeApi::start().await;
    let program = serve("order", &api);
    let event = (1..=100).fold(KinesisEvent::new(), |event, id| {
        event.json(&json!({ "id": id }))
    });
    api.invoke("1", event.to_json());
    let number = event.sequence_number(41);
    let failures = json!({ "batchItemFailures": [{ "itemIdentifier": number }] });
    assert_eq!(answer(&mut api, "1").await, failures);
    let printed = program.stop().await;
    let orders: Vec<&str> = printed.lines().collect();
    assert_eq!(orders.len(), 42);
    assert_eq!(orders.last(), Some(&"order 42"));
}

#[tokio::test]
async fn invocations_are_served_at_once_where_lambda_asks_for_it() {
    let mut api = RuntimeApi::start().await;
    let mut command = command(PROGRAM, &api);
    command
        .env("_HANDLER", "program_job.meet")
        .env("AWS_LAMBDA_MAX_CONCURRENCY", "4");
    let _program = Program::start(&mut command);
    for round in 0..3 {
        let mut expected = Vec::new();
        for number in 0..4 {
            let request_id = format!("{round}-{number}");
            api.invoke(&request_id, "{}");
            expected.push(format!("invocation/{request_id}/response"));
        }
        let mut answered = Vec::new();
        for _ in 0..4 {
            answered.push(api.report().await.path);
        }
        answered.sort();
        assert_eq!(answered, expected);
    }
}

#[tokio::test]
async fn a_program_that_cannot_tell_what_to_serve_reports_it_and_stops() {
    let mut api = RuntimeApi::start().await;
    let program = serve("unknown", &api);
    let report = api.report().await;
    let message = "which function to serve is unknown: handler `program_job.unknown` and function name \
        `program` name none of program_job.echo, program_job.fail, program_job.panics, \
        program_job.order, program_job.receive, program_job.count, program_job.refuse, program_job.meet, \
        broken_job.run, broken_job.send";
    assert_eq!(report.path, "init/error");
    assert_eq!(report.error_type.as_deref(), Some("Runtime.NoSuchHandler"));
    assert_eq!(
        report.body,
        json!({ "errorType": "UnknownHandler", "errorMessage": message })
    );
    let ended = program.ended().await;
    assert_eq!(ended.code, Some(1));
    assert_eq!(
        ended.stderr,
        format!("ERROR UnknownHandler: {message}\nError: {message}\n")
    );
}

#[tokio::test]
async fn a_job_that_cannot_be_set_up_or_send_is_reported_at_start_up() {
    let no_delivery = "`broken_job.send` sends to `program_job.echo`, and the app has no delivery: set one with `App::delivery`";
    for (handler, kind, message) in [
        (
            "run",
            "SetUpError",
            "the job could not be set up: no table to connect to",
        ),
        ("send", "DeliveryError", no_delivery),
    ] {
        let mut api = RuntimeApi::start().await;
        let handler = format!("broken_job.{handler}");
        let program = Program::start(command(PROGRAM, &api).env("_HANDLER", handler));
        let report = api.report().await;
        assert_eq!(report.path, "init/error");
        assert_eq!(report.error_type, Some(format!("Runtime.{kind}")));
        let body = json!({ "errorType": kind, "errorMessage": message });
        assert_eq!(report.body, body);
        assert_eq!(program.ended().await.code, Some(1));
    }
}

#[tokio::test]
async fn a_program_whose_start_up_error_is_not_answered_ends_all_the_same() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    let mut command = bare_command(PROGRAM);
    command
        .env("AWS_LAMBDA_RUNTIME_API", address)
        .env("AWS_LAMBDA_FUNCTION_NAME", "program")
        .env("AWS_LAMBDA_FUNCTION_VERSION", "1")
        .env("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128")
        .env("_HANDLER", "unknown");
    let ended = Program::start(&mut command).ended().await;
    assert_eq!(ended.code, Some(1));
    assert!(
        ended.stderr.starts_with("ERROR UnknownHandler: "),
        "{}",
        ended.stderr
    );
    assert!(
        ended
            .stderr
            .contains("was not reported to Lambda: the Runtime API did not answer in 2 s"),
        "{}",
        ended.stderr
    );
}

#[tokio::test]
async fn a_program_outside_of_lambda_says_so() {
    let program = Program::start(&mut bare_command(EXAMPLE));
    let ended = program.ended().await;
    assert_eq!(ended.code, Some(1));
    assert_eq!(
        ended.stderr,
        "Error: environment variable `AWS_LAMBDA_RUNTIME_API` is not set: \
         this program runs on AWS Lambda, or under `cargo lambda watch`\n"
    );
    for (variable, value) in [
        ("AWS_LAMBDA_RUNTIME_API", "not an address"),
        ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "much"),
    ] {
        let api = RuntimeApi::start().await;
        let ended = Program::start(command(EXAMPLE, &api).env(variable, value))
            .ended()
            .await;
        let expected = format!(
            "Error: environment variable `{variable}` is `{value}`, which AWS Lambda does not give\n"
        );
        assert_eq!(ended.stderr, expected);
    }
}

#[test]
fn a_program_without_a_tokio_runtime_is_told_what_to_do() {
    let mut context = Context::from_waker(Waker::noop());
    let Poll::Ready(Err(error)) = pin!(lambda::run(App::new())).poll(&mut context) else {
        panic!("it ends at once");
    };
    let expected = "`jets::lambda::run` needs a Tokio runtime: call it from `#[tokio::main]`";
    assert_eq!(error.to_string(), expected);
}
