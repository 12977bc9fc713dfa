//! Tests of a batch with one item that fails, for every way in which a function can take it: which items are called,
//! and which are reported.

use std::{
    ops::Range,
    sync::{Arc, Mutex},
};

use jets::{
    App, BatchResponse, Context, DynamodbRecord, KinesisRecord, Response, SqsMessage, Verdict,
    jobs,
    testing::{
        DynamodbEvent, DynamodbEventRecord, KinesisEvent, KinesisEventRecord, SqsEvent,
        SqsEventMessage,
    },
};
use serde_json::{Value, json};

/// The index of the item that fails.
const POISON: usize = 42;
const SIZE: usize = 100;

/// The indexes of the items that a function was called with, in the order of the calls.
type Called = Arc<Mutex<Vec<usize>>>;

jobs! {
    pub(crate) BatchJob {
        called: Called,

        kinesis_event "numbers";
        fn kinesis_each(&self, kinesis_record) -> Result<(), String> {
            self.work(kinesis_record.index())
        }

        dynamodb_event "${NumbersStreamArn}";
        fn dynamodb_each(&self, dynamodb_record) -> Result<(), String> {
            self.work(dynamodb_record.index())
        }

        sqs_event "numbers";
        sqs_event "numbers.fifo";
        fn sqs_each(&self, sqs_message) -> Result<(), String> {
            self.work(sqs_message.index())
        }

        kinesis_event "numbers", concurrent_items: 8;
        async fn kinesis_at_once(&self, kinesis_record) -> Result<(), String> {
            self.wait_and_work(kinesis_record.index()).await
        }

        dynamodb_event "${NumbersStreamArn}", concurrent_items: 8;
        async fn dynamodb_at_once(&self, dynamodb_record) -> Result<(), String> {
            self.wait_and_work(dynamodb_record.index()).await
        }

        sqs_event "numbers-2", concurrent_items: 8;
        sqs_event "numbers-3.fifo", concurrent_items: 8;
        async fn sqs_at_once(&self, sqs_message: SqsMessage<'_>) -> Result<(), String> {
            self.wait_and_work(sqs_message.index()).await
        }

        kinesis_event "numbers", report_batch_item_failures: true;
        fn kinesis_batch(&self, kinesis_data: Vec<(KinesisRecord<'_>, &str)>) -> BatchResponse {
            kinesis_data.iter().map(|(record, _)| (*record, self.work(record.index()))).collect()
        }

        dynamodb_event "${NumbersStreamArn}", report_batch_item_failures: true;
        async fn dynamodb_batch(&self, dynamodb_records: Vec<DynamodbRecord<'_>>) -> Result<BatchResponse, String> {
            let mut response = BatchResponse::new();
            for record in dynamodb_records {
                tokio::task::yield_now().await;
                if let Err(error) = self.work(record.index()) {
                    response.failed_with(record, error);
                }
            }
            Ok(response)
        }

        sqs_event "numbers-4", report_batch_item_failures: true;
        sqs_event "numbers-5.fifo", report_batch_item_failures: true;
        fn sqs_batch(&self, sqs_messages) -> BatchResponse {
            let failed = sqs_messages.iter().filter(|message| self.work(message.index()).is_err());
            failed.collect()
        }
    }
}

impl BatchJob {
    async fn wait_and_work(&self, index: usize) -> Result<(), String> {
        tokio::task::yield_now().await;
        let outcome = self.work(index);
        tokio::task::yield_now().await;
        outcome
    }

    fn work(&self, index: usize) -> Result<(), String> {
        self.called.lock().expect("a lock").push(index);
        if index == POISON {
            return Err(format!("{index} is poison"));
        }
        Ok(())
    }
}

/// The items that a function was called with, and its answer.
struct Outcome {
    called: Vec<usize>,
    response: Response,
}

impl Outcome {
    /// Returns the ids that the answer reports to Lambda.
    fn reported(&self) -> Vec<String> {
        let answer: Value = self.response.json().expect("JSON");
        let failures = answer["batchItemFailures"].as_array().expect("a list");
        let ids = failures
            .iter()
            .map(|failure| failure["itemIdentifier"].as_str());
        ids.map(|id| id.expect("an id").to_owned()).collect()
    }

    /// Returns the indexes of the items that failed, with their errors.
    fn failed(&self) -> Vec<(usize, String)> {
        let failed = self.response.failed_items().iter();
        failed
            .filter(|item| item.verdict() != Verdict::NotTried)
            .map(|item| (item.index(), item.error().to_string()))
            .collect()
    }
}

async fn invoke(function: &str, event: &str) -> Outcome {
    let called = Called::default();
    let app = App::new().job(BatchJob {
        called: Arc::clone(&called),
    });
    let handler = format!("batch_job.{function}");
    let response = app.invoke(&handler, event, Context::default()).await;
    let called = called.lock().expect("a lock").clone();
    Outcome {
        called,
        response: response.expect("an answer"),
    }
}

/// Returns an event of records with ten partition keys in turn.
fn kinesis_event() -> KinesisEvent {
    (0..SIZE).fold(KinesisEvent::new(), |event, index| {
        let record = KinesisEventRecord::text(&index.to_string());
        event.record(record.partition_key(format!("key-{}", index % 10)))
    })
}

/// Returns an event of changes to ten items in turn.
fn dynamodb_event() -> DynamodbEvent {
    (0..SIZE).fold(DynamodbEvent::new(), |event, index| {
        let keys = json!({"id": {"N": (index % 10).to_string()}});
        event.record(DynamodbEventRecord::insert(keys.clone(), keys))
    })
}

/// Returns an event of messages in ten groups in turn.
fn sqs_event(queue: &str) -> SqsEvent {
    (0..SIZE).fold(SqsEvent::new().queue(queue), |event, index| {
        let message = SqsEventMessage::text(index.to_string());
        event.message(if queue == "numbers.fifo" {
            message.group_id(format!("group-{}", index % 10))
        } else {
            message
        })
    })
}

fn positions(range: Range<usize>) -> Vec<usize> {
    range.collect()
}

fn poison() -> Vec<(usize, String)> {
    vec![(POISON, "42 is poison".to_owned())]
}

#[tokio::test]
async fn one_record_after_the_other_ends_with_the_first_that_fails() {
    let event = kinesis_event();
    let outcome = invoke("kinesis_each", &event.to_json()).await;
    assert_eq!(outcome.called, positions(0..POISON + 1));
    assert_eq!(outcome.reported(), [event.sequence_number(POISON)]);
    assert_eq!(outcome.failed(), poison());

    let event = dynamodb_event();
    let outcome = invoke("dynamodb_each", &event.to_json()).await;
    assert_eq!(outcome.called, positions(0..POISON + 1));
    assert_eq!(outcome.reported(), [event.sequence_number(POISON)]);
    assert_eq!(outcome.failed(), poison());
}

#[tokio::test]
async fn one_message_after_the_other_is_tried_but_for_the_rest_of_a_group_that_failed() {
    let event = sqs_event("numbers");
    let outcome = invoke("sqs_each", &event.to_json()).await;
    assert_eq!(outcome.called, positions(0..SIZE));
    assert_eq!(outcome.reported(), [event.message_id(POISON)]);
    assert_eq!(outcome.failed(), poison());

    let event = sqs_event("numbers.fifo");
    let outcome = invoke("sqs_each", &event.to_json()).await;
    assert_group_is_left(&event, &outcome);
}

/// Asserts that the messages after the failed one in its group were not called, and are reported with it.
fn assert_group_is_left(event: &SqsEvent, outcome: &Outcome) {
    let left = [42, 52, 62, 72, 82, 92];
    let mut called = outcome.called.clone();
    called.sort_unstable();
    let expected = positions(0..SIZE).into_iter();
    let expected: Vec<usize> = expected
        .filter(|index| *index == POISON || !left.contains(index))
        .collect();
    assert_eq!(called, expected);
    assert_eq!(
        outcome.reported(),
        left.map(|index| event.message_id(index))
    );
    assert_eq!(outcome.failed(), poison());
    for item in &outcome.response.failed_items()[1..] {
        assert_eq!(item.verdict(), Verdict::NotTried);
        assert_eq!(
            item.error().to_string(),
            "not tried, because an earlier message of group `group-2` failed"
        );
    }
}

/// Asserts that every item before the failed one was called, that items with the same key stayed in order, and that
/// nothing was begun after the failure.
fn assert_ended_by_the_poison(outcome: &Outcome) {
    let called = &outcome.called;
    for key in 0..10 {
        let of_key = called.iter().filter(|index| *index % 10 == key);
        assert!(of_key.is_sorted(), "{called:?}");
    }
    let mut sorted = called.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, positions(0..sorted.len()));
    assert!(
        (POISON + 1..=POISON + 8).contains(&called.len()),
        "{called:?}"
    );
    assert_eq!(outcome.failed(), poison());
}

#[tokio::test]
async fn of_records_at_once_the_first_that_failed_is_reported() {
    let event = kinesis_event();
    let outcome = invoke("kinesis_at_once", &event.to_json()).await;
    assert_ended_by_the_poison(&outcome);
    assert_eq!(outcome.reported(), [event.sequence_number(POISON)]);

    let event = dynamodb_event();
    let outcome = invoke("dynamodb_at_once", &event.to_json()).await;
    assert_ended_by_the_poison(&outcome);
    assert_eq!(outcome.reported(), [event.sequence_number(POISON)]);
}

#[tokio::test]
async fn of_messages_at_once_each_that_failed_is_reported() {
    let event = sqs_event("numbers");
    let mut outcome = invoke("sqs_at_once", &event.to_json()).await;
    outcome.called.sort_unstable();
    assert_eq!(outcome.called, positions(0..SIZE));
    assert_eq!(outcome.reported(), [event.message_id(POISON)]);
    assert_eq!(outcome.failed(), poison());

    let event = sqs_event("numbers.fifo");
    let outcome = invoke("sqs_at_once", &event.to_json()).await;
    assert_group_is_left(&event, &outcome);
    for group in 0..10 {
        let of_group = outcome.called.iter().filter(|index| *index % 10 == group);
        assert!(of_group.is_sorted(), "{:?}", outcome.called);
    }
}

#[tokio::test]
async fn a_function_that_takes_the_batch_says_which_items_failed() {
    let event = kinesis_event();
    let outcome = invoke("kinesis_batch", &event.to_json()).await;
    assert_eq!(outcome.called, positions(0..SIZE));
    assert_eq!(outcome.reported(), [event.sequence_number(POISON)]);
    assert_eq!(outcome.failed(), poison());

    let event = dynamodb_event();
    let outcome = invoke("dynamodb_batch", &event.to_json()).await;
    assert_eq!(outcome.called, positions(0..SIZE));
    assert_eq!(outcome.reported(), [event.sequence_number(POISON)]);
    assert_eq!(outcome.failed(), poison());

    for queue in ["numbers", "numbers.fifo"] {
        let event = sqs_event(queue);
        let outcome = invoke("sqs_batch", &event.to_json()).await;
        assert_eq!(outcome.called, positions(0..SIZE));
        assert_eq!(outcome.reported(), [event.message_id(POISON)]);
        let error = "the function reported it as failed".to_owned();
        assert_eq!(outcome.failed(), [(POISON, error)]);
    }
}
