//! Where an outbox delivers, and what it does on demand.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
};

use jets::{
    App, Bus, EventDetail, Fifo, Function, Json, KinesisRecord, Queue, SnsMessage, SqsMessage,
    Stream, Topic, jobs,
    sends::{SendAllError, SendError, SendErrorKind},
    testing::Outbox,
};
use serde_json::json;

use super::{BoxError, Order, SenderJob, invoke, order};

/// What each function got: its name, the id of the item and the data.
#[derive(Clone, Default)]
pub(crate) struct Seen(Arc<Mutex<Vec<Item>>>);

type Item = (&'static str, String, String);

impl Seen {
    fn add(&self, function: &'static str, id: &str, data: &str) {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        seen.push((function, id.to_owned(), data.to_owned()));
    }

    fn by(&self, function: &str) -> Vec<String> {
        let seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let seen = seen.iter().filter(|(name, ..)| *name == function);
        seen.map(|(_, _, data)| data.clone()).collect()
    }
}

jobs! {
    pub(crate) ShopJob {
        seen: Seen,

        sns_event "sales-${Environment}";
        fn all_sales(&self, sns_message: SnsMessage<'_>) {
            self.seen.add("all_sales", sns_message.message_id(), sns_message.message());
        }

        sns_event "sales-${Environment}", filter_policy: { size: ["large"] };
        fn large_sales(&self, sns_message: SnsMessage<'_>) {
            self.seen.add("large_sales", sns_message.message_id(), sns_message.message());
        }

        sns_event "other";
        fn other_topic(&self, sns_message: SnsMessage<'_>) {
            self.seen.add("other_topic", sns_message.message_id(), sns_message.message());
        }

        kinesis_event "clicks";
        fn all_clicks(&self, kinesis_record: KinesisRecord<'_>) -> Result<(), jets::DecodeError> {
            self.seen.add("all_clicks", kinesis_record.sequence_number(), kinesis_record.text()?);
            Ok(())
        }

        kinesis_event "clicks", filter: [{ data: { cents: [{ numeric: [">", 5] }] } }];
        fn large_clicks(&self, kinesis_record: KinesisRecord<'_>) -> Result<(), jets::DecodeError> {
            self.seen.add("large_clicks", kinesis_record.sequence_number(), kinesis_record.text()?);
            Ok(())
        }

        rule_event { source: ["shop"], "detail-type": ["Sale"] };
        fn sale(&self, event_detail: EventDetail<'_>) {
            self.seen.add("sale", event_detail.id(), &event_detail.to_string());
        }

        rule_event { source: ["shop"], detail: { cents: [{ numeric: [">", 5] }] } };
        fn large_sale(&self, event_detail: EventDetail<'_>) {
            self.seen.add("large_sale", event_detail.id(), &event_detail.to_string());
        }

        rule_event { source: ["shop"] }, input_path: "$.detail.cents";
        fn cents(&self, event: u64) {
            self.seen.add("cents", "", &event.to_string());
        }

        rule_event { source: ["shop"] }, input_transformer: {
            input_paths_map: { cents: "$.detail.cents", id: "$.detail.id", missing: "$.detail.colour", first: "$.resources[0]" },
            input_template: {
                cents: "<cents>", text: "\"<id>\" for <cents>", missing: ["<missing>", "-<missing>-"],
                first: "<first>", source: "<aws.events.event>", project: "${Project}",
            },
        };
        fn transformed(&self, event: serde_json::Value) {
            self.seen.add("transformed", "", &event.to_string());
        }

        sqs_event "jobs", batch_size: 2, filter: [{ body: { cents: [{ numeric: [">", 5] }] } }];
        fn large_jobs(&self, sqs_messages: Vec<(SqsMessage<'_>, Json<Order>)>) -> Result<(), String> {
            if sqs_messages.len() > 2 {
                return Err(format!("{} messages", sqs_messages.len()));
            }
            for (message, _) in sqs_messages {
                self.seen.add("large_jobs", message.message_id(), message.body());
            }
            Ok(())
        }

        sqs_event "once.fifo", create: { content_based_deduplication: true };
        fn once(&self, sqs_message: SqsMessage<'_>) {
            self.seen.add("once", sqs_message.message_id(), sqs_message.body());
        }
    }

    pub(crate) EverywhereJob {
        sends sales: ShopJob::ALL_SALES;
        sends clicks: ShopJob::ALL_CLICKS;
        sends sale: ShopJob::SALE;
        sends work: ShopJob::LARGE_JOBS;
        async fn send(
            event: Vec<Order>,
            sales: Topic<Json<Order>>,
            clicks: Stream<Json<Order>>,
            sale: Bus<Json<Order>>,
            work: Queue<Json<Order>>,
        ) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
            for order in &event {
                let size = if order.cents > 5 { "large" } else { "small" };
                sales.send(order).attribute("size", size).await?;
                clicks.send(&order.id, order).await?;
                sale.send(order).await?;
            }
            work.send_all(&event).await?;
            Ok(())
        }

        sends once: ShopJob::ONCE;
        async fn repeat(event: Vec<[String; 2]>, once: Fifo<String>) -> Result<(), SendError> {
            for [id, text] in &event {
                let sending = once.send("group", text);
                if id.is_empty() { sending.await? } else { sending.deduplication_id(id).await? };
            }
            Ok(())
        }
    }
}

fn shop() -> (App, Outbox, Seen) {
    let (outbox, seen) = (Outbox::new(), Seen::default());
    let app = App::new()
        .job(ShopJob { seen: seen.clone() })
        .job(EverywhereJob)
        .delivery(outbox.clone());
    (app, outbox, seen)
}

#[tokio::test]
async fn all_functions_of_a_source_get_what_their_filters_let_through() -> Result<(), BoxError> {
    let (app, outbox, seen) = shop();
    let orders = [
        order("a", 1),
        order("b", 10),
        order("c", 20),
        order("d", 30),
    ];
    invoke(&app, EverywhereJob::SEND.name(), &orders).await?;
    outbox.deliver(&app).await?;
    let json = |order: &Order| serde_json::to_string(order).expect("JSON");
    let all: Vec<String> = orders.iter().map(json).collect();
    for function in ["all_sales", "all_clicks", "sale"] {
        assert_eq!(seen.by(function), all, "{function}");
    }
    for function in ["large_sales", "large_clicks", "large_sale", "large_jobs"] {
        assert_eq!(seen.by(function), all[1..], "{function}");
    }
    assert_eq!(seen.by("other_topic"), [""; 0]);

    // A rule may give the function something else than the event.
    assert_eq!(seen.by("cents"), ["1", "10", "20", "30"]);
    let transformed = seen.by("transformed").swap_remove(0);
    let mut transformed: serde_json::Value = serde_json::from_str(&transformed)?;
    let event = transformed["source"].take();
    assert_eq!(event["detail-type"], "Sale");
    assert_eq!(event.get("detail"), None);
    assert_eq!(
        transformed,
        json!({
            "cents": 1, "text": "\"a\" for 1", "missing": [null, "--"],
            "first": null, "source": null, "project": "project",
        })
    );
    Ok(())
}

#[tokio::test]
async fn ids_are_unique_and_the_same_in_each_function() -> Result<(), BoxError> {
    let (app, outbox, seen) = shop();
    for _ in 0..3 {
        invoke(
            &app,
            EverywhereJob::SEND.name(),
            &[order("b", 10), order("b", 10)],
        )
        .await?;
        outbox.deliver(&app).await?;
    }
    let seen = seen.0.lock().unwrap_or_else(PoisonError::into_inner);
    let of = |function| {
        let ids = seen.iter().filter(move |(name, ..)| *name == function);
        ids.map(|(_, id, _)| id.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(of("all_sales"), of("large_sales"));
    assert_eq!(of("all_clicks"), of("large_clicks"));
    assert_eq!(of("sale"), of("large_sale"));
    let ids = [
        of("all_sales"),
        of("all_clicks"),
        of("sale"),
        of("large_jobs"),
    ]
    .concat();
    assert_eq!(ids.len(), 24);
    assert_eq!(ids.iter().collect::<HashSet<_>>().len(), 24);
    Ok(())
}

#[tokio::test]
async fn a_fifo_queue_drops_what_it_has_had() -> Result<(), BoxError> {
    let (app, outbox, seen) = shop();
    let event = json!([["1", "a"], ["1", "b"], ["", "c"], ["", "c"], ["2", "a"]]);
    invoke(&app, EverywhereJob::REPEAT.name(), &event).await?;
    outbox.deliver(&app).await?;
    assert_eq!(seen.by("once"), ["a", "c", "a"]);
    Ok(())
}

jobs! {
    /// Two functions that send to one another.
    pub(crate) LoopJob {
        sends pong: LoopJob::PONG, allow_loop: true;
        async fn ping(event: Json<u32>, pong: Function<Json<u32>>) -> Result<(), SendError> {
            pong.call(&(event.0 + 1)).await.map(drop)
        }

        sends ping: LoopJob::PING, allow_loop: true;
        async fn pong(event: Json<u32>, ping: Function<Json<u32>>) -> Result<(), SendError> {
            ping.call(&(event.0 + 1)).await.map(drop)
        }
    }
}

#[tokio::test]
async fn a_loop_is_named_when_the_calls_are_used_up() -> Result<(), BoxError> {
    let outbox = Outbox::new();
    let app = App::new().job(LoopJob).delivery(outbox.clone());
    invoke(&app, LoopJob::PING.name(), &0).await?;
    let error = outbox.deliver_at_most(20, &app).await.expect_err("a loop");
    assert_eq!(
        error.to_string(),
        "there are messages left after 20 calls: `loop_job.pong` → `loop_job.ping` → `loop_job.pong`"
    );
    assert_eq!(outbox.messages(LoopJob::PONG).len(), 11);
    Ok(())
}

#[tokio::test]
async fn a_receiver_that_the_app_does_not_serve_is_told_unless_it_is_left() -> Result<(), BoxError>
{
    let outbox = Outbox::new();
    let app = App::new().job(SenderJob).delivery(outbox.clone());
    invoke(&app, SenderJob::TO_QUEUE.name(), &[order("1", 1)]).await?;
    let error = outbox.deliver(&app).await.expect_err("not served");
    assert_eq!(
        error.to_string(),
        "`sender_job.to_queue` sent to `receiver_job.queue`, which the app does not serve: add its job, or call `Outbox::leave`"
    );

    outbox.leave(super::ReceiverJob::QUEUE);
    invoke(&app, SenderJob::TO_QUEUE.name(), &[order("2", 1)]).await?;
    assert_eq!(outbox.deliver(&app).await?, [""; 0]);
    assert_eq!(
        outbox.sent::<Json<Order>>(super::ReceiverJob::QUEUE)?.len(),
        2
    );
    Ok(())
}

#[tokio::test]
async fn messages_and_calls_fail_on_demand() -> Result<(), BoxError> {
    let outbox = Outbox::new();
    let app = App::new().job(SenderJob).delivery(outbox.clone());
    let kinds = |outcome: Result<String, jets::InvokeError>| {
        let Err(jets::InvokeError::Function(error)) = outcome else {
            panic!("{outcome:?}");
        };
        let error: Box<SendAllError> = error.downcast().expect("of a sender");
        let unsent = error.unsent().iter();
        unsent
            .map(|unsent| (unsent.index, unsent.error.kind()))
            .collect::<Vec<_>>()
    };
    let orders = [order("1", 1), order("2", 1)];

    outbox.refuse_next(super::ReceiverJob::QUEUE, 1);
    let outcome = invoke(&app, SenderJob::TO_QUEUE.name(), &orders).await;
    assert_eq!(kinds(outcome), [(0, SendErrorKind::Refused)]);

    outbox.fail_next_call(super::ReceiverJob::QUEUE);
    let outcome = invoke(&app, SenderJob::TO_QUEUE.name(), &orders).await;
    assert_eq!(
        kinds(outcome),
        [(0, SendErrorKind::Call), (1, SendErrorKind::Call)]
    );

    invoke(&app, SenderJob::TO_QUEUE.name(), &orders).await?;
    let sent = outbox.sent::<Json<Order>>(super::ReceiverJob::QUEUE)?;
    assert_eq!(
        sent,
        [order("2", 1), order("1", 1), order("2", 1)].map(Json)
    );
    Ok(())
}
