//! Works on each message only once, even if the queue delivers it twice and the work panics.
//!
//! `cargo run -p jets-rs --example idempotent_orders` sends a batch three times. The first order panics the first time: it
//! is not lost, and it is charged once. Here the records are in memory. For many processes they must be in a table: see
//! docs/idempotency.md.

use std::{
    error::Error,
    sync::atomic::{AtomicBool, Ordering},
};

use jets::{
    App, Context, Json, SqsMessage,
    idempotency::{MemoryStore, Once},
    jobs,
    testing::SqsEvent,
};
use serde::Deserialize;

type BoxError = Box<dyn Error + Send + Sync>;

#[derive(Deserialize)]
struct Order {
    cents: u64,
}

jobs! {
    /// Charges for orders, once each.
    OrderJob {
        sqs_event "orders-${Environment}";
        fn charge(sqs_message: (SqsMessage<'_>, Json<Order>)) -> Result<(), BoxError> {
            let (message, order) = sqs_message;
            charge(&order)?;
            println!("{}: charged {} cents", message.message_id(), order.cents);
            Ok(())
        }
    }
}

fn charge(order: &Order) -> Result<(), BoxError> {
    static HAS_PANICKED: AtomicBool = AtomicBool::new(false);
    if order.cents == 0 {
        return Err("an order of nothing".into());
    }
    assert!(
        HAS_PANICKED.swap(true, Ordering::Relaxed),
        "a bug that shows once"
    );
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), jets::InvokeError> {
    let app = App::new().job(OrderJob).wrap(Once::new(MemoryStore::new()));
    let event = SqsEvent::new()
        .text(r#"{ "cents": 1250 }"#)
        .text(r#"{ "cents": 0 }"#);
    for _ in 0..3 {
        let response = app
            .invoke(OrderJob::CHARGE, &event, Context::default())
            .await?;
        println!("answer {response}");
    }
    Ok(())
}
