//! `backoff_in_seconds`: failed messages of a queue come again later and later.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{
    error::Error,
    future::ready,
    pin::Pin,
    sync::{Arc, Mutex},
    time::{Duration, SystemTime},
};

use jets::{
    App, BatchResponse, Context, Permanent,
    idempotency::{AlreadyInProgress, MemoryStore, Once},
    jobs,
    sends::{Delivering, Delivery, Message, Receiver, VisibilityChange},
    testing::{SqsEvent, SqsEventMessage},
};

type BoxError = Box<dyn Error + Send + Sync>;

/// The URL of a queue, and what is changed there.
type Call = (String, Vec<VisibilityChange>);

/// Keeps the changes of visibility, and fails after that if it is told to.
#[derive(Clone, Default)]
struct Changes {
    calls: Arc<Mutex<Vec<Call>>>,
    fails: bool,
}

impl Delivery for Changes {
    fn deliver<'a>(&'a self, _: &'a Receiver, _: &'a [Message]) -> Delivering<'a> {
        Box::pin(ready(Ok(Vec::new())))
    }

    fn changes_visibility(&self) -> bool {
        true
    }

    fn change_visibility<'a>(
        &'a self,
        queue_arn: &'a str,
        changes: &'a [VisibilityChange],
    ) -> Pin<Box<dyn Future<Output = Result<(), BoxError>> + Send + 'a>> {
        let call = (queue_arn.to_owned(), changes.to_vec());
        self.calls.lock().unwrap().push(call);
        let outcome = if self.fails {
            Err("throttled".into())
        } else {
            Ok(())
        };
        Box::pin(ready(outcome))
    }
}

jobs! {
    OrderJob {
        sqs_event "orders", backoff_in_seconds: 10, maximum_backoff_in_seconds: 1000;
        fn each(sqs_message: &str) -> Result<(), BoxError> {
            match sqs_message {
                "ok" => Ok(()),
                "no order" => Err(Permanent::new("not an order").into()),
                _ => Err("no answer".into()),
            }
        }

        sqs_event "orders.fifo", backoff_in_seconds: 10;
        fn in_order(sqs_message: &str) -> Result<(), BoxError> {
            Err(sqs_message.into())
        }

        sqs_event "batches", backoff_in_seconds: 10;
        fn all(sqs_messages: Vec<&str>) -> Result<(), BoxError> {
            Err(format!("{} messages", sqs_messages.len()).into())
        }

        sqs_event "reports", backoff_in_seconds: 10, report_batch_item_failures: true;
        fn report(sqs_messages) -> BatchResponse {
            sqs_messages.iter().filter(|message| message.body() != "ok").collect()
        }

        sqs_event "plain";
        fn plain(sqs_message: &str) -> Result<(), BoxError> {
            Err(sqs_message.into())
        }
    }
}

fn message(body: &str, received: u32) -> SqsEventMessage {
    SqsEventMessage::text(body).approximate_receive_count(received)
}

/// Invokes a function, and returns the queues and the seconds of all changes.
async fn changes(function: &str, messages: Vec<SqsEventMessage>) -> (Vec<String>, Vec<u32>) {
    let delivery = Changes::default();
    let app = App::new().job(OrderJob).delivery(delivery.clone());
    let event = messages
        .into_iter()
        .fold(SqsEvent::new(), SqsEvent::message);
    let handler = format!("order_job.{function}");
    let _ = app.invoke(handler, event, Context::default()).await;
    let calls = delivery.calls.lock().unwrap();
    let queues = calls.iter().map(|(queue, _)| queue.clone());
    let seconds = calls.iter().flat_map(|(_, changes)| changes);
    let seconds = seconds.map(|change| change.visibility_timeout);
    (queues.collect(), seconds.collect())
}

#[tokio::test]
async fn the_time_of_a_failed_message_doubles_with_each_receive_and_has_a_random_part() {
    for (received, longest) in [(1, 10), (2, 20), (3, 40), (7, 640), (8, 1000), (1000, 1000)] {
        let (_, seconds) = changes("each", vec![message("tea", received)]).await;
        let [seconds] = seconds.as_slice() else {
            panic!("{seconds:?}")
        };
        assert!(
            (longest / 2..=longest).contains(seconds),
            "{received}: {seconds}"
        );
    }
    let mut different = Vec::new();
    for _ in 0..20 {
        different.extend(changes("each", vec![message("tea", 1000)]).await.1);
    }
    different.dedup();
    assert!(different.len() > 1, "{different:?}");
}

#[tokio::test]
async fn only_messages_that_come_again_because_they_failed_are_delayed() {
    let messages = ["ok", "no order", "tea", "ok", "milk"];
    let messages = messages.map(|body| message(body, 1)).to_vec();
    assert_eq!(changes("each", messages.clone()).await.1.len(), 2);
    assert_eq!(changes("report", messages.clone()).await.1.len(), 3);
    assert_eq!(changes("all", messages.clone()).await.1.len(), 5);
    assert_eq!(changes("plain", messages).await.1.len(), 0);
}

#[tokio::test]
async fn messages_behind_a_failed_one_in_its_group_keep_their_time() {
    let delivery = Changes::default();
    let app = App::new().job(OrderJob).delivery(delivery.clone());
    let event = SqsEvent::new().queue("orders.fifo");
    let event = event
        .message(message("a", 1).group_id("one"))
        .message(message("b", 1).group_id("one"));
    let response = app
        .invoke(OrderJob::IN_ORDER, event, Context::default())
        .await
        .unwrap();
    assert_eq!(response.failed_items().len(), 2);
    assert_eq!(delivery.calls.lock().unwrap()[0].1.len(), 1);
}

#[tokio::test]
async fn one_call_has_ten_messages_of_the_queue() {
    let messages = (0..23)
        .map(|index| message(&index.to_string(), 1))
        .collect();
    let (queues, seconds) = changes("each", messages).await;
    assert_eq!(queues, ["arn:aws:sqs:us-west-2:112233445566:my-queue"; 3]);
    assert_eq!(seconds.len(), 23);
}

#[tokio::test]
async fn no_message_comes_again_before_the_claim_of_another_attempt_ends() {
    let store = MemoryStore::new();
    let other = Once::new(store.clone());
    let deadline = SystemTime::now() + Duration::from_mins(15);
    let context = Context::default()
        .with_request_id("other")
        .with_deadline(deadline);
    let delivery = Changes::default();
    let app = App::new()
        .job(OrderJob)
        .wrap(Once::new(store))
        .delivery(delivery.clone());
    let event = SqsEvent::new()
        .message(message("tea", 1).message_id("m-1"))
        .to_json();
    // The other attempt has the same handler and key, and is in the middle of its work.
    let served = Arc::new(Mutex::new(None));
    let probe = App::new().job(OrderJob).wrap(Probe(Arc::clone(&served)));
    let _ = probe.invoke(OrderJob::EACH, &event, context).await;
    let (context, key) = served.lock().unwrap().take().unwrap();
    let work = async {
        let response = app
            .invoke(OrderJob::EACH, &event, Context::default())
            .await
            .unwrap();
        let error = response.failed_items()[0].error();
        assert!(error.is::<AlreadyInProgress>(), "{error}");
        Ok::<_, BoxError>(())
    };
    other.run(&key, &context, work).await.unwrap();
    let seconds = delivery.calls.lock().unwrap()[0].1[0].visibility_timeout;
    assert!((890..=903).contains(&seconds), "{seconds}");
}

/// Keeps the context and the key of an item.
struct Probe(Arc<Mutex<Option<(Context, String)>>>);

impl jets::Wrap for Probe {
    async fn item(
        &self,
        context: &Context,
        item: jets::ItemInfo<'_>,
        call: impl Future<Output = jets::ItemOutcome> + Send,
    ) -> jets::ItemOutcome {
        let key = item.idempotency_key().unwrap();
        *self.0.lock().unwrap() = Some((context.clone(), key));
        call.await
    }
}

#[tokio::test]
async fn a_change_that_fails_changes_nothing_else() {
    let delivery = Changes {
        fails: true,
        ..Changes::default()
    };
    let app = App::new().job(OrderJob).delivery(delivery);
    let event = SqsEvent::new().message(message("tea", 1)).to_json();
    let response = app
        .invoke(OrderJob::EACH, event, Context::default())
        .await
        .unwrap();
    assert_eq!(response.failed_items().len(), 1);
}

#[test]
fn the_function_may_change_the_visibility_of_its_queue_and_of_no_other() {
    let manifest = App::new().job(OrderJob).manifest().unwrap();
    let with_right = manifest.functions().filter(|function| {
        let mut actions = function
            .policy
            .statement
            .iter()
            .flat_map(|statement| &statement.action);
        actions.any(|action| action == "sqs:ChangeMessageVisibility")
    });
    let names: Vec<&str> = with_right.map(|function| &*function.name).collect();
    assert_eq!(names, ["each", "in_order", "all", "report"]);
}
