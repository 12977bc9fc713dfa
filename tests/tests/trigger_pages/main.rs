//! Tests that the API docs of each trigger show the current event, permissions and template of their example job.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[allow(dead_code, reason = "each crate uses a part")]
#[path = "../../../jets-core/tests/common/golden.rs"]
mod golden;

mod dynamodb;
mod iot;
mod kinesis;
mod logs;
mod rule;
mod s3;
mod schedule;
mod sns;
mod sqs;

use jets::{
    App, Context, Job,
    cloudformation::Stack,
    testing::{
        DynamodbEvent, DynamodbEventRecord, EventBridgeEvent, KinesisEvent, LogsEvent, S3Event,
        ScheduleEvent, SnsEvent, SnsEventMessage, SqsEvent,
    },
    triggers::Trigger,
};
use jets_tests::repository;
use serde_json::{Value, json};

/// Compares the page `name` with the output for `job`, whose source is `declaration`. `about` describes the event.
async fn assert_page(name: &str, declaration: &str, job: impl Job, about: &str, event: &str) {
    let app = App::new().job(job);
    let [handler] = app.handler_names()[..] else {
        panic!("one function: {:?}", app.handler_names());
    };
    let response = app.invoke(handler, event, Context::default()).await;
    assert_eq!(response.expect("success").failed_items().len(), 0);

    let page = format!(
        "```rust\n{}```\n\n# The event\n\n{about}\n\n{}\n# Permissions\n\n{}\n# In the template\n\n{}\n\n{}",
        declaration,
        fenced(&pretty(event)),
        permissions(&app),
        "Beside the function and its role:",
        fenced(&resources(&app)),
    );
    let path = repository(&format!("jets-core/docs/triggers/{name}.md"));
    golden::assert_file(&path, &page);
}

fn fenced(json: &str) -> String {
    format!("```json\n{json}\n```\n")
}

fn pretty(json: &str) -> String {
    let value: Value = serde_json::from_str(json).expect("JSON");
    format!("{value:#}")
}

/// Returns the statements that the trigger adds to the function's policy.
fn permissions(app: &App) -> String {
    let manifest = app.manifest().expect("a manifest");
    let function = manifest.functions().next().expect("one function");
    let statements: Vec<_> = function
        .triggers
        .iter()
        .flat_map(Trigger::default_policy)
        .collect();
    if statements.is_empty() {
        return "None: the source invokes the function, and the template lets this one source do so.\n"
            .to_owned();
    }
    let statements = serde_json::to_string_pretty(&statements).expect("JSON");
    format!(
        "What the function's role may do, beside writing its own log:\n\n{}",
        fenced(&statements)
    )
}

/// Returns the resources of the template without the function and its role, in the template's order.
fn resources(app: &App) -> String {
    let manifest = app.manifest().expect("a manifest");
    let template = manifest
        .cloudformation(&Stack::default())
        .expect("a template");
    let text = template.to_json_pretty().expect("a template");
    let (_, resources) = text
        .split_once("\n  \"Resources\": {\n")
        .expect("resources");
    let (resources, _) = resources.split_once("\n  }").expect("an end");
    let shown: Vec<String> = resources
        .split("\n    },\n")
        .filter(|resource| {
            let name = resource.split('"').nth(1).expect("a logical id");
            !(name.ends_with("LambdaFunction") || name.ends_with("IamRole"))
        })
        .map(|resource| resource.trim_end_matches("\n    }").replace("\n  ", "\n") + "\n  }")
        .map(|resource| resource.trim_start_matches("  ").to_owned())
        .collect();
    let json = format!("{{\n  {}\n}}", shown.join(",\n  "));
    serde_json::from_str::<Value>(&json).expect("JSON");
    json
}

macro_rules! page {
    ($module:ident, $Job:ident, $about:literal, $event:expr) => {
        assert_page(
            stringify!($module),
            include_str!(concat!(stringify!($module), ".rs")),
            $module::$Job,
            $about,
            &$event,
        )
        .await;
    };
}

#[tokio::test]
async fn the_page_of_each_trigger_shows_what_the_library_makes() {
    page!(
        kinesis,
        OrderJob,
        "A batch of records, as [`KinesisEvent`](crate::testing::KinesisEvent) makes it for a test. The data is base64.",
        KinesisEvent::new()
            .stream("orders")
            .text(r#"{"id":7}"#)
            .to_json()
    );
    page!(
        dynamodb,
        OrderJob,
        "A batch of changes, as [`DynamodbEvent`](crate::testing::DynamodbEvent) makes it for a test.",
        DynamodbEvent::new()
            .table("orders")
            .record(DynamodbEventRecord::modify(
                json!({"id": {"S": "7"}}),
                json!({"total": {"N": "20"}}),
                json!({"total": {"N": "30"}}),
            ))
            .to_json()
    );
    page!(
        sqs,
        OrderJob,
        "A batch of messages, as [`SqsEvent`](crate::testing::SqsEvent) makes it for a test.",
        SqsEvent::new()
            .queue("orders")
            .text(r#"{"id":7}"#)
            .to_json()
    );
    page!(
        sns,
        NoticeJob,
        "One message, as [`SnsEvent`](crate::testing::SnsEvent) makes it for a test.",
        SnsEvent::new()
            .topic("orders")
            .message(SnsEventMessage::text("tea").subject("an order"))
            .to_json()
    );
    page!(
        s3,
        ImageJob,
        "One object, as [`S3Event`](crate::testing::S3Event) makes it for a test: an event of EventBridge.",
        S3Event::created("uploads", "images/tea.png").to_json()
    );
    page!(
        logs,
        WatchJob,
        "Compressed log events of one log stream, as [`LogsEvent`](crate::testing::LogsEvent) makes them for a test.",
        LogsEvent::new("/aws/lambda/shop")
            .message("ERROR: no tea")
            .to_json()
    );
    page!(
        rule,
        OrderJob,
        "One event, as [`EventBridgeEvent`](crate::testing::EventBridgeEvent) makes it for a test.",
        EventBridgeEvent::new("shop", "Order Placed")
            .detail(&json!({"total": 250}))
            .to_json()
    );
    page!(
        schedule,
        ReportJob,
        "One time, as [`ScheduleEvent`](crate::testing::ScheduleEvent) makes it for a test.",
        ScheduleEvent::new().input(&json!({"days": 7})).to_json()
    );
    page!(
        iot,
        SensorJob,
        "What the statement selects from one message.",
        r#"{"celsius":71.5}"#
    );
}
