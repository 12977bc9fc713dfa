//! One receiver of each kind, and functions that send to them.

use jets::{
    App, Bus, Context, Fifo, Function, Json, Queue, Stream, Topic, jobs,
    sends::{AwsDelivery, SendAllError, SendError, Sent},
};
use serde::{Deserialize, Serialize};

use crate::service::Service;

#[derive(Deserialize, Serialize)]
pub struct Order {
    pub id: String,
}

jobs! {
    pub(crate) ReceiverJob {
        sqs_event "orders";
        fn queue(_sqs_message: Json<Order>) {}

        sqs_event "orders.fifo";
        fn fifo(_sqs_message: Json<Order>) {}

        sns_event "orders";
        fn topic(_sns_message: Json<Order>) {}

        kinesis_event "orders";
        fn stream(_kinesis_record: Json<Order>) {}

        rule_event { source: ["shop"], "detail-type": ["Order Placed"] };
        fn bus(_event_detail: Json<Order>) {}

        fn function(_event: Json<Order>) {}
    }

    /// Sends the orders of its event, and returns what became of each.
    pub(crate) SenderJob {
        sends queue: ReceiverJob::QUEUE;
        pub async fn to_queue(event: Vec<Order>, queue: Queue<Json<Order>>) -> Vec<String> {
            outcomes(event.len(), queue.send_all(&event).await)
        }

        sends fifo: ReceiverJob::FIFO;
        pub async fn to_fifo(event: Vec<Order>, fifo: Fifo<Json<Order>>) -> Vec<String> {
            outcomes(
                event.len(),
                fifo.send_all(event.iter().map(|order| ("g", order))).await,
            )
        }

        sends topic: ReceiverJob::TOPIC;
        pub async fn to_topic(event: Vec<Order>, topic: Topic<Json<Order>>) -> Vec<String> {
            outcomes(event.len(), topic.send_all(&event).await)
        }

        sends stream: ReceiverJob::STREAM;
        pub async fn to_stream(event: Vec<Order>, stream: Stream<Json<Order>>) -> Vec<String> {
            outcomes(
                event.len(),
                stream
                    .send_all(event.iter().map(|order| ("k", order)))
                    .await,
            )
        }

        sends bus: ReceiverJob::BUS;
        pub async fn to_bus(event: Vec<Order>, bus: Bus<Json<Order>>) -> Vec<String> {
            outcomes(event.len(), bus.send_all(&event).await)
        }

        sends function: ReceiverJob::FUNCTION;
        pub async fn to_function(event: Vec<Order>, function: Function<Json<Order>>) -> Vec<String> {
            outcomes(event.len(), function.call_all(&event).await)
        }

        sends unset: ReceiverJob::QUEUE;
        pub async fn to_unset(unset: Queue<Json<Order>>) { drop(unset); }

        sends mistaken: ReceiverJob::QUEUE;
        pub async fn to_mistaken(mistaken: Queue<Json<Order>>) { drop(mistaken); }

        sends short: ReceiverJob::QUEUE;
        pub async fn to_short(event: Vec<Order>, short: Queue<Json<Order>>) -> Vec<String> {
            outcomes(event.len(), short.send_all(&event).await)
        }

        sends china: ReceiverJob::QUEUE;
        pub async fn to_china(event: Vec<Order>, china: Queue<Json<Order>>) -> Vec<String> {
            outcomes(event.len(), china.send_all(&event).await)
        }
    }

    /// Sends one message of each kind with all that it can have.
    pub(crate) EverythingJob {
        sends queue: ReceiverJob::QUEUE;
        sends fifo: ReceiverJob::FIFO;
        sends topic: ReceiverJob::TOPIC;
        sends stream: ReceiverJob::STREAM;
        sends bus: ReceiverJob::BUS;
        sends function: ReceiverJob::FUNCTION;
        pub async fn send(
            event: Order,
            queue: Queue<Json<Order>>,
            fifo: Fifo<Json<Order>>,
            topic: Topic<Json<Order>>,
            stream: Stream<Json<Order>>,
            bus: Bus<Json<Order>>,
            function: Function<Json<Order>>,
        ) -> Result<Vec<String>, SendError> {
            let minute = std::time::Duration::from_secs(60);
            let message = queue.send(&event).delay(minute).group_id("tenant");
            let message = message
                .attribute("kind", "tea")
                .attribute("cents", 7)
                .attribute("raw", vec![0]);
            let sent = [
                message.await?,
                fifo.send("g", &event).deduplication_id("d").await?,
                topic
                    .send(&event)
                    .subject("an order")
                    .attribute("raw", vec![0])
                    .await?,
                stream.send("k", &event).explicit_hash_key(9).await?,
                bus.send(&event).resource("arn:aws:s3:::photos").await?,
                function.call(&event).await?,
            ];
            Ok(sent.map(|sent| sent.id).into())
        }
    }
}

/// Returns the id of each message that was sent, and the error of each other with its causes. All were sent if `result` is not
/// an error.
fn outcomes(len: usize, result: Result<Vec<Sent>, SendAllError>) -> Vec<String> {
    let error = match result {
        Ok(sent) => return sent.into_iter().map(|sent| sent.id).collect(),
        Err(error) => error,
    };
    let mut outcomes = vec!["sent".to_owned(); len];
    for unsent in error.unsent() {
        let first: &dyn std::error::Error = &unsent.error;
        let links = std::iter::successors(Some(first), |link| link.source());
        let links: Vec<String> = links.map(ToString::to_string).collect();
        outcomes[unsent.index] = format!("{:?}: {}", unsent.error.kind(), links.join(": "));
    }
    outcomes
}

/// Returns an app whose clients call `service`.
pub fn app(service: &Service) -> App {
    let config = service.config();
    let delivery = AwsDelivery::new()
        .eventbridge(aws_sdk_eventbridge::Client::new(&config))
        .kinesis(aws_sdk_kinesis::Client::new(&config))
        .lambda(aws_sdk_lambda::Client::new(&config))
        .sns(aws_sdk_sns::Client::new(&config))
        .sqs(aws_sdk_sqs::Client::new(&config));
    App::new()
        .job(SenderJob)
        .job(EverythingJob)
        .delivery(delivery)
}

/// Sends this many orders, and returns what became of each.
pub async fn send(service: &Service, handler: &str, count: usize) -> Vec<String> {
    let orders: Vec<Order> = (0..count).map(|id| Order { id: id.to_string() }).collect();
    let event = serde_json::to_string(&orders).unwrap();
    let app = app(service);
    let answer = app.invoke(handler, event, Context::default());
    serde_json::from_str(&answer.await.unwrap().to_string()).unwrap()
}
