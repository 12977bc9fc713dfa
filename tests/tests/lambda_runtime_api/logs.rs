//! Tests of what a program on Lambda logs about failures.

use jets::testing::{KinesisEvent, SqsEvent};
use serde_json::{Value, json};
use tokio::process::Command;

use crate::{
    answer, error,
    program_run::{PROGRAM, Program, SCOPED, SERVICE, command},
    runtime_api::RuntimeApi,
};

/// Returns the service for `handler`, with JSON logs. It has a table, and no database.
fn service(handler: &str, api: &RuntimeApi) -> Command {
    let mut command = command(SERVICE, api);
    command
        .env("_HANDLER", handler)
        .env("AWS_LAMBDA_LOG_FORMAT", "JSON")
        .env("TABLE", "orders-dev");
    command
}

/// Parses lines of JSON. Asserts that each has a timestamp.
fn lines(written: &str) -> Vec<Value> {
    let lines = written.lines().map(|line| {
        let line: Value = serde_json::from_str(line).expect("a line of JSON");
        let timestamp = line["timestamp"].as_str().expect("a timestamp");
        assert!(
            timestamp.ends_with('Z') && timestamp.len() >= 20,
            "{timestamp}"
        );
        line
    });
    lines.collect()
}

#[tokio::test]
async fn a_program_of_three_jobs_serves_two_where_the_third_cannot_be_set_up() {
    let mut api = RuntimeApi::start().await;
    let _ping = Program::start(&mut service("ping_job.ping", &api));
    api.invoke("1", "{}");
    assert_eq!(answer(&mut api, "1").await, "pong");

    let mut api = RuntimeApi::start().await;
    let _orders = Program::start(&mut service("order_job.take", &api));
    api.invoke("2", SqsEvent::new().text("tea").to_json());
    let expected = json!({"batchItemFailures": []});
    assert_eq!(answer(&mut api, "2").await, expected);

    let mut api = RuntimeApi::start().await;
    let reports = Program::start(&mut service("report_job.write", &api));
    let report = api.report().await;
    assert_eq!(report.path, "init/error");
    let message = "the job could not be set up: DATABASE: environment variable not found";
    assert_eq!(report.body["errorMessage"], message);
    assert_eq!(reports.ended().await.code, Some(1));
}

#[tokio::test]
async fn a_failed_item_is_one_line_of_json_with_request_id_and_spans_beside_its_metric() {
    let mut api = RuntimeApi::start().await;
    let program = Program::start(&mut service("order_job.take", &api));
    let event = SqsEvent::new().text("tea").text("poison");
    api.invoke("r-1", event.to_json());
    let expected = json!({"batchItemFailures": []});
    assert_eq!(answer(&mut api, "r-1").await, expected, "it is permanent");

    let written = lines(&program.stopped().await.stdout);
    let [first, second, failure, metric] = written.as_slice() else {
        panic!("four lines, not {written:#?}");
    };
    let trace_id = "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=0";
    let invocation = json!({
        "name": "invocation", "handler": "order_job.take", "request_id": "r-1", "trace_id": trace_id,
    });
    for (index, line) in [first, second].into_iter().enumerate() {
        assert_eq!(line["level"], "INFO");
        let fields = json!({"message": "an order", "table": "orders-dev"});
        assert_eq!(line["fields"], fields);
        let item = json!({"name": "item", "item_index": index, "item_id": event.message_id(index)});
        assert_eq!(line["spans"], json!([invocation, item]));
    }
    let id = event.message_id(1);
    assert_eq!(failure["level"], "ERROR");
    assert_eq!(failure["spans"], json!([invocation]));
    assert_eq!(
        failure["fields"],
        json!({
            "message": format!("message 1 (message id {id}): not an order"),
            "handler": "order_job.take",
            "request_id": "r-1",
            "verdict": "dropped",
            "item_index": 1,
            "item_id": id,
        })
    );
    assert_eq!(metric["level"], "ERROR");
    assert_eq!(metric["FailedItems"], 1);
    assert_eq!(metric["FunctionName"], "program");
    assert_eq!(metric["DroppedItems"], 1);
    assert_eq!(metric["NotTriedItems"], 0);
    let names = ["FailedItems", "DroppedItems", "NotTriedItems"];
    let metrics = json!([{
        "Namespace": "Shop",
        "Dimensions": [["FunctionName"]],
        "Metrics": names.map(|name| json!({"Name": name, "Unit": "Count"})),
    }]);
    assert_eq!(metric["_aws"]["CloudWatchMetrics"], metrics);
    assert!(metric["_aws"]["Timestamp"].is_u64());
}

#[tokio::test]
async fn what_is_below_the_level_of_the_function_is_not_written() {
    let mut api = RuntimeApi::start().await;
    let mut command = service("order_job.take", &api);
    command.env("AWS_LAMBDA_LOG_LEVEL", "WARN");
    let program = Program::start(&mut command);
    api.invoke("r-1", SqsEvent::new().text("tea").to_json());
    let expected = json!({"batchItemFailures": []});
    assert_eq!(answer(&mut api, "r-1").await, expected);
    let written = lines(&program.stopped().await.stdout);
    assert_eq!(written, [] as [Value; 0]);
}

#[tokio::test]
async fn an_invocation_that_is_not_tried_again_is_counted_as_a_failed_item() {
    let mut api = RuntimeApi::start().await;
    let program = Program::start(&mut service("ping_job.withdraw", &api));
    api.invoke("r-1", "{}");
    assert_eq!(answer(&mut api, "r-1").await, Value::Null);
    let written = lines(&program.stopped().await.stdout);
    let [metric, failure] = written.as_slice() else {
        panic!("two lines, not {written:#?}");
    };
    assert_eq!(metric["FailedItems"], 1);
    assert_eq!(failure["level"], "ERROR");
    assert_eq!(failure["fields"]["message"], "nothing to withdraw");
}

#[tokio::test]
async fn a_failed_invocation_is_one_line_with_request_id_whatever_the_level() {
    for level in ["ERROR", "INFO"] {
        let mut api = RuntimeApi::start().await;
        let mut command = service("report_job.write", &api);
        command.env("DATABASE", "reports");
        command.env("AWS_LAMBDA_LOG_LEVEL", level);
        let program = Program::start(&mut command);
        api.invoke("r-1", KinesisEvent::new().text("one").to_json());
        let message = "reports does not take 1 records";
        let expected = ("FunctionError".to_owned(), message.to_owned());
        assert_eq!(error(&mut api, "r-1").await, expected);

        let written = lines(&program.stopped().await.stdout);
        let [line] = written.as_slice() else {
            panic!("one line, not {written:#?}");
        };
        assert_eq!(line["level"], "ERROR");
        let message = format!("FunctionError: {message}");
        let fields =
            json!({"message": message, "handler": "report_job.write", "request_id": "r-1"});
        assert_eq!(line["fields"], fields);
        assert_eq!(line["spans"][0]["handler"], "report_job.write");
        assert_eq!(line["spans"][0]["request_id"], "r-1");
    }
}

#[tokio::test]
async fn a_function_whose_format_is_text_gets_text() {
    let mut api = RuntimeApi::start().await;
    let mut command = service("order_job.take", &api);
    command.env("AWS_LAMBDA_LOG_FORMAT", "Text");
    let program = Program::start(&mut command);
    api.invoke("r-1", SqsEvent::new().text("tea").to_json());
    answer(&mut api, "r-1").await;
    let written = program.stopped().await.stdout;
    assert!(
        written.starts_with(" INFO invocation{handler=\"order_job.take\" request_id=\"r-1\" "),
        "{written}"
    );
    assert!(
        written.ends_with("an order table=\"orders-dev\"\n"),
        "{written}"
    );
}

#[tokio::test]
async fn without_a_subscriber_a_failure_is_a_line_in_the_format_of_the_function() {
    let event = SqsEvent::new().text("{\"id\": 42}");
    let item = format!("message 0 (message id {}): poison", event.message_id(0));
    for format in ["JSON", "Text"] {
        let mut api = RuntimeApi::start().await;
        let mut orders = command(PROGRAM, &api);
        orders.env("_HANDLER", "program_job.receive");
        orders.env("AWS_LAMBDA_LOG_FORMAT", format);
        let program = Program::start(&mut orders);
        api.invoke("r-1", event.to_json());
        answer(&mut api, "r-1").await;
        api.invoke("r-2", "{}");
        error(&mut api, "r-2").await;
        let stderr = program.stopped().await.stderr;
        let invocation = "DecodeError: not an SQS event: field `Records` is missing";
        if format == "Text" {
            assert_eq!(
                stderr,
                format!(
                    "ERROR RequestId: r-1 program_job.receive retried: {item}\n\
                     ERROR RequestId: r-2 program_job.receive: {invocation}\n"
                )
            );
            continue;
        }
        let written = lines(&stderr);
        let [first, second] = written.as_slice() else {
            panic!("two lines, not {written:#?}");
        };
        for line in &written {
            assert_eq!(line["level"], "ERROR");
            assert_eq!(line["fields"]["handler"], "program_job.receive");
        }
        assert_eq!(first["fields"]["message"], item);
        assert_eq!(first["fields"]["request_id"], "r-1");
        assert_eq!(first["fields"]["item_index"], 0);
        assert_eq!(first["fields"]["item_id"], event.message_id(0));
        assert_eq!(second["fields"]["message"], invocation);
        assert_eq!(second["fields"]["request_id"], "r-2");
    }
}

#[tokio::test]
async fn functions_run_with_the_subscriber_and_the_span_of_what_serves_and_end_with_it() {
    let mut api = RuntimeApi::start().await;
    let program = Program::start(&mut command(SCOPED, &api));
    api.invoke("1", "{}");
    assert_eq!(answer(&mut api, "1").await, "pong");

    let ended = program.ended().await;
    let (line, rest) = ended.stdout.split_once('\n').expect("a line");
    let line: Value = serde_json::from_str(line).expect("a line of JSON");
    assert_eq!(line["fields"]["message"], "ping");
    let spans = line["spans"].as_array().expect("spans");
    let names: Vec<_> = spans.iter().map(|span| &span["name"]).collect();
    assert_eq!(names, ["program", "invocation"]);
    assert_eq!((rest, ended.code), ("closed\n", Some(0)));
}
