//! Tests that the examples print what they say.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::{
    env,
    fs::File,
    io::Write as _,
    path::PathBuf,
    process::{Command, Output, Stdio},
};

use serde_json::{Value, json};

const KINESIS_EVENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/events/kinesis.json");

/// Returns the path of an example. `cargo test` builds them all, but not if it is told which test to run.
fn built(example: &str) -> PathBuf {
    let test = env::current_exe().expect("a path");
    // target/<profile>/deps/<test>
    let folder = test.ancestors().nth(2).expect("the profile's folder");
    let mut path = folder.join("examples").join(example);
    path.set_extension(env::consts::EXE_EXTENSION);
    assert!(
        path.exists(),
        "{} is missing: `cargo test` builds it",
        path.display()
    );
    path
}

fn run(example: &str, arguments: &[&str]) -> Output {
    let mut command = Command::new(built(example));
    command.args(arguments).output().expect("it runs")
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("UTF-8")
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).expect("UTF-8")
}

#[test]
fn the_main_job_prints_the_documented_event() {
    let by_default = run("data_job", &[]);
    assert!(by_default.status.success(), "{}", stderr(&by_default));
    let event = std::fs::read_to_string(KINESIS_EVENT).expect("the event");
    assert_eq!(
        stdout(&by_default),
        format!(
            "event {}\nkinesis_data [\"hello world\"]\n",
            event.trim_end()
        )
    );
    assert_eq!(run("data_job", &[KINESIS_EVENT]).stdout, by_default.stdout);

    let piped = Command::new(built("data_job"))
        .arg("-")
        .stdin(File::open(KINESIS_EVENT).expect("the event"))
        .output();
    assert_eq!(piped.expect("it runs").stdout, by_default.stdout);
}

#[test]
fn housekeeping_is_done_on_a_schedule_on_an_event_and_for_an_object() {
    let output = run("housekeeping", &[]);
    assert_eq!(
        stdout(&output),
        "report of 7 days at 2027-01-04T11:00:00Z\n\
         i-0123456789abcdef0 is terminated\n\
         incoming/a photo.png of 1024 bytes\n",
        "{}",
        stderr(&output)
    );
}

#[test]
fn the_main_job_says_in_one_line_what_is_wrong_with_an_event_and_where() {
    let mut child = Command::new(built("data_job"))
        .arg("-")
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    let mut stdin = child.stdin.take().expect("piped");
    let event = br#"{"Records": [{"kinesis": {"data": "!"}}]}"#;
    stdin.write_all(event).expect("it reads");
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        stderr(&output),
        "error: standard input: record 0: field `kinesis.sequenceNumber` is missing\n"
    );

    let missing = run("data_job", &["no/such/event.json"]);
    assert_eq!(missing.status.code(), Some(1));
    assert!(
        stderr(&missing).starts_with("error: no/such/event.json: "),
        "{}",
        stderr(&missing)
    );
    assert_eq!(stderr(&missing).lines().count(), 1);
}

#[test]
fn typed_orders_stop_at_the_spoilt_one() {
    let output = run("typed_orders", &[]);
    let printed = stdout(&output);
    let (first, answer) = printed.split_once('\n').expect("two lines");
    assert_eq!(first, "order 1: Ada pays 1250 cents");
    assert!(
        answer.starts_with(r#"answer {"batchItemFailures":[{"itemIdentifier":""#),
        "{answer}"
    );
    assert!(
        stderr(&output).contains("order_job.take retried: record 1 (sequence number "),
        "{}",
        stderr(&output)
    );
}

#[test]
fn the_cold_start_happens_once() {
    let output = run("cold_start", &[]);
    assert_eq!(
        stdout(&output),
        "reading the price list\ntotal 670 cents\ntotal 750 cents\n"
    );
}

#[test]
fn an_order_that_panics_and_comes_again_is_charged_once() {
    let output = run("idempotent_orders", &[]);
    let id = |number: u32| format!("059f36b4-87a3-44ab-83d2-{number:012}");
    let answer = |ids: &[u32]| {
        let ids = ids
            .iter()
            .map(|number| format!("{{\"itemIdentifier\":\"{}\"}}", id(*number)));
        let ids = ids.collect::<Vec<_>>().join(",");
        format!("answer {{\"batchItemFailures\":[{ids}]}}\n")
    };
    let (panicked, empty) = (answer(&[1, 2]), answer(&[2]));
    assert_eq!(
        stdout(&output),
        format!("{panicked}{}: charged 1250 cents\n{empty}{empty}", id(1)),
        "{}",
        stderr(&output)
    );
}

/// Returns the template that `example` makes of these programs.
fn template_by(example: &str, programs: &[&str]) -> Value {
    let paths: Vec<_> = programs.iter().map(|name| built(name)).collect();
    let paths: Vec<_> = paths
        .iter()
        .map(|path| path.to_str().expect("UTF-8"))
        .collect();
    let output = run(example, &paths);
    serde_json::from_slice(&output.stdout).expect("a template")
}

#[test]
fn each_function_gets_its_alarms() {
    let template = template_by("alarms", &["lambda"]);
    let resources = &template["Resources"];
    assert!(resources["DataJobFileLambdaFunction"].is_object());
    for name in ["Errors", "FailedItems"] {
        let alarm = &resources[format!("DataJobFileLambdaFunction{name}Alarm")]["Properties"];
        assert_eq!(alarm["MetricName"], name);
        let function =
            json!([{"Name": "FunctionName", "Value": {"Ref": "DataJobFileLambdaFunction"}}]);
        assert_eq!(alarm["Dimensions"], function);
    }
}

#[test]
fn each_function_of_a_template_runs_the_program_that_has_it() {
    let template = template_by("programs", &["queue", "housekeeping"]);
    let code = |id: &str| &template["Resources"][id]["Properties"]["Code"]["S3Key"]["Ref"];
    assert_eq!(code("OrderJobStoreLambdaFunction"), "QueueCodeKey");
    assert_eq!(
        code("HousekeepingJobReportLambdaFunction"),
        "HousekeepingCodeKey"
    );
    let parameters = template["Parameters"].as_object().expect("parameters");
    let keys: Vec<_> = parameters
        .keys()
        .filter(|name| name.ends_with("Key"))
        .collect();
    assert_eq!(keys, ["HousekeepingCodeKey", "QueueCodeKey"]);
}

#[test]
fn the_job_on_a_queue_reports_the_message_that_is_not_an_order() {
    let output = run("queue", &[]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert_eq!(
        stdout(&output),
        "059f36b4-87a3-44ab-83d2-000000000001: order 1 of 3\n\
         059f36b4-87a3-44ab-83d2-000000000003: order 2 of 5\n\
         {\"batchItemFailures\":[{\"itemIdentifier\":\"059f36b4-87a3-44ab-83d2-000000000002\"}]}\n"
    );
    assert!(stderr(&output).contains("message 1 (message id 059f36b4-87a3-44ab-83d2-000000000002): body is not the JSON asked for"));
}
