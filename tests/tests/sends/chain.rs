//! A chain of jobs: queue, table, topic, function.

use std::sync::{Arc, Mutex, PoisonError};

use jets::{
    App, Change, Context, Function, Json, Topic, jobs,
    sends::SendError,
    testing::{DynamodbEvent, DynamodbEventRecord, Outbox, SqsEvent},
};
use serde_json::json;

use super::{BoxError, Order, order};

/// A table, and what the last job wrote.
#[derive(Default)]
pub(crate) struct Place {
    table: Mutex<Vec<Order>>,
    letters: Mutex<Vec<String>>,
}

jobs! {
    /// Puts orders of a queue into the table.
    pub(crate) TakeJob {
        place: Arc<Place>,

        sqs_event "chain-orders", create: true;
        fn take(&self, sqs_message: Json<Order>) {
            self.place.table.lock().unwrap_or_else(PoisonError::into_inner).push(sqs_message.0);
        }
    }

    /// Tells of what is new in the table.
    pub(crate) TellJob {
        dynamodb_event "chain-orders", create: { partition_key: { id: S } }, maximum_retry_attempts: 5;
        sends news: ThankJob::DECIDE;
        async fn tell(dynamodb_record: Change<Order>, news: Topic<Json<Order>>) -> Result<(), SendError> {
            if let Change { old_image: None, new_image: Some(order), .. } = &dynamodb_record {
                news.send(order).subject("an order").await?;
            }
            Ok(())
        }
    }

    /// Thanks for large orders.
    pub(crate) ThankJob {
        sns_event "chain-news", create: true;
        sends letter: LetterJob::WRITE;
        async fn decide(sns_message: Json<Order>, letter: Function<Json<String>>) -> Result<(), SendError> {
            if sns_message.cents > 100 {
                letter.call(&format!("thank you for {}", sns_message.id)).await?;
            }
            Ok(())
        }
    }

    /// Writes letters.
    pub(crate) LetterJob {
        place: Arc<Place>,

        fn write(&self, event: Json<String>) {
            self.place.letters.lock().unwrap_or_else(PoisonError::into_inner).push(event.0);
        }
    }
}

#[tokio::test]
async fn one_event_reaches_the_last_job() -> Result<(), BoxError> {
    let place = Arc::<Place>::default();
    let outbox = Outbox::new();
    let app = App::new()
        .job(TakeJob {
            place: Arc::clone(&place),
        })
        .job(TellJob)
        .job(ThankJob)
        .job(LetterJob {
            place: Arc::clone(&place),
        })
        .delivery(outbox.clone());

    let event = SqsEvent::of(TakeJob::TAKE, [order("small", 7), order("large", 700)]);
    app.invoke(TakeJob::TAKE, event, Context::default()).await?;

    // The changes of the table are the database's to tell.
    let orders = place
        .table
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .clone();
    let records = orders.iter().map(|order| {
        let keys = json!({"id": {"S": order.id}});
        let image = json!({"id": {"S": order.id}, "cents": {"N": order.cents.to_string()}});
        DynamodbEventRecord::insert(keys, image)
    });
    let event = DynamodbEvent::of(TellJob::TELL, records);
    app.invoke(TellJob::TELL, event, Context::default()).await?;

    assert_eq!(
        outbox.sent::<Json<Order>>(ThankJob::DECIDE)?,
        [Json(order("small", 7)), Json(order("large", 700))]
    );
    assert_eq!(
        outbox.messages(ThankJob::DECIDE)[0].subject.as_deref(),
        Some("an order")
    );
    let called = outbox.deliver(&app).await?;
    assert_eq!(
        called,
        ["thank_job.decide", "thank_job.decide", "letter_job.write"]
    );
    assert_eq!(
        *place.letters.lock().unwrap_or_else(PoisonError::into_inner),
        ["thank you for large"]
    );
    assert_eq!(outbox.deliver(&app).await?, [""; 0]);
    Ok(())
}
