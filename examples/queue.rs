//! A job on an SQS queue: every message is tried, and those that fail are received again.
//!
//! `cargo run -p jets-rs --example queue` calls it with three messages, one of which is not an order.

use jets::{App, Context, Json, SqsMessage, jobs, testing::SqsEvent};
use serde::Deserialize;

#[derive(Deserialize)]
struct Order {
    id: u32,
    amount: u32,
}

jobs! {
    /// Stores orders.
    pub OrderJob {
        class_timeout 30;

        sqs_event "orders-${Environment}", batch_size: 5, maximum_concurrency: 10;
        fn store(sqs_message: (SqsMessage<'_>, Json<Order>)) -> Result<(), String> {
            let (message, order) = sqs_message;
            if order.amount == 0 {
                return Err(format!("order {} is empty", order.id));
            }
            println!(
                "{}: order {} of {}",
                message.message_id(),
                order.id,
                order.amount
            );
            Ok(())
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), jets::InvokeError> {
    let event = SqsEvent::new()
        .text(r#"{ "id": 1, "amount": 3 }"#)
        .text("hello world")
        .text(r#"{ "id": 2, "amount": 5 }"#);
    let app = App::new().job(OrderJob);
    let response = app
        .invoke(OrderJob::STORE, &event, Context::default())
        .await?;
    println!("{response}");
    Ok(())
}
