//! Tests of jobs on SQS queues: parameters, calls and reports.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::{
    sync::{Arc, Mutex},
    time::{Duration, UNIX_EPOCH},
};

use jets::{
    App, Context, DecodeError, InvokeError, Json, Response, Sqs, SqsMessage, SqsMessageAttribute,
    SqsMessages, Timestamp, jobs,
    testing::{AsPayload, Decoded, SqsEvent, SqsEventMessage},
};
use serde::Deserialize;

#[derive(Debug, Deserialize, PartialEq)]
struct Order {
    id: u32,
}

jobs! {
    OrderJob {
        called: Arc<Mutex<Vec<String>>>,

        sqs_event "orders";
        async fn store(&self, sqs_message: &str) -> Result<(), String> {
            tokio::task::yield_now().await;
            self.called.lock().expect("a lock").push(sqs_message.to_owned());
            assert_ne!(sqs_message, "panic", "no luck at all");
            if sqs_message.starts_with("poison") { Err(format!("{sqs_message} is not an order")) } else { Ok(()) }
        }

        sqs_event "batches";
        fn typed(sqs_message: (SqsMessage<'_>, Json<Order>)) {
            let (message, order) = sqs_message;
            println!("{} {}", message.message_id(), order.id);
        }

        sqs_event "reports";
        fn count(sqs_messages) -> usize {
            sqs_messages.len()
        }

        sqs_event "both"; sqs_event "orders.fifo";
        fn print(event, sqs_messages: Vec<String>, context) -> String {
            format!("{} {sqs_messages:?} {}", event["Records"][0]["eventSource"], context.request_id())
        }
    }
}

/// Returns what the function with this name was called with, and its answer.
async fn invoke(
    function: &str,
    event: impl AsPayload,
) -> (Vec<String>, Result<Response, InvokeError>) {
    let called = Arc::default();
    let app = App::new().job(OrderJob {
        called: Arc::clone(&called),
    });
    let handler = format!("order_job.{function}");
    let response = app.invoke(&handler, event, Context::default()).await;
    let called = called.lock().expect("a lock").clone();
    (called, response)
}

/// Returns the ids that an answer reports to Lambda.
fn reported(response: &Response) -> Vec<String> {
    let answer: serde_json::Value = response.json().expect("JSON");
    let failures = answer["batchItemFailures"].as_array().expect("a list");
    let ids = failures
        .iter()
        .map(|failure| failure["itemIdentifier"].as_str());
    ids.map(|id| id.expect("an id").to_owned()).collect()
}

/// Ten messages. Numbers 2 and 6 fail.
const TEN: [&str; 10] = [
    "0", "1", "poison 2", "3", "4", "5", "poison 6", "7", "8", "9",
];

#[tokio::test]
async fn a_standard_queue_has_every_message_tried_and_each_failure_reported() {
    let event = TEN
        .iter()
        .fold(SqsEvent::new(), |event, text| event.text(text));
    let (called, response) = invoke("store", event.to_json()).await;
    let response = response.expect("an answer");
    assert_eq!(called, TEN);
    assert_eq!(
        reported(&response),
        [event.message_id(2), event.message_id(6)]
    );
    let failed: Vec<String> = response
        .failed_items()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        failed,
        [
            format!(
                "message 2 (message id {}): poison 2 is not an order",
                event.message_id(2)
            ),
            format!(
                "message 6 (message id {}): poison 6 is not an order",
                event.message_id(6)
            ),
        ]
    );
}

#[tokio::test]
async fn a_fifo_queue_has_the_rest_of_a_group_reported_without_being_tried() {
    // Even numbers are in one group, odd numbers in another.
    let event = TEN.iter().enumerate().fold(
        SqsEvent::new().queue("orders.fifo"),
        |event, (index, text)| {
            let group = if index % 2 == 0 { "even" } else { "odd" };
            event.message(SqsEventMessage::text(*text).group_id(group))
        },
    );
    let (called, response) = invoke("store", event.to_json()).await;
    let response = response.expect("an answer");
    assert_eq!(called, ["0", "1", "poison 2", "3", "5", "7", "9"]);
    let not_deleted: Vec<String> = [2, 4, 6, 8].map(|index| event.message_id(index)).into();
    assert_eq!(reported(&response), not_deleted);
    assert_eq!(
        response.failed_items()[1].to_string(),
        format!(
            "message 4 (message id {}): not tried, because an earlier message of group `even` failed",
            event.message_id(4)
        )
    );
}

#[tokio::test]
async fn a_failed_group_is_forgotten_with_its_invocation() {
    let poison = SqsEventMessage::text("poison").group_id("one");
    let fine = SqsEventMessage::text("fine").group_id("one");
    let app = App::new().job(OrderJob {
        called: Arc::default(),
    });
    for (message, failures) in [(poison, 1), (fine, 0)] {
        let event = SqsEvent::new().queue("orders.fifo").message(message);
        let response = app
            .invoke("order_job.store", event, Context::default())
            .await
            .expect("an answer");
        assert_eq!(response.failed_items().len(), failures);
    }
}

#[tokio::test]
async fn groups_of_a_standard_queue_hold_nothing_up() {
    let message = |text| SqsEventMessage::text(text).group_id("one");
    let event = SqsEvent::new()
        .message(message("poison"))
        .message(message("fine"));
    let (called, response) = invoke("store", event.to_json()).await;
    assert_eq!(called, ["poison", "fine"]);
    assert_eq!(
        reported(&response.expect("an answer")),
        [event.message_id(0)]
    );
}

#[tokio::test]
async fn a_panic_is_the_failure_of_its_message() {
    let event = SqsEvent::new().text("panic").text("fine");
    let (called, response) = invoke("store", event.to_json()).await;
    assert_eq!(called, ["panic", "fine"]);
    let response = response.expect("an answer");
    assert!(
        response.failed_items()[0]
            .to_string()
            .contains("no luck at all"),
        "{:?}",
        response.failed_items()
    );
}

#[tokio::test]
async fn a_body_that_is_not_of_the_type_is_reported_and_the_others_are_taken() {
    let event = SqsEvent::new()
        .text(r#"{"id": 1}"#)
        .text("hello")
        .text(r#"{"id": 3}"#);
    let (_, response) = invoke("typed", event.to_json()).await;
    let response = response.expect("an answer");
    assert_eq!(reported(&response), [event.message_id(1)]);
    assert_eq!(
        response.failed_items()[0].to_string(),
        format!(
            "message 1 (message id {}): body is not the JSON asked for: expected value at line 1 column 1",
            event.message_id(1)
        )
    );
}

#[tokio::test]
async fn a_function_takes_all_messages_at_once() {
    let event = SqsEvent::new().text("a").text("b\n\"").to_json();
    let (_, response) = invoke("count", &event).await;
    assert_eq!(response.expect("an answer").as_str(), "2");
    let (_, response) = invoke("print", &event).await;
    let printed: String = response.expect("an answer").json().expect("a string");
    assert_eq!(
        printed,
        r#""aws:sqs" ["a", "b\n\""] 00000000-0000-0000-0000-000000000000"#
    );
}

#[tokio::test]
async fn an_event_of_another_service_fails_the_invocation() {
    let event = include_str!("../../examples/events/kinesis.json");
    let (called, response) = invoke("store", event).await;
    assert!(called.is_empty());
    assert_eq!(
        response.expect_err("not messages").to_string(),
        "message 0: event source is `aws:kinesis`, not `aws:sqs`"
    );
}

#[test]
fn the_documented_event_decodes() -> Result<(), DecodeError> {
    // The example on https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
    let event = r#"{"Records": [{
        "messageId": "11d6ee51-4cc7-4302-9e22-7cd8afdaadf5",
        "receiptHandle": "AQEBBX8nesZEXmkhsmZeyIE8iQAMig7qw...",
        "body": "Test message.",
        "attributes": {
            "ApproximateReceiveCount": "1", "SentTimestamp": "1573251510774",
            "SequenceNumber": "18849496460467696128", "MessageGroupId": "1",
            "SenderId": "AIDAIO23YVJENQZJOL4VO", "MessageDeduplicationId": "1",
            "ApproximateFirstReceiveTimestamp": "1573251510774"
        },
        "messageAttributes": {"attempt": {"stringValue": "3", "stringListValues": [], "binaryListValues": [], "dataType": "Number"}},
        "md5OfBody": "e4e68fb7bd0e697a0ae8f1bb342846b3",
        "eventSource": "aws:sqs",
        "eventSourceARN": "arn:aws:sqs:us-east-2:123456789012:fifo.fifo",
        "awsRegion": "us-east-2"
    }]}"#;
    let decoded = Decoded::<Sqs>::new(event)?;
    let message: SqsMessage<'_> = decoded.item(0)?;
    assert_eq!(message.body(), "Test message.");
    assert_eq!(message.message_id(), "11d6ee51-4cc7-4302-9e22-7cd8afdaadf5");
    assert_eq!(
        message.receipt_handle(),
        "AQEBBX8nesZEXmkhsmZeyIE8iQAMig7qw..."
    );
    assert_eq!(message.approximate_receive_count(), Some(1));
    let sent = Timestamp::from(UNIX_EPOCH + Duration::from_millis(1_573_251_510_774));
    assert_eq!(message.sent_timestamp(), Some(sent));
    assert_eq!(message.approximate_first_receive_timestamp(), Some(sent));
    assert_eq!(message.sequence_number(), Some("18849496460467696128"));
    assert_eq!(message.message_group_id(), Some("1"));
    assert_eq!(message.message_deduplication_id(), Some("1"));
    assert_eq!(message.sender_id(), Some("AIDAIO23YVJENQZJOL4VO"));
    assert_eq!(message.trace_header(), None);
    assert_eq!(message.dead_letter_queue_source_arn(), None);
    let trace = "Root=1-5dc5b6c6-e8c2f1c9b0a2a6d2c4b1a0e1";
    let source = "arn:aws:sqs:us-east-2:123456789012:orders.fifo";
    let traced = event.replace(
        r#""SenderId""#,
        &format!(
            r#""AWSTraceHeader": "{trace}", "DeadLetterQueueSourceArn": "{source}", "SenderId""#
        ),
    );
    let decoded_again = Decoded::<Sqs>::new(&traced)?;
    let traced: SqsMessage<'_> = decoded_again.item(0)?;
    assert_eq!(traced.trace_header(), Some(trace));
    assert_eq!(traced.dead_letter_queue_source_arn(), Some(source));
    assert_eq!(
        message.queue_arn(),
        "arn:aws:sqs:us-east-2:123456789012:fifo.fifo"
    );
    assert_eq!(message.region(), "us-east-2");
    let attributes = message.message_attributes()?;
    assert_eq!(attributes["attempt"].data_type, "Number");
    assert_eq!(attributes["attempt"].string_value.as_deref(), Some("3"));
    Ok(())
}

#[test]
fn what_a_test_says_of_a_message_is_in_its_event() -> Result<(), DecodeError> {
    let sent = Timestamp::from(UNIX_EPOCH + Duration::from_secs(1_700_000_000));
    let message = SqsEventMessage::json(&["a"])
        .message_id("one")
        .group_id("group")
        .approximate_receive_count(3)
        .sent_timestamp(sent)
        .attribute("kind", SqsMessageAttribute::string("order"))
        .attribute("key", SqsMessageAttribute::binary(b"\x00\xff"));
    let event = SqsEvent::new()
        .queue("arn:aws:sqs:eu-west-1:112233445566:orders.fifo")
        .message(message)
        .text("plain")
        .to_json();
    let decoded = Decoded::<Sqs>::new(&event)?;
    let messages: SqsMessages<'_> = decoded.batch()?;
    assert_eq!(messages.to_string(), r#"["[\"a\"]","plain"]"#);
    let first = messages.get(0).expect("two messages");
    assert_eq!(first.json::<Vec<String>>()?, ["a"]);
    assert_eq!(first.message_id(), "one");
    assert_eq!(first.message_group_id(), Some("group"));
    assert_eq!(first.approximate_receive_count(), Some(3));
    assert_eq!(first.sent_timestamp(), Some(sent));
    assert_eq!(first.region(), "eu-west-1");
    let attributes = first.message_attributes()?;
    assert_eq!(attributes["kind"], SqsMessageAttribute::string("order"));
    assert_eq!(attributes["key"].bytes()?, Some(vec![0, 255]));
    let second = messages.get(1).expect("two messages");
    assert_eq!(second.message_group_id(), None);
    assert!(second.message_attributes()?.is_empty());
    Ok(())
}

#[test]
fn the_manifest_says_what_the_signature_and_the_options_say() {
    let manifest = App::new()
        .job(OrderJob {
            called: Arc::default(),
        })
        .manifest()
        .expect("a manifest");
    let types: Vec<bool> = manifest
        .functions()
        .flat_map(|function| &function.triggers)
        .map(|trigger| {
            let mapping = trigger.event_source_mapping().expect("a mapping");
            assert_eq!(mapping.starting_position, None);
            assert_eq!(mapping.batch_size, 10);
            mapping.function_response_types.is_some()
        })
        .collect();
    assert_eq!(types, [true, true, false, false, false]);
}

/// What is the same in all messages is read once. The message between is too short to tell.
#[test]
fn a_message_in_another_order_changes_nothing_of_those_around_it() -> Result<(), DecodeError> {
    let text = |body: &str| SqsEventMessage::text(body).message_id(body);
    let event = SqsEvent::new()
        .message(text("first"))
        .message(text("the last of three"));
    let event = event.to_json();
    let decoded = Decoded::<Sqs>::new(&event)?;
    let arn = decoded.item::<SqsMessage<'_>>(0)?.queue_arn();
    let other = format!(
        r#"}},{{"eventSourceARN":"{arn}","messageId":"other","receiptHandle":"","body":"tea"}},{{"#
    );
    let event = event.replacen("},{", &other, 1);
    let decoded = Decoded::<Sqs>::new(&event)?;
    for (index, id, region) in [
        (0, "first", "us-west-2"),
        (1, "other", ""),
        (2, "the last of three", "us-west-2"),
    ] {
        let message: SqsMessage<'_> = decoded.item(index)?;
        assert_eq!(message.message_id(), id);
        assert_eq!(message.region(), region);
        assert_eq!(message.queue_arn(), arn);
    }
    Ok(())
}
