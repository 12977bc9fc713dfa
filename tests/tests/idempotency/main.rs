//! `Once`: what becomes of each delivery after the one before it, with a clock of the store's own.

#![allow(
    clippy::format_push_string,
    clippy::panic,
    clippy::too_many_lines,
    clippy::type_complexity,
    clippy::unchecked_time_subtraction,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod cases;

use std::{
    error::Error,
    panic::AssertUnwindSafe,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use futures_util::FutureExt as _;
use jets::{
    App, Context, ItemInfo, ItemOutcome, Verdict, Wrap,
    idempotency::{Claim, ClaimState, MemoryStore, Once, Store},
    jobs,
    testing::{
        DynamodbEvent, DynamodbEventRecord, EventBridgeEvent, KinesisEvent, KinesisEventRecord,
        LogsEvent, S3Event, ScheduleEvent, SnsEvent, SqsEvent, SqsEventMessage,
    },
};
use serde_json::json;

type BoxError = Box<dyn Error + Send + Sync>;

#[tokio::test(flavor = "current_thread")]
async fn each_end_of_a_first_delivery_says_what_the_second_does() {
    cases::second_deliveries(MemoryStore::new, "order").await;
}

#[tokio::test(flavor = "current_thread")]
async fn work_in_progress_is_not_begun_again_even_by_the_same_request() {
    cases::work_in_progress(MemoryStore::new(), "order").await;
}

#[tokio::test(flavor = "current_thread")]
async fn an_attempt_that_was_taken_over_neither_finishes_nor_releases_what_it_lost() {
    cases::taken_over(MemoryStore::new, "order").await;
}

/// How often the work was done, and whether it panics the first time.
#[derive(Default)]
struct Work {
    done: AtomicUsize,
    panics: AtomicUsize,
}

impl Work {
    fn run(&self) {
        assert_eq!(self.panics.swap(0, Relaxed), 0, "a bug");
        self.done.fetch_add(1, Relaxed);
    }
}

jobs! {
    PaymentJob {
        work: Arc<Work>,

        sqs_event "payments";
        fn charge(&self, _sqs_message: &str) {
            self.work.run();
        }

        rule_event { source: ["shop"] };
        async fn note(&self, _event_detail) -> &'static str {
            self.work.run();
            "noted"
        }

        rate "1 day";
        fn report(&self, _schedule) -> Result<&'static str, BoxError> {
            self.work.run();
            Ok("reported")
        }
    }
}

fn app(work: &Arc<Work>, once: Once) -> App {
    let work = Arc::clone(work);
    App::new().job(PaymentJob { work }).wrap(once)
}

#[tokio::test(flavor = "current_thread")]
async fn a_panic_in_the_work_loses_no_message() {
    let work = Arc::new(Work::default());
    work.panics.store(1, Relaxed);
    let app = app(&work, Once::new(MemoryStore::new()));
    let event = SqsEvent::new().text("one").text("two").to_json();
    let mut failed = Vec::new();
    for _ in 0..3 {
        let context = Context::default();
        let response = app
            .invoke("payment_job.charge", &event, context)
            .await
            .unwrap();
        failed.push(response.failed_items().len());
    }
    assert_eq!(failed, [1, 0, 0]);
    assert_eq!(work.done.load(Relaxed), 2, "each message once");
}

/// A store in which the first key that is claimed is in progress elsewhere.
#[derive(Default)]
struct FirstIsBusy(Mutex<Option<String>>);

impl Store for FirstIsBusy {
    async fn claim(&self, claim: Claim<'_>) -> Result<ClaimState, BoxError> {
        let mut first = self.0.lock().unwrap();
        let first = first.get_or_insert_with(|| claim.key.to_owned());
        Ok(if *first == claim.key {
            ClaimState::InProgress { until: claim.until }
        } else {
            ClaimState::Claimed
        })
    }

    async fn finish(&self, _: Claim<'_>, _: SystemTime) -> Result<bool, BoxError> {
        Ok(true)
    }

    async fn release(&self, _: Claim<'_>) -> Result<(), BoxError> {
        Ok(())
    }
}

jobs! {
    OrderedJob {
        sqs_event "orders";
        fn message(_sqs_message: &str) {}

        kinesis_event "orders";
        fn record(_kinesis_record: &str) {}
    }
}

#[tokio::test(flavor = "current_thread")]
async fn what_is_in_progress_elsewhere_is_retried_in_its_order() {
    use Verdict::{NotTried, Retried};
    let message = |group| SqsEventMessage::text("an order").group_id(group);
    let fifo = SqsEvent::new().queue("orders.fifo");
    let fifo = fifo
        .message(message("a"))
        .message(message("b"))
        .message(message("a"));
    let events = [
        (
            "ordered_job.message",
            SqsEvent::new().text("one").text("two").to_json(),
            vec![(0, Retried)],
        ),
        (
            "ordered_job.message",
            fifo.to_json(),
            vec![(0, Retried), (2, NotTried)],
        ),
        (
            "ordered_job.record",
            KinesisEvent::new().text("one").text("two").to_json(),
            vec![(0, Retried), (1, NotTried)],
        ),
    ];
    for (handler, event, expected) in events {
        let app = App::new()
            .job(OrderedJob)
            .wrap(Once::new(FirstIsBusy::default()));
        let response = app
            .invoke(handler, &event, Context::default())
            .await
            .unwrap();
        let failed = response
            .failed_items()
            .iter()
            .map(|item| (item.index(), item.verdict()));
        assert_eq!(failed.collect::<Vec<_>>(), expected, "{handler}");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn a_pushed_event_answers_once_and_its_panic_stays_one() {
    let work = Arc::new(Work::default());
    let app = app(&work, Once::new(MemoryStore::new()));
    let events = [
        (
            "payment_job.note",
            EventBridgeEvent::new("shop", "Sold").to_json(),
            "\"noted\"",
        ),
        (
            "payment_job.report",
            ScheduleEvent::new().to_json(),
            "\"reported\"",
        ),
    ];
    for (handler, event, answer) in events {
        let invoke = || app.invoke(handler, &event, Context::default());
        work.panics.store(1, Relaxed);
        let panicking = AssertUnwindSafe(invoke()).catch_unwind();
        assert!(panicking.await.is_err(), "{handler}");
        assert_eq!(invoke().await.unwrap().as_str(), answer);
        assert_eq!(
            invoke().await.unwrap().as_str(),
            "null",
            "{handler} was done before"
        );
    }
    assert_eq!(work.done.load(Relaxed), 2);
}

/// Keeps the key of each item.
#[derive(Clone, Default)]
struct Keys(Arc<Mutex<Vec<String>>>);

impl Wrap for Keys {
    async fn item(
        &self,
        _: &Context,
        item: ItemInfo<'_>,
        call: impl Future<Output = ItemOutcome> + Send,
    ) -> ItemOutcome {
        let key = item.idempotency_key().ok_or("no key")?;
        assert!(key.starts_with(&format!("{}:", item.service())));
        self.0.lock().unwrap().push(key);
        call.await
    }
}

jobs! {
    KeyJob {
        kinesis_event "orders";
        fn kinesis(_kinesis_record: &str) {}

        dynamodb_event "${OrdersStreamArn}";
        fn dynamodb(_dynamodb_record) {}

        sqs_event "orders";
        fn sqs(_sqs_message: &str) {}

        sns_event "orders";
        fn sns(_sns_message: &str) {}

        s3_event "orders";
        fn s3(_s3_object) {}

        rule_event { source: ["shop"] };
        fn rule(_event_detail) {}

        rate "1 day";
        fn schedule(_schedule) {}

        log_event "orders";
        fn logs(_log_events) {}
    }
}

/// Events of each source, with the function of [`KeyJob`] that takes them.
fn of_each_source() -> [(&'static str, String); 11] {
    let notification = SnsEvent::new()
        .topic("orders")
        .text("tea")
        .notification_json(0);
    let confirmation = notification.replace("\"Notification\"", "\"SubscriptionConfirmation\"");
    let change = DynamodbEvent::new()
        .record(DynamodbEventRecord::insert(
            json!({"id": 1}),
            json!({"id": 1}),
        ))
        .kinesis_json(0);
    let record = |text| {
        KinesisEventRecord::text(text)
            .shard_id("shardId-7")
            .sequence_number("49")
    };
    [
        (
            "kinesis",
            KinesisEvent::new()
                .stream("orders")
                .record(record("tea"))
                .to_json(),
        ),
        (
            "kinesis",
            KinesisEvent::new()
                .stream("orders")
                .record(record(&change))
                .to_json(),
        ),
        (
            "dynamodb",
            DynamodbEvent::new()
                .table("orders")
                .record(
                    DynamodbEventRecord::remove(json!({"id": 1}), json!({})).sequence_number("8"),
                )
                .to_json(),
        ),
        (
            "sqs",
            SqsEvent::new()
                .message(SqsEventMessage::text("tea").message_id("m-1"))
                .to_json(),
        ),
        (
            "sqs",
            SqsEvent::new()
                .message(SqsEventMessage::text(&notification).message_id("m-2"))
                .to_json(),
        ),
        (
            "sqs",
            SqsEvent::new()
                .message(SqsEventMessage::text(&confirmation).message_id("m-3"))
                .to_json(),
        ),
        ("sns", SnsEvent::new().topic("orders").text("tea").to_json()),
        (
            "s3",
            S3Event::created("uploads", "a b.png")
                .version_id("v1")
                .to_json(),
        ),
        ("rule", EventBridgeEvent::new("shop", "Sold").to_json()),
        (
            "schedule",
            ScheduleEvent::new()
                .scheduled_time((UNIX_EPOCH + Duration::from_secs(1_767_323_045)).into())
                .attempt_number(2)
                .to_json(),
        ),
        (
            "logs",
            LogsEvent::new("/shop")
                .message("one")
                .message("two")
                .to_json(),
        ),
    ]
}

#[tokio::test(flavor = "current_thread")]
async fn the_key_of_an_item_is_the_one_that_its_source_repeats() {
    let mut found = String::new();
    for (function, event) in of_each_source() {
        let keys = Keys::default();
        let app = App::new().job(KeyJob).wrap(keys.clone());
        let response = app
            .invoke(&format!("key_job.{function}"), &event, Context::default())
            .await
            .unwrap();
        assert!(response.failed_items().is_empty(), "{response:?}");
        let keys = keys.0.lock().unwrap();
        found += &format!("{}\n", keys.join(" "));
    }
    assert_eq!(found, KEYS);
}

const KEYS: &str = "\
kinesis:arn:aws:kinesis:us-west-2:112233445566:stream/orders/shardId-7:49
kinesis:arn:aws:kinesis:us-west-2:112233445566:stream/orders/c4ca4238a0b923820dcc509a6f750000
dynamodb:arn:aws:dynamodb:us-west-2:112233445566:table/orders/stream/2019-02-16T03:53:09.474/8
sqs:m-1
sqs:arn:aws:sns:us-west-2:112233445566:orders/95df01b4-ee98-5cb9-9903-000000000001
sqs:m-3
sns:arn:aws:sns:us-west-2:112233445566:orders/95df01b4-ee98-5cb9-9903-000000000001
s3:uploads/a b.png/v1/00617F08299329D189/Object Created
events:12345678-1234-1234-1234-111122223333
scheduler:[\"arn:aws:scheduler:us-west-2:112233445566:schedule/default/my-schedule\"]/2026-01-02T03:04:05Z
logs:112233445566//shop/2019/02/16/[$LATEST]5d63c5f5e5a94f9d8d2f1d4c1a2b3c4d/my-filter/\
34622316099697884706540976068822859012661220141643000001..\
34622316099697884706540976068822859012661220141643000002/2
";

/// Keeps how long each key is claimed, in seconds, and how long it is kept, in days.
#[derive(Clone, Default)]
struct Horizons(Arc<Mutex<Vec<(u64, u64)>>>);

impl Store for Horizons {
    async fn claim(&self, _: Claim<'_>) -> Result<ClaimState, BoxError> {
        Ok(ClaimState::Claimed)
    }

    async fn finish(&self, claim: Claim<'_>, expires: SystemTime) -> Result<bool, BoxError> {
        let claimed = claim.until.duration_since(claim.now)?.as_secs();
        let kept = expires.duration_since(claim.now)?.as_secs();
        self.0
            .lock()
            .unwrap()
            .push((claimed, kept / (24 * 60 * 60)));
        Ok(true)
    }

    async fn release(&self, _: Claim<'_>) -> Result<(), BoxError> {
        Ok(())
    }
}

#[tokio::test(flavor = "current_thread")]
async fn an_item_is_remembered_as_long_as_its_source_may_deliver_it() {
    let days = |function| match function {
        "kinesis" => 365,
        "sns" | "s3" => 24,
        "sqs" => 14,
        _ => 2,
    };
    for (function, event) in of_each_source() {
        let horizons = Horizons::default();
        let app = App::new().job(KeyJob).wrap(Once::new(horizons.clone()));
        let handler = format!("key_job.{function}");
        let response = app.invoke(&handler, &event, Context::default()).await;
        assert!(response.is_ok(), "{handler}: {response:?}");
        // An invocation without a deadline may take 15 minutes.
        let expected = [(15 * 60 + 2, days(function))];
        assert_eq!(*horizons.0.lock().unwrap(), expected, "{handler}");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn work_that_is_done_for_ever_is_remembered_for_a_year() {
    let horizons = Horizons::default();
    let once = Once::new(horizons.clone()).done_for(Duration::MAX);
    let work = async { Ok::<_, BoxError>(()) };
    let done = once.run("order-1", &Context::default(), work).await;
    assert!(done.is_ok_and(|done| done.is_some()));
    assert_eq!(*horizons.0.lock().unwrap(), [(15 * 60 + 2, 365)]);
}
