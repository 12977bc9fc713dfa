//! Tests of failures: wraps see them, and permanent ones are not tried again.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::{
    error::Error,
    sync::{Arc, Mutex},
};

use jets::{
    App, Context, FailedItemsMetric, InvokeError, ItemInfo, ItemOutcome, Permanent, Response,
    Verdict, Wrap, jobs,
    lambda::RunError,
    testing::{KinesisEvent, SnsEvent, SqsEvent},
};

type Boxed = Box<dyn Error + Send + Sync>;

fn work(text: &str) -> Result<(), Boxed> {
    match text {
        "poison" => Err("no luck".into()),
        "withdrawn" => Err(Permanent::new("the order was withdrawn").into()),
        "wrapped" => Err(Wrapped(Permanent::new("deep")).into()),
        _ => Ok(()),
    }
}

#[derive(Debug)]
struct Wrapped(Permanent);

impl std::fmt::Display for Wrapped {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("wrapped")
    }
}

impl Error for Wrapped {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.0)
    }
}

jobs! {
    WorkJob {
        kinesis_event "work";
        fn stream(kinesis_record: &str) -> Result<(), Boxed> {
            work(kinesis_record)
        }

        sqs_event "work", concurrent_items: 3;
        async fn queue(sqs_message: &str) -> Result<(), Boxed> {
            tokio::task::yield_now().await;
            work(sqs_message)
        }

        sns_event "work";
        fn topic(sns_message: &str) -> Result<(), Boxed> {
            work(sns_message)
        }

        /// Invoked by name.
        fn whole(event: &str) -> Result<usize, Boxed> {
            work(event).map(|()| 1)
        }
    }
}

/// A wrap that records what it sees.
#[derive(Clone, Default)]
struct Seen(&'static str, Arc<Mutex<Vec<String>>>);

impl Seen {
    fn note(&self, text: &str) {
        self.1
            .lock()
            .expect("a lock")
            .push(format!("{}{text}", self.0));
    }
}

impl Wrap for Seen {
    async fn invocation(
        &self,
        context: &Context,
        call: impl Future<Output = Result<Response, InvokeError>> + Send,
    ) -> Result<Response, InvokeError> {
        self.note(&format!("begin {}", context.handler()));
        let outcome = call.await;
        self.note(&match &outcome {
            Ok(response) => format!("end {}", response.failed_items().len()),
            Err(error) => format!("error {error}"),
        });
        outcome
    }

    async fn item(
        &self,
        _context: &Context,
        item: ItemInfo<'_>,
        call: impl Future<Output = ItemOutcome> + Send,
    ) -> ItemOutcome {
        let outcome = call.await;
        if let Err(error) = &outcome {
            let data = String::from_utf8_lossy(item.data().unwrap_or_default()).into_owned();
            self.note(&format!("{} {data}: {error}", item.index()));
        }
        outcome
    }
}

/// A wrap that records the ids of the items.
struct Ids(Arc<Mutex<Vec<String>>>);

impl Wrap for Ids {
    async fn item(
        &self,
        _: &Context,
        item: ItemInfo<'_>,
        call: impl Future<Output = ItemOutcome> + Send,
    ) -> ItemOutcome {
        self.0.lock().expect("a lock").push(item.id().to_owned());
        call.await
    }
}

async fn invoke(handler: &str, event: String) -> (Vec<String>, Result<Response, InvokeError>) {
    let seen = Seen::default();
    let app = App::new().job(WorkJob).wrap(seen.clone());
    let response = app.invoke(handler, event, Context::default()).await;
    let seen = seen.1.lock().expect("a lock").clone();
    (seen, response)
}

#[tokio::test]
async fn a_permanent_failure_is_counted_and_does_not_hold_up_its_shard() {
    let event = KinesisEvent::new()
        .text("a")
        .text("withdrawn")
        .text("wrapped")
        .text("b");
    let (seen, response) = invoke("work_job.stream", event.to_json()).await;
    let response = response.expect("an answer");
    assert_eq!(response.as_str(), r#"{"batchItemFailures":[]}"#);
    let failed = response.failed_items();
    assert_eq!(failed.len(), 2);
    assert!(failed.iter().all(|item| item.verdict() == Verdict::Dropped));
    assert_eq!(
        seen,
        [
            "begin work_job.stream",
            "1 withdrawn: the order was withdrawn",
            "2 wrapped: wrapped",
            "end 2"
        ]
    );
}

#[tokio::test]
async fn a_failure_after_a_permanent_one_is_the_one_that_is_reported() {
    let event = KinesisEvent::new()
        .text("withdrawn")
        .text("poison")
        .text("never");
    let (_, response) = invoke("work_job.stream", event.to_json()).await;
    let poison = event.sequence_number(1);
    assert_eq!(
        response.expect("an answer").as_str(),
        format!(r#"{{"batchItemFailures":[{{"itemIdentifier":"{poison}"}}]}}"#)
    );
}

#[tokio::test]
async fn messages_that_fail_for_good_are_not_received_again() {
    let event = SqsEvent::new().text("withdrawn").text("poison").text("a");
    let (_, response) = invoke("work_job.queue", event.to_json()).await;
    let response = response.expect("an answer");
    let poison = event.message_id(1);
    assert_eq!(
        response.as_str(),
        format!(r#"{{"batchItemFailures":[{{"itemIdentifier":"{poison}"}}]}}"#)
    );
    assert_eq!(response.failed_items().len(), 2);
}

#[tokio::test]
async fn an_invocation_that_fails_for_good_is_not_tried_again() {
    let (seen, response) = invoke(
        "work_job.topic",
        SnsEvent::new().text("withdrawn").to_json(),
    )
    .await;
    assert_eq!(response.expect("an answer").as_str(), "null");
    assert_eq!(seen.last().map(String::as_str), Some("end 1"));
    let (seen, response) = invoke("work_job.whole", r#""withdrawn""#.to_owned()).await;
    assert_eq!(response.expect("an answer").as_str(), "null");
    assert_eq!(seen, ["begin work_job.whole", "end 1"]);
    let (_, response) = invoke("work_job.whole", r#""poison""#.to_owned()).await;
    assert_eq!(response.expect_err("an error").to_string(), "no luck");
}

#[tokio::test]
async fn what_is_added_first_is_outermost() {
    let seen = Seen("outer ", Arc::default());
    let inner = Seen("inner ", Arc::clone(&seen.1));
    let app = App::new()
        .job(WorkJob)
        .wrap(seen.clone())
        .wrap(inner)
        .wrap(FailedItemsMetric::new("Work"));
    let event = KinesisEvent::new().text("poison").to_json();
    app.invoke("work_job.stream", event, Context::default())
        .await
        .expect("an answer");
    assert_eq!(
        *seen.1.lock().expect("a lock"),
        [
            "outer begin work_job.stream",
            "inner begin work_job.stream",
            "inner 0 poison: no luck",
            "outer 0 poison: no luck",
            "inner end 1",
            "outer end 1"
        ]
    );
}

/// Returns the sources of `error`.
fn causes(error: &(dyn Error + 'static)) -> Vec<String> {
    let causes = std::iter::successors(error.source(), |error| (*error).source());
    causes.map(ToString::to_string).collect()
}

#[tokio::test]
async fn an_error_leads_to_the_causes_that_it_does_not_print_itself() {
    let app = App::new().job(WorkJob);
    let event = SnsEvent::new().text("wrapped").to_json();
    let response = app
        .invoke("work_job.topic", event, Context::default())
        .await;
    let response = response.expect("permanent, so not tried again");
    let [failed] = response.failed_items() else {
        panic!("one message failed");
    };
    assert!(failed.to_string().ends_with(": wrapped"), "{failed}");
    assert_eq!(
        causes(failed),
        ["deep", "deep"],
        "a marker, and what it marks"
    );

    let stopped = RunError::Runtime(Box::new(Wrapped(Permanent::new("deep"))));
    assert_eq!(causes(&stopped), ["deep", "deep"]);
    assert_eq!(causes(&RunError::NoJob), [] as [&str; 0]);
    let permanent = Permanent::new(Wrapped(Permanent::new("deep")));
    assert_eq!(permanent.to_string(), "wrapped");
    assert_eq!(causes(&permanent), ["wrapped", "deep", "deep"]);
    for (function, payload, text, expected) in [
        ("whole", r#""poison""#, "no luck", &[] as &[&str]),
        (
            "whole",
            "[]",
            "event is not of the type asked for: invalid type: sequence, expected a borrowed string at line 1 column 0",
            &[],
        ),
        (
            "topic",
            "[",
            "payload is not JSON: EOF while parsing a list at line 1 column 1",
            &[],
        ),
    ] {
        let handler = format!("work_job.{function}");
        let outcome = app.invoke(&handler, payload, Context::default()).await;
        let error = outcome.expect_err("a failure");
        assert_eq!(error.to_string(), text);
        assert_eq!(causes(&error), expected);
    }
}

#[tokio::test]
async fn what_is_around_a_function_is_told_the_id_of_each_item() {
    let ids = Arc::default();
    let app = App::new().job(WorkJob).wrap(Ids(Arc::clone(&ids)));
    let event = KinesisEvent::new().text("a").text("b");
    let invocation = app.invoke("work_job.stream", event.to_json(), Context::default());
    invocation.await.expect("an answer");
    let expected = [0, 1].map(|index| event.sequence_number(index));
    assert_eq!(*ids.lock().expect("a lock"), expected);
}
