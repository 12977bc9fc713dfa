//! Tests what a function may send: a value as JSON, text, bytes, and any of them compressed.

use jets::{App, Context, Function, Gzip, Json, Queue, Stream, testing::Outbox};

use crate::{BoxError, Order, order};

jets::jobs! {
    pub(crate) TakingJob {
        sqs_event "texts";
        fn text(sqs_message: &str) { assert_eq!(sqs_message, "tea"); }

        kinesis_event "bytes";
        fn bytes(kinesis_data: Vec<Vec<u8>>) { assert_eq!(kinesis_data, [b"tea"]); }

        kinesis_event "compressed";
        fn compressed(kinesis_data: Vec<Gzip<Json<Order>>>) { assert_eq!(kinesis_data[0].cents, 250); }

        fn value(event: Json<Order>) { assert_eq!(event.cents, 250); }
    }

    pub(crate) GivingJob {
        sends text: TakingJob::TEXT;
        sends bytes: TakingJob::BYTES;
        sends compressed: TakingJob::COMPRESSED;
        sends value: TakingJob::VALUE;
        async fn give(
            &self,
            event: Json<Order>,
            text: Queue<String>,
            bytes: Stream<Vec<u8>>,
            compressed: Stream<Gzip<Json<Order>>>,
            value: Function<Json<Order>>,
        ) -> Result<(), BoxError> {
            text.send(&event.id).await?;
            bytes.send("key", event.id.as_bytes()).await?;
            compressed.send("key", &event.0).await?;
            value.call(&event).await?;
            Ok(())
        }
    }
}

#[tokio::test]
async fn text_bytes_and_values_are_sent_as_they_are_taken() -> Result<(), BoxError> {
    let outbox = Outbox::new();
    let app = App::new().job(TakingJob).job(GivingJob);
    let app = app.delivery(outbox.clone());
    let tea = order("tea", 250);
    let event = serde_json::to_value(&tea)?;
    app.invoke(GivingJob::GIVE, event, Context::default())
        .await?;

    assert_eq!(outbox.sent::<String>(TakingJob::TEXT)?, ["tea"]);
    assert_eq!(outbox.sent::<Vec<u8>>(TakingJob::BYTES)?, [b"tea"]);
    let [Json(sent)] = &outbox.sent::<Json<Order>>(TakingJob::VALUE)?[..] else {
        panic!("one order is sent");
    };
    assert_eq!(*sent, tea);
    let compressed = outbox.messages(TakingJob::COMPRESSED);
    assert_eq!(compressed[0].body[..2], [0x1f, 0x8b], "the header of gzip");
    assert_eq!(outbox.deliver(&app).await?.len(), 4);
    Ok(())
}
