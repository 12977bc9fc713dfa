//! Tests what functions send: senders, batches, failures, and an outbox that delivers.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod batches;
mod chain;
mod choice;
mod limits;
mod outbox;
mod payloads;
mod retries;

use jets::{
    App, Bus, Context, Fifo, Function, InvokeError, InvokeErrorKind, Json, Queue, Stream, Topic,
    sends::SendAllError,
};
use serde::{Deserialize, Serialize};

type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// What most functions here send and receive.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Order {
    id: String,
    cents: u64,
}

fn order(id: &str, cents: u64) -> Order {
    Order {
        id: id.to_owned(),
        cents,
    }
}

jets::jobs! {
    /// One receiver of each kind.
    pub(crate) ReceiverJob {
        sqs_event "orders-${Environment}";
        fn queue(sqs_message: Json<Order>) {
            drop(sqs_message);
        }

        sqs_event "orders.fifo";
        fn fifo(sqs_message: Json<Order>) {
            drop(sqs_message);
        }

        sns_event "orders";
        fn topic(sns_message: Json<Order>) {
            drop(sns_message);
        }

        kinesis_event "orders";
        fn stream(kinesis_data: Vec<Json<Order>>) {
            drop(kinesis_data);
        }

        rule_event { source: ["shop"], "detail-type": ["Order Placed"] };
        fn bus(event_detail: Json<Order>) {
            drop(event_detail);
        }

        fn function(event: Json<Order>) {
            drop(event);
        }
    }

    /// Sends the orders of its event to all of them.
    pub(crate) SenderJob {
        sends queue: ReceiverJob::QUEUE;
        async fn to_queue(event: Vec<Order>, queue: Queue<Json<Order>>) -> Result<usize, SendAllError> {
            Ok(queue.send_all(&event).await?.len())
        }

        sends fifo: ReceiverJob::FIFO;
        async fn to_fifo(event: Vec<Order>, fifo: Fifo<Json<Order>>) -> Result<usize, SendAllError> {
            Ok(fifo.send_all(event.iter().map(|order| (&order.id, order))).await?.len())
        }

        sends topic: ReceiverJob::TOPIC;
        async fn to_topic(event: Vec<Order>, topic: Topic<Json<Order>>) -> Result<usize, SendAllError> {
            Ok(topic.send_all(&event).await?.len())
        }

        sends stream: ReceiverJob::STREAM;
        async fn to_stream(event: Vec<Order>, stream: Stream<Json<Order>>) -> Result<usize, SendAllError> {
            Ok(stream.send_all(event.iter().map(|order| (&order.id, order))).await?.len())
        }

        sends bus: ReceiverJob::BUS;
        async fn to_bus(event: Vec<Order>, bus: Bus<Json<Order>>) -> Result<usize, SendAllError> {
            Ok(bus.send_all(&event).await?.len())
        }

        sends function: ReceiverJob::FUNCTION;
        async fn to_function(event: Vec<Order>, function: Function<Json<Order>>) -> Result<usize, SendAllError> {
            Ok(function.call_all(&event).await?.len())
        }
    }
}

/// The handlers of the sender, each with that of its receiver.
const WAYS: [[&str; 2]; 6] = [
    [SenderJob::TO_QUEUE.name(), ReceiverJob::QUEUE.name()],
    [SenderJob::TO_FIFO.name(), ReceiverJob::FIFO.name()],
    [SenderJob::TO_TOPIC.name(), ReceiverJob::TOPIC.name()],
    [SenderJob::TO_STREAM.name(), ReceiverJob::STREAM.name()],
    [SenderJob::TO_BUS.name(), ReceiverJob::BUS.name()],
    [SenderJob::TO_FUNCTION.name(), ReceiverJob::FUNCTION.name()],
];

/// Invokes a function with this event.
async fn invoke(app: &App, handler: &str, event: &impl Serialize) -> Result<String, InvokeError> {
    let event = serde_json::to_string(event).expect("JSON");
    let response = app.invoke(handler, event, Context::default()).await?;
    Ok(response.to_string())
}

#[tokio::test]
async fn a_function_that_sends_is_not_called_without_a_delivery() {
    let app = App::new().job(SenderJob);
    for [sender, receiver] in WAYS {
        let error = app
            .invoke(sender, "not even JSON", Context::default())
            .await
            .expect_err("no delivery");
        assert_eq!(error.kind(), InvokeErrorKind::Delivery);
        assert_eq!(
            error.to_string(),
            format!(
                "`{sender}` sends to `{receiver}`, and the app has no delivery: set one with `App::delivery`"
            )
        );
    }
}
