//! How messages are grouped into calls, and what becomes of those that fail.

use std::sync::{Arc, Mutex};

use jets::{
    App, InvokeError,
    sends::{Delivering, Delivery, Message, Receiver, Refusal, SendAllError, SendErrorKind, Sent},
};

use super::{BoxError, Order, ReceiverJob, SenderJob, WAYS, invoke, order};

/// Counts the messages of each call. Refuses orders of these ids, and fails calls from this one on.
#[derive(Clone, Default)]
struct Counter {
    calls: Arc<Mutex<Vec<usize>>>,
    refused: &'static [&'static str],
    fails_from: Option<usize>,
}

impl Delivery for Counter {
    fn deliver<'a>(&'a self, _: &'a Receiver, messages: &'a [Message]) -> Delivering<'a> {
        Box::pin(async move {
            let mut calls = self.calls.lock().expect("no panic");
            calls.push(messages.len());
            if self.fails_from.is_some_and(|first| calls.len() > first) {
                return Err("the service does not answer".into());
            }
            let outcome = |message: &Message| {
                let order: Order = serde_json::from_slice(&message.body).expect("an order");
                if self.refused.contains(&order.id.as_str()) {
                    return Err(Refusal::new("Throttled", "try again"));
                }
                Ok(Sent::new(order.id))
            };
            Ok(messages.iter().map(outcome).collect())
        })
    }
}

/// Sends orders of these ids, and returns the sizes of the calls and the outcome.
async fn send(
    way: &str,
    counter: Counter,
    orders: &[Order],
) -> (Vec<usize>, Result<String, InvokeError>) {
    let app = App::new().job(SenderJob).delivery(counter.clone());
    let outcome = invoke(&app, way, &orders).await;
    let calls = counter.calls.lock().expect("no panic").clone();
    (calls, outcome)
}

/// Returns what was not sent: the position and the kind.
fn unsent(outcome: Result<String, InvokeError>) -> Vec<(usize, SendErrorKind)> {
    let Err(InvokeError::Function(error)) = outcome else {
        panic!("{outcome:?}");
    };
    let error: Box<SendAllError> = error.downcast().expect("of a sender");
    let unsent = error.unsent().iter();
    unsent
        .map(|unsent| (unsent.index, unsent.error.kind()))
        .collect()
}

#[tokio::test]
async fn a_call_has_as_many_messages_as_the_service_takes() {
    let orders: Vec<Order> = (0..1_001)
        .map(|index| order(&index.to_string(), 1))
        .collect();
    for [way, receiver] in WAYS {
        let (calls, outcome) = send(way, Counter::default(), &orders).await;
        assert_eq!(outcome.expect("all are sent"), "1001");
        let expected = match receiver {
            "receiver_job.stream" => vec![500, 500, 1],
            "receiver_job.function" => vec![1; 1_001],
            _ => [vec![10; 100], vec![1]].concat(),
        };
        assert_eq!(calls, expected, "{way}");
    }
}

#[tokio::test]
async fn a_call_has_as_many_bytes_as_the_service_takes() {
    const KIB: usize = 1024;
    // The bytes of the orders, and the expected calls.
    let cases: [(&str, &[usize], &[usize]); 6] = [
        (
            SenderJob::TO_QUEUE.name(),
            &[600 * KIB, 400 * KIB, 100 * KIB],
            &[2, 1],
        ),
        (SenderJob::TO_QUEUE.name(), &[600 * KIB, 600 * KIB], &[1, 1]),
        (
            SenderJob::TO_TOPIC.name(),
            &[100 * KIB, 100 * KIB, 100 * KIB],
            &[2, 1],
        ),
        (SenderJob::TO_TOPIC.name(), &[10, 900 * KIB, 10], &[1, 1, 1]),
        (
            SenderJob::TO_BUS.name(),
            &[600 * KIB, 300 * KIB, 100 * KIB],
            &[2, 1],
        ),
        (SenderJob::TO_STREAM.name(), &[200 * KIB; 60], &[51, 9]),
    ];
    for (way, sizes, expected) in cases {
        // The partition key of a record is the id, so the id is short and the bytes are digits.
        let orders = sizes
            .iter()
            .map(|size| serde_json::json!({"id": "1", "cents": 1, "more": "x".repeat(*size)}));
        let orders: Vec<_> = orders.collect();
        let app_counter = Counter::default();
        let app = App::new()
            .job(super::limits::RawJob)
            .delivery(app_counter.clone());
        let outcome = invoke(&app, &way.replace("sender_job", "raw_job"), &orders).await;
        outcome.expect("all are sent");
        assert_eq!(
            *app_counter.calls.lock().expect("no panic"),
            expected,
            "{way} {sizes:?}"
        );
    }
}

#[tokio::test]
async fn what_was_refused_is_told_and_the_rest_is_sent() {
    let orders: Vec<Order> = (0..25).map(|index| order(&index.to_string(), 1)).collect();
    let counter = Counter {
        refused: &["3", "14"],
        ..Counter::default()
    };
    for [way, receiver] in WAYS {
        if receiver == ReceiverJob::FUNCTION.name() {
            continue;
        }
        let (_, outcome) = send(way, counter.clone(), &orders).await;
        let refused = [(3, SendErrorKind::Refused), (14, SendErrorKind::Refused)];
        assert_eq!(unsent(outcome), refused, "{way}");
    }
}

#[tokio::test]
async fn after_a_call_that_failed_no_other_is_made() {
    let orders: Vec<Order> = (0..25).map(|index| order(&index.to_string(), 1)).collect();
    let counter = Counter {
        fails_from: Some(1),
        ..Counter::default()
    };
    let (calls, outcome) = send(SenderJob::TO_QUEUE.name(), counter, &orders).await;
    assert_eq!(calls, [10, 10]);
    let unsent = unsent(outcome);
    let kinds = |kind| {
        unsent
            .iter()
            .filter(move |(_, of)| *of == kind)
            .map(|(index, _)| *index)
    };
    assert!(kinds(SendErrorKind::Call).eq(10..20));
    assert!(kinds(SendErrorKind::NotTried).eq(20..25));
}

#[tokio::test]
async fn in_a_fifo_queue_nothing_of_a_group_follows_what_failed() {
    // The id is the group.
    let ids = ["a"; 3].into_iter().chain(["b"; 9]).chain(["a", "b"]);
    let orders: Vec<Order> = ids.map(|id| order(id, 1)).collect();
    let counter = Counter {
        refused: &["a"],
        ..Counter::default()
    };
    let (calls, outcome) = send(SenderJob::TO_FIFO.name(), counter, &orders).await;
    assert_eq!(calls, [10, 3]);
    let expected = [
        (0, SendErrorKind::Refused),
        (1, SendErrorKind::Refused),
        (2, SendErrorKind::Refused),
        (12, SendErrorKind::NotTried),
    ];
    assert_eq!(unsent(outcome), expected);
}

#[tokio::test]
async fn an_error_says_which_message_and_why() -> Result<(), BoxError> {
    let orders: Vec<Order> = (0..3).map(|index| order(&index.to_string(), 1)).collect();
    let counter = Counter {
        refused: &["1", "2"],
        ..Counter::default()
    };
    let (_, outcome) = send(SenderJob::TO_QUEUE.name(), counter, &orders).await;
    let Err(InvokeError::Function(error)) = outcome else {
        panic!("{outcome:?}");
    };
    assert_eq!(
        error.to_string(),
        "2 of 3 messages were not sent; the first is message 1"
    );
    let source = error.source().expect("why").to_string();
    assert_eq!(
        source,
        "a message for `receiver_job.queue` was refused: Throttled: try again"
    );
    Ok(())
}

/// Does not say what became of the last message.
struct Forgetful;

impl Delivery for Forgetful {
    fn deliver<'a>(&'a self, _: &'a Receiver, messages: &'a [Message]) -> Delivering<'a> {
        let outcomes = messages
            .iter()
            .skip(1)
            .map(|_| Ok(Sent::default()))
            .collect();
        Box::pin(async move { Ok(outcomes) })
    }
}

#[tokio::test]
async fn a_message_without_an_outcome_counts_as_refused() {
    let app = App::new().job(SenderJob).delivery(Forgetful);
    let orders = [order("1", 1), order("2", 1)];
    let outcome = invoke(&app, SenderJob::TO_QUEUE.name(), &orders).await;
    assert_eq!(unsent(outcome), [(1, SendErrorKind::Refused)]);
}
