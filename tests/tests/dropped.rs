//! `App::on_dropped`: what is dropped is kept, in every form of a function, or tried again.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

use std::{
    future::ready,
    sync::{Arc, Mutex},
};

use jets::{
    App, BatchResponse, Context, DecodeError, Json, KinesisData, Permanent, Verdict, jobs,
    testing::{EventBridgeEvent, KinesisEvent, KinesisEventRecord, SnsEvent, SqsEvent},
};

jobs! {
    DroppingJob {
        sqs_event "orders";
        fn message(sqs_message: &str) -> Result<(), Permanent> {
            refuse(sqs_message)
        }

        sqs_event "later";
        fn later(_sqs_message: &str) -> Result<(), &'static str> {
            Err("no answer")
        }

        sns_event "orders";
        fn notice(sns_message: &str) -> Result<(), Permanent> {
            refuse(sns_message)
        }

        kinesis_event "orders";
        fn decoded(kinesis_record: Json<u32>) {
            println!("{}", kinesis_record.0);
        }

        kinesis_event "orders";
        fn batch(_kinesis_data) -> Result<(), Permanent> {
            refuse("bad")
        }

        kinesis_event "orders", report_batch_item_failures: true;
        fn reported(kinesis_data: KinesisData<'_>) -> BatchResponse {
            let texts = kinesis_data.iter().map(|record| (record, record.text().unwrap_or_default()));
            texts.map(|(record, text)| (record, refuse(text))).collect()
        }

        rule_event { source: ["shop"] };
        fn detail(_event_detail) -> Result<(), Permanent> {
            refuse("bad")
        }

        pub(crate) fn whole(_event) -> Result<(), Permanent> {
            refuse("bad")
        }
    }
}

fn refuse(text: &str) -> Result<(), Permanent> {
    match text {
        "bad" => Err(Permanent::new("refused")),
        _ => Ok(()),
    }
}

/// Returns the functions with an event each, and the data of what they drop.
fn table() -> Vec<(&'static str, String, Vec<String>)> {
    let bad = || vec!["bad".to_owned()];
    let records = || KinesisEvent::new().text("good").text("bad");
    let detail = EventBridgeEvent::new("shop", "Sold").to_json();
    vec![
        (
            "message",
            SqsEvent::new().text("good").text("bad").to_json(),
            bad(),
        ),
        ("notice", SnsEvent::new().text("bad").to_json(), bad()),
        (
            "decoded",
            KinesisEvent::new().text("1").text("bad").to_json(),
            bad(),
        ),
        (
            "decoded",
            KinesisEvent::new()
                .record(KinesisEventRecord::base64("?"))
                .to_json(),
            vec!["?".to_owned()],
        ),
        (
            "batch",
            records().to_json(),
            vec!["good".to_owned(), "bad".to_owned()],
        ),
        ("reported", records().to_json(), bad()),
        ("detail", detail.clone(), vec![detail]),
        (
            "whole",
            "{\"id\": 1}".to_owned(),
            vec!["{\"id\": 1}".to_owned()],
        ),
    ]
}

fn app() -> App {
    let app = App::new().job(DroppingJob);
    app.permanent_if(<dyn std::error::Error>::is::<DecodeError>)
}

#[tokio::test(flavor = "current_thread")]
async fn each_item_that_is_dropped_is_kept_once() {
    for (function, event, expected) in table() {
        let kept = Arc::new(Mutex::new(Vec::new()));
        let list = Arc::clone(&kept);
        let app = app().on_dropped(move |context, item| {
            assert!(context.handler().starts_with("dropping_job."));
            let data = String::from_utf8_lossy(item.data()).into_owned();
            list.lock().unwrap().push(data);
            ready(Ok::<_, String>(()))
        });
        let handler = format!("dropping_job.{function}");
        app.invoke(&handler, &event, Context::default())
            .await
            .expect("it is dropped");
        assert_eq!(*kept.lock().unwrap(), expected, "{function}");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn what_cannot_be_kept_is_tried_again() {
    for (function, event, _) in table() {
        let app = app().on_dropped(|_, _| ready(Err(Permanent::new("no queue"))));
        let handler = format!("dropping_job.{function}");
        let error = app
            .invoke(&handler, &event, Context::default())
            .await
            .expect_err(function);
        let text = error.to_string();
        assert!(
            text.contains("could not be kept: no queue; dropped: "),
            "{text}"
        );
    }
}

#[tokio::test(flavor = "current_thread")]
async fn what_is_tried_again_is_not_kept() {
    let app =
        app().on_dropped(|_, item| ready(Err(Permanent::new(format!("{item} was not dropped")))));
    let event = SqsEvent::new().text("tea").to_json();
    let response = app
        .invoke("dropping_job.later", &event, Context::default())
        .await
        .expect("nothing is kept");
    let verdicts: Vec<Verdict> = response
        .failed_items()
        .iter()
        .map(jets::FailedItem::verdict)
        .collect();
    assert_eq!(verdicts, [Verdict::Retried]);
}
