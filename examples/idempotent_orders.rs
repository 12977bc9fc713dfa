//! Works on each message only once, even if the queue delivers it twice. The ids of finished messages are recorded.
//!
//! `cargo run -p jets-rs --example idempotent_orders` sends a batch, and then the same batch again. Here the ids are in memory.
//! For many processes they must be in a table, where [`Notes::claim`] is one conditional write. With the AWS SDK for
//! DynamoDB:
//!
//! ```text
//! client.put_item().table_name(table).item("id", AttributeValue::S(id))
//!     .condition_expression("attribute_not_exists(id)")
//! ```
//!
//! `ConditionalCheckFailedException` then means `Ok(false)`. Set a time to live on the table that is longer than the
//! queue keeps messages, to remove old ids.

use std::{
    collections::BTreeSet,
    convert::Infallible,
    error::Error,
    sync::{Arc, Mutex},
};

use jets::{App, Context, Json, SqsMessage, jobs, testing::SqsEvent};
use serde::Deserialize;

type BoxError = Box<dyn Error + Send + Sync>;

#[derive(Deserialize)]
struct Order {
    cents: u64,
}

/// The items that were worked on already.
trait Notes: Send + Sync {
    /// Records an id. Returns `false` if it is recorded already.
    fn claim(&self, id: &str) -> Result<bool, BoxError>;

    /// Removes an id, so that the item is worked on when it arrives again.
    fn release(&self, id: &str) -> Result<(), BoxError>;
}

jobs! {
    /// Charges for orders, once each.
    OrderJob {
        notes: Arc<dyn Notes>,

        sqs_event "orders-${Environment}";
        iam_policy ["dynamodb:DeleteItem", "dynamodb:PutItem"],
            resource: "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/notes-${Environment}";
        fn charge(&self, sqs_message: (SqsMessage<'_>, Json<Order>)) -> Result<(), BoxError> {
            let (message, order) = sqs_message;
            let id = message.message_id();
            if !self.notes.claim(id)? {
                println!("{id}: done already");
                return Ok(());
            }
            charge(&order).inspect_err(|_| {
                // If this fails too, the message is not tried again: for what must never be lost, let a claim expire.
                let _ = self.notes.release(id);
            })?;
            println!("{id}: charged {} cents", order.cents);
            Ok(())
        }
    }
}

fn charge(order: &Order) -> Result<(), BoxError> {
    match order.cents {
        0 => Err("an order of nothing".into()),
        _ => Ok(()),
    }
}

/// Ids in the memory of this process.
#[derive(Default)]
struct MemoryNotes(Mutex<BTreeSet<String>>);

impl Notes for MemoryNotes {
    fn claim(&self, id: &str) -> Result<bool, BoxError> {
        let mut ids = self.0.lock().map_err(|_| "a lock is poisoned")?;
        Ok(ids.insert(id.to_owned()))
    }

    fn release(&self, id: &str) -> Result<(), BoxError> {
        let mut ids = self.0.lock().map_err(|_| "a lock is poisoned")?;
        ids.remove(id);
        Ok(())
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), jets::InvokeError> {
    // With a table, this is where the job connects to it.
    let app = App::new().job_with(|| async {
        let notes = Arc::new(MemoryNotes::default());
        Ok::<_, Infallible>(OrderJob { notes })
    });
    let event = SqsEvent::new()
        .text(r#"{ "cents": 1250 }"#)
        .text(r#"{ "cents": 0 }"#)
        .to_json();
    for _ in 0..2 {
        let response = app
            .invoke(OrderJob::CHARGE, &event, Context::default())
            .await?;
        println!("answer {response}");
    }
    Ok(())
}
