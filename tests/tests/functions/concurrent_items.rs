//! Tests of several items at once, and of the deadline: which items begin, which wait, and which are reported.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::{
    sync::{Arc, Mutex},
    time::UNIX_EPOCH,
};

use jets::{
    App, Context, Response, SnsMessage, jobs,
    testing::{
        DynamodbEvent, DynamodbEventRecord, KinesisEvent, KinesisEventRecord, SnsEvent,
        SnsEventMessage, SqsEvent, SqsEventMessage,
    },
};
use serde_json::{Value, json};
use tokio::sync::{Barrier, Notify};

/// The state that the functions share.
#[derive(Default)]
struct Shared {
    /// The items that began and ended, in order.
    seen: Mutex<Vec<String>>,
    failed: Notify,
}

impl Shared {
    fn see(&self, text: impl Into<String>) {
        self.seen.lock().expect("a lock").push(text.into());
    }
}

jobs! {
    WorkJob {
        shared: Arc<Shared>,
        four: Barrier,

        kinesis_event "numbers", concurrent_items: 4;
        async fn meet(&self, kinesis_record: &str) {
            self.shared.see(format!("begin {kinesis_record}"));
            self.four.wait().await;
            self.shared.see(format!("end {kinesis_record}"));
        }

        kinesis_event "numbers", concurrent_items: 2;
        async fn held_up(&self, kinesis_record: &str) -> Result<(), String> {
            self.shared.see(kinesis_record);
            match kinesis_record {
                "poison" => {
                    self.shared.failed.notify_one();
                    Err("poison".to_owned())
                }
                "until poison" => {
                    self.shared.failed.notified().await;
                    Ok(())
                }
                "until poison, then fail" => {
                    self.shared.failed.notified().await;
                    Err("late".to_owned())
                }
                _ => Ok(()),
            }
        }

        dynamodb_event "${NumbersStreamArn}", concurrent_items: 1000;
        async fn change(&self, dynamodb_record, context) {
            assert_eq!(context.request_id(), "1");
            let index = dynamodb_record.index();
            self.shared.see(format!("begin {index}"));
            tokio::task::yield_now().await;
            self.shared.see(format!("end {index}"));
        }

        sqs_event "numbers", concurrent_items: 3;
        async fn panics(&self, sqs_message: &str) -> Result<(), String> {
            tokio::task::yield_now().await;
            assert_ne!(sqs_message, "panic", "no luck at all");
            Ok(())
        }

        sqs_event "numbers-2"; sqs_event "numbers.fifo";
        fn each_message(&self, sqs_message: String) {
            self.shared.see(sqs_message);
        }

        sqs_event "numbers-3", concurrent_items: 3; sqs_event "numbers-4.fifo", concurrent_items: 3;
        async fn messages(&self, sqs_message: String) {
            tokio::task::yield_now().await;
            self.shared.see(sqs_message);
        }

        sqs_event "numbers-5.fifo", concurrent_items: 3;
        async fn grouped(&self, sqs_message: &str) {
            self.shared.see(format!("begin {sqs_message}"));
            tokio::task::yield_now().await;
            self.shared.see(format!("end {sqs_message}"));
        }

        kinesis_event "numbers";
        fn each_record(&self, kinesis_record: String) {
            self.shared.see(kinesis_record);
        }

        kinesis_event "numbers", concurrent_items: 3;
        async fn records(&self, kinesis_record: String) {
            tokio::task::yield_now().await;
            self.shared.see(kinesis_record);
        }

        sns_event "numbers";
        fn announce(&self, sns_message: SnsMessage<'_>) {
            self.shared.see(sns_message.message());
        }
    }
}

/// Returns what a function saw, and its answer.
async fn invoke_with(function: &str, event: &str, context: Context) -> (Vec<String>, Response) {
    let shared = Arc::<Shared>::default();
    let app = App::new().job(WorkJob {
        shared: Arc::clone(&shared),
        four: Barrier::new(4),
    });
    let handler = format!("work_job.{function}");
    let response = app.invoke(&handler, event, context).await;
    let seen = shared.seen.lock().expect("a lock").clone();
    (seen, response.expect("an answer"))
}

async fn invoke(function: &str, event: &str) -> (Vec<String>, Response) {
    invoke_with(function, event, Context::default().with_request_id("1")).await
}

/// Returns the ids that an answer reports to Lambda.
fn reported(response: &Response) -> Vec<String> {
    let answer: Value = response.json().expect("JSON");
    let failures = answer["batchItemFailures"].as_array().expect("a list");
    let ids = failures
        .iter()
        .map(|failure| failure["itemIdentifier"].as_str());
    ids.map(|id| id.expect("an id").to_owned()).collect()
}

/// Returns a record with this text and this partition key.
fn record(text: &str, key: &str) -> KinesisEventRecord {
    KinesisEventRecord::text(text).partition_key(key)
}

#[tokio::test(flavor = "multi_thread")]
async fn as_many_items_as_are_asked_for_are_worked_on_at_once_and_no_more() {
    let event = (0..8).fold(KinesisEvent::new(), |event, number| {
        event.record(record(&number.to_string(), &number.to_string()))
    });
    // Four items meet at the barrier twice. With fewer at once, they would wait for ever.
    let (seen, response) = invoke("meet", &event.to_json()).await;
    assert!(reported(&response).is_empty());
    assert_eq!(seen.len(), 16);
    let mut at_once = 0_usize;
    for text in &seen {
        if text.starts_with("begin") {
            at_once += 1;
        } else {
            at_once -= 1;
        }
        assert!(at_once <= 4, "{seen:?}");
    }
}

#[tokio::test]
async fn a_record_that_waited_for_its_key_when_another_failed_is_reported_first() {
    let event = KinesisEvent::new()
        .record(record("until poison", "a"))
        .record(record("waits", "a"))
        .record(record("poison", "b"))
        .record(record("behind", "c"));
    let (seen, response) = invoke("held_up", &event.to_json()).await;
    assert_eq!(seen, ["until poison", "poison"]);
    // If number 2 were reported, number 1 would be lost.
    assert_eq!(reported(&response), [event.sequence_number(1)]);
    let failed: Vec<String> = response
        .failed_items()
        .iter()
        .map(|item| format!("{}: {}", item.index(), item.error()))
        .collect();
    assert_eq!(
        failed,
        [
            "1: not tried, because record 2 failed",
            "2: poison",
            "3: not tried, because record 2 failed"
        ]
    );
}

#[tokio::test]
async fn of_two_records_that_failed_at_once_the_first_in_the_event_is_reported() {
    let event = KinesisEvent::new()
        .record(record("until poison, then fail", "a"))
        .record(record("poison", "b"))
        .record(record("behind", "c"));
    let (seen, response) = invoke("held_up", &event.to_json()).await;
    assert_eq!(seen, ["until poison, then fail", "poison"]);
    assert_eq!(reported(&response), [event.sequence_number(0)]);
    let errors: Vec<String> = response
        .failed_items()
        .iter()
        .map(|item| item.error().to_string())
        .collect();
    assert_eq!(errors[..2], ["late", "poison"]);
    assert_eq!(errors[2..], ["not tried, because record 1 failed"]);
}

#[tokio::test]
async fn changes_of_one_item_stay_in_order_however_its_keys_are_written() {
    let change = |keys: Value| DynamodbEventRecord::insert(keys.clone(), keys);
    let event = DynamodbEvent::new()
        .record(change(json!({"order": {"S": "1"}, "line": {"N": "1"}})))
        .record(change(json!({"order": {"S": "1"}, "line": {"N": "2"}})))
        .record(change(json!({"order": {"S": "1"}, "line": {"N": "1"}})))
        .to_json();
    let keys = r#"{"line":{"N":"1"},"order":{"S":"1"}}"#;
    let other = r#"{ "order": {"S": "1"}, "line": {"N": "1"} }"#;
    assert!(event.contains(keys), "{event}");
    let event = event.replacen(&format!("\"Keys\":{keys}"), &format!("\"Keys\":{other}"), 1);
    let (seen, _) = invoke("change", &event).await;
    let position = |text| seen.iter().position(|seen| seen == text);
    assert!(position("begin 1") < position("end 0"), "{seen:?}");
    assert!(position("end 0") < position("begin 2"), "{seen:?}");
    assert_eq!(seen.len(), 6);
}

#[tokio::test]
async fn a_panic_fails_its_item_only() {
    let event = SqsEvent::new().text("1").text("panic").text("3").text("4");
    let (_, response) = invoke("panics", &event.to_json()).await;
    assert_eq!(reported(&response), [event.message_id(1)]);
    let error = response.failed_items()[0].error().to_string();
    assert!(error.contains("no luck at all"), "{error}");
}

/// Returns a context whose deadline has passed.
fn late() -> Context {
    Context::default().with_deadline(UNIX_EPOCH)
}

/// Invokes a function after its deadline with `left`, and again with the items that it reports, until nothing is left.
/// Returns what it saw. It sees something in each invocation.
async fn until_nothing_is_left(
    function: &str,
    mut left: Vec<String>,
    event_of: impl Fn(&[String]) -> String,
    left_of: impl Fn(&[String], &[String]) -> Vec<String>,
) -> Vec<String> {
    let mut all_seen = Vec::new();
    while !left.is_empty() {
        let (seen, response) = invoke_with(function, &event_of(&left), late()).await;
        assert!(!seen.is_empty(), "no progress with {left:?}");
        for failed in response.failed_items() {
            let error = failed.error().to_string();
            assert_eq!(
                error,
                "not tried, because the invocation's time was nearly up"
            );
        }
        all_seen.extend(seen);
        left = left_of(&left, &reported(&response));
    }
    all_seen
}

fn numbers() -> Vec<String> {
    (0..10).map(|number| number.to_string()).collect()
}

#[tokio::test]
async fn no_stream_is_read_again_and_again_without_progress() {
    let event_of = |left: &[String]| {
        let event = left.iter().fold(KinesisEvent::new(), |event, number| {
            let record = record(number, &format!("key {}", number.len()));
            event.record(record.sequence_number(number))
        });
        event.to_json()
    };
    let left_of = |left: &[String], reported: &[String]| {
        assert!(reported.len() <= 1, "{reported:?}");
        let from = left
            .iter()
            .position(|number| Some(number) == reported.first());
        left[from.unwrap_or(left.len())..].to_vec()
    };
    for function in ["each_record", "records"] {
        let seen = until_nothing_is_left(function, numbers(), event_of, left_of).await;
        assert_eq!(seen, numbers());
    }
}

#[tokio::test]
async fn no_queue_is_received_again_and_again_without_progress() {
    for queue in ["numbers", "numbers.fifo"] {
        let event_of = |left: &[String]| {
            let event = left
                .iter()
                .fold(SqsEvent::new().queue(queue), |event, number| {
                    let message = SqsEventMessage::text(number).message_id(number);
                    event.message(message.group_id(format!("group {}", number.len())))
                });
            event.to_json()
        };
        // Messages that are not reported are deleted.
        let left_of = |_: &[String], reported: &[String]| reported.to_vec();
        for function in ["each_message", "messages"] {
            let seen = until_nothing_is_left(function, numbers(), event_of, left_of).await;
            assert_eq!(seen, numbers());
        }
    }
}

#[tokio::test]
async fn what_cannot_be_reported_is_begun_to_the_end() {
    let event = SnsEvent::new()
        .message(SnsEventMessage::text("1"))
        .message(SnsEventMessage::text("2"));
    let (seen, _) = invoke_with("announce", &event.to_json(), late()).await;
    assert_eq!(seen, ["1", "2"]);
}

#[tokio::test]
async fn messages_of_a_group_come_one_after_the_other_and_those_of_others_meanwhile() {
    let queue = SqsEvent::new().queue("numbers.fifo");
    let messages = [("a1", "a"), ("a2", "a"), ("b1", "b")];
    let event = messages.iter().fold(queue, |event, (text, group)| {
        event.message(SqsEventMessage::text(*text).group_id(*group))
    });
    let (seen, _) = invoke("grouped", &event.to_json()).await;
    let place = |text: &str| seen.iter().position(|found| found == text);
    assert!(place("end a1") < place("begin a2"), "{seen:?}");
    assert!(place("begin b1") < place("end a1"), "{seen:?}");
}
