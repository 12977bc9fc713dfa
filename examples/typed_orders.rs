//! Takes typed records one by one. The first that fails is reported, and Lambda tries again from there.
//!
//! `cargo run -p jets-rs --example typed_orders` sends a batch of three orders, the second of which is damaged. It prints the
//! orders, the error (to standard error), and the answer that Lambda would get.

use std::{borrow::Cow, error::Error};

use jets::{App, Context, Json, jobs, testing::KinesisEvent};
use serde::Deserialize;
use serde_json::json;

#[derive(Deserialize)]
struct Order<'a> {
    id: u32,
    /// Borrowed from the record, unless the text has escapes.
    #[serde(borrow)]
    customer: Cow<'a, str>,
    cents: u64,
}

jobs! {
    /// Takes orders.
    OrderJob {
        kinesis_event "orders", batch_size: 10, maximum_retry_attempts: 3;

        fn take(kinesis_record: Json<Order<'_>>) -> Result<(), String> {
            let Order {
                id,
                customer,
                cents,
            } = kinesis_record.into_inner();
            if cents == 0 {
                return Err(format!("order {id} costs nothing"));
            }
            println!("order {id}: {customer} pays {cents} cents");
            Ok(())
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let event = KinesisEvent::new()
        .json(&json!({ "id": 1, "customer": "Ada", "cents": 1250 }))
        .json(&json!({ "id": 2, "customer": "Bob", "cents": "a lot" }))
        .json(&json!({ "id": 3, "customer": "Cy", "cents": 300 }));
    let app = App::new().job(OrderJob);
    let response = app
        .invoke(OrderJob::TAKE, &event, Context::default())
        .await?;
    println!("answer {response}");
    Ok(())
}
