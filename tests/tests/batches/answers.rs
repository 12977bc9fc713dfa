//! Tests of the answers of functions that take a batch.

use jets::{
    App, BatchResponse, Context, DecodeError, FailedItem, InvokeError, Permanent, Response, Sqs,
    SqsMessage, SqsMessages, jobs,
    testing::{KinesisEvent, SqsEvent},
};
use serde_json::{Value, json};

jobs! {
    pub(crate) AnswerJob {
        sqs_event "numbers", report_batch_item_failures: true;
        fn backwards(sqs_messages) -> BatchResponse {
            let mut response: BatchResponse = sqs_messages.iter().rev().collect();
            response.failed_with(sqs_messages.get(0).expect("a message"), "again");
            response
        }

        sqs_event "numbers-2", report_batch_item_failures: true;
        fn twice(sqs_messages) -> BatchResponse {
            let mut response = BatchResponse::new();
            for message in sqs_messages {
                response.failed_with(message, Permanent::new("for good"));
            }
            response.failed_with(sqs_messages.get(0).expect("a message"), "real");
            response
        }

        sqs_event "numbers-3", report_batch_item_failures: true;
        fn typed(sqs_messages: Vec<(SqsMessage<'_>, Result<jets::Json<u32>, DecodeError>)>) -> BatchResponse {
            sqs_messages.into_iter().collect()
        }

        sqs_event "numbers-4", report_batch_item_failures: true;
        fn fails(sqs_messages) -> Result<BatchResponse, String> {
            Err(format!("none of {}", sqs_messages.len()))
        }

        sqs_event "numbers-5", report_batch_item_failures: false;
        fn by_hand(sqs_messages) -> Value {
            json!({"batchItemFailures": [{"itemIdentifier": sqs_messages.get(0).map(SqsMessage::message_id)}]})
        }

        kinesis_event "numbers";
        fn by_hand_of_an_event(_event) -> Result<Value, String> {
            Ok(json!({"batchItemFailures": []}))
        }

        kinesis_event "numbers";
        fn deeper(_kinesis_data) -> Value {
            json!([{"batchItemFailures": []}, "batchItemFailures"])
        }

        kinesis_event "numbers";
        fn counted(kinesis_data) -> Value {
            json!({"records": kinesis_data.len()})
        }

        fn by_name(event: Value) -> Value {
            event
        }
    }
}

async fn answer(function: &str, event: &str) -> Result<Response, InvokeError> {
    let handler = format!("answer_job.{function}");
    let app = App::new().job(AnswerJob);
    app.invoke(&handler, event, Context::default()).await
}

#[tokio::test]
async fn an_item_that_failed_twice_is_reported_if_one_of_its_errors_asks_for_it() {
    let event = SqsEvent::new().text("a").text("b");
    let response = answer("twice", &event.to_json()).await.expect("an answer");
    let expected = format!(
        r#"{{"batchItemFailures":[{{"itemIdentifier":"{}"}}]}}"#,
        event.message_id(0)
    );
    assert_eq!(response.as_str(), expected);
    let failed = response.failed_items().iter();
    let failed: Vec<String> = failed.map(|item| item.error().to_string()).collect();
    assert_eq!(failed, ["real", "for good"]);
}

#[tokio::test]
async fn failures_are_reported_once_and_in_the_order_of_the_event() {
    let event = SqsEvent::new().text("a").text("b").text("c");
    let response = answer("backwards", &event.to_json()).await;
    let response = response.expect("an answer");
    let failed = response.failed_items().iter();
    assert_eq!(failed.map(FailedItem::index).collect::<Vec<_>>(), [0, 1, 2]);
    let ids = [0, 1, 2].map(|index| json!({"itemIdentifier": event.message_id(index)}));
    let json: Value = response.json().expect("JSON");
    assert_eq!(json, json!({"batchItemFailures": ids}));
}

#[tokio::test]
async fn an_item_that_does_not_decode_is_one_that_failed() {
    let event = SqsEvent::new().text("1").text("two").text("3");
    let response = answer("typed", &event.to_json()).await;
    let response = response.expect("an answer");
    let [failed] = response.failed_items() else {
        panic!("one message failed: {response}");
    };
    let text = failed.to_string();
    let start = format!(
        "message 1 (message id {}): body is not",
        event.message_id(1)
    );
    assert!(text.starts_with(&start), "{text}");
    assert_eq!(text.matches("message 1").count(), 1, "{text}");
}

#[tokio::test]
async fn a_function_that_fails_reports_nothing() {
    let event = SqsEvent::new().text("1").to_json();
    let error = answer("fails", &event).await.expect_err("an error");
    assert_eq!(error.to_string(), "none of 1");
}

#[tokio::test]
async fn an_answer_that_reports_no_failures_is_what_the_function_returned() {
    let event = KinesisEvent::new().text("1").text("2").to_json();
    let response = answer("counted", &event).await.expect("an answer");
    assert_eq!(response.as_str(), r#"{"records":2}"#);
}

#[tokio::test]
async fn failures_that_lambda_would_not_look_at_fail_the_invocation() {
    let queue = SqsEvent::new().text("1").to_json();
    let stream = KinesisEvent::new().text("1").to_json();
    for (function, event) in [("by_hand", &queue), ("by_hand_of_an_event", &stream)] {
        let error = answer(function, event).await.expect_err("an error");
        assert!(matches!(error, InvokeError::UnreportedFailures), "{error}");
        let option = "option `report_batch_item_failures: true`";
        assert!(error.to_string().contains(option), "{error}");
    }
    // Only at the top of an answer, and only to a source that reads it as a report.
    answer("deeper", &stream).await.expect("an answer");
    let by_name = r#"{"batchItemFailures":[]}"#;
    let response = answer("by_name", by_name).await.expect("an answer");
    assert_eq!(response.as_str(), by_name);
}

#[test]
fn a_method_that_reports_is_called_by_a_test() -> Result<(), DecodeError> {
    let event = SqsEvent::new().text("1").text("two").to_json();
    let decoded = jets::testing::Decoded::<Sqs>::new(&event)?;
    let messages: SqsMessages<'_> = decoded.batch()?;
    let response = AnswerJob::typed(decoded.batch()?);
    assert!(!response.is_empty());
    let ids: Vec<&str> = response.failed_items().iter().map(FailedItem::id).collect();
    assert_eq!(ids, [messages.get(1).expect("a message").message_id()]);
    Ok(())
}
