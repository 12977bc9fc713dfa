//! What becomes of a failure, for every form of a function, every trigger and every way to fail: what is called,
//! answered, counted and logged.

#![allow(
    clippy::expect_used,
    clippy::format_push_string,
    clippy::indexing_slicing,
    clippy::needless_pass_by_value,
    clippy::panic,
    clippy::semicolon_if_nothing_returned,
    clippy::similar_names,
    reason = "a test fails by panicking"
)]

use std::{
    collections::BTreeMap,
    error::Error,
    fmt, io,
    sync::{Arc, Mutex},
};

use jets::{
    App, Batch, BatchResponse, Context, FromItem, InvokeError, Item, ItemInfo, ItemOutcome,
    Permanent, Response, Source, Window, Wrap, jobs,
    testing::{
        DynamodbEvent, DynamodbEventRecord, EventBridgeEvent, EventWindow, KinesisEvent,
        KinesisEventRecord, KplUserRecord, LogsEvent, S3Event, ScheduleEvent, SnsEvent, SqsEvent,
        SqsEventMessage,
    },
};
use serde_json::{Value, json};
use tracing_subscriber::layer::{Layer, SubscriberExt as _};

type Boxed = Box<dyn Error + Send + Sync>;

/// A way to fail.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Way {
    Error,
    Permanent,
    /// A permanent error below transparent ones.
    Transparent,
    /// An error that a rule of the app takes for permanent.
    Rule,
    Panic,
    PanicInDisplay,
    /// A panic whose payload panics when it is dropped.
    PanicInDrop,
    /// An error that panics when it is dropped.
    ErrorPanicsInDrop,
    EndlessSource,
    /// Only for functions that take one item.
    PanicInWrap,
    Undecodable,
    /// A conversion fails with a permanent error.
    UndecodableForGood,
}

impl Way {
    const ALL: [Self; 12] = [
        Self::Error,
        Self::Permanent,
        Self::Transparent,
        Self::Rule,
        Self::Panic,
        Self::PanicInDisplay,
        Self::PanicInDrop,
        Self::ErrorPanicsInDrop,
        Self::EndlessSource,
        Self::PanicInWrap,
        Self::Undecodable,
        Self::UndecodableForGood,
    ];

    fn find(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| text.contains(&way.word()))
    }

    fn word(self) -> String {
        format!("<{self:?}>")
    }

    fn is_permanent(self) -> bool {
        matches!(
            self,
            Self::Permanent | Self::Transparent | Self::Rule | Self::UndecodableForGood
        )
    }

    fn is_panic(self) -> bool {
        matches!(self, Self::Panic | Self::PanicInDrop)
    }

    /// Returns `true` if the function is not called.
    fn is_before_the_call(self) -> bool {
        matches!(
            self,
            Self::PanicInWrap | Self::Undecodable | Self::UndecodableForGood
        )
    }

    fn fail(self) -> Result<(), Boxed> {
        match self {
            Self::Permanent => Err(Permanent::new("for good").into()),
            Self::Transparent => {
                let permanent = Transparent(Box::new(Permanent::new("for good")));
                Err(io::Error::other(Transparent(Box::new(permanent))).into())
            }
            Self::Panic => panic!("no luck"),
            Self::PanicInDrop => std::panic::panic_any(PanicsInDrop),
            Self::ErrorPanicsInDrop => Err(PanicsInDrop.into()),
            _ => Err(Plain(self).into()),
        }
    }
}

#[derive(Debug)]
struct Plain(Way);

impl fmt::Display for Plain {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        assert_ne!(self.0, Way::PanicInDisplay, "no text");
        formatter.write_str("no luck")
    }
}

impl Error for Plain {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        (self.0 == Way::EndlessSource).then_some(self)
    }
}

#[derive(Debug)]
struct Transparent(Boxed);

impl fmt::Display for Transparent {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl Error for Transparent {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.source()
    }
}

#[derive(Debug)]
struct PanicsInDrop;

impl fmt::Display for PanicsInDrop {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("panics when it is dropped")
    }
}

impl Error for PanicsInDrop {}

impl Drop for PanicsInDrop {
    fn drop(&mut self) {
        panic!("dropped");
    }
}

/// The text of an item.
struct Work(String);

impl Work {
    fn new(text: &str) -> Result<Self, Boxed> {
        match Way::find(text) {
            Some(Way::Undecodable) => Err("not work".into()),
            Some(Way::UndecodableForGood) => Err(Permanent::new("not work").into()),
            _ => Ok(Self(text.to_owned())),
        }
    }
}

impl<'a, S: Source> FromItem<'a, S> for Work {
    fn from_item(item: Item<'a, S>) -> Result<Self, Boxed> {
        Self::new(item.text()?)
    }
}

jobs! {
    WorkJob {
        called: Arc<Mutex<Vec<String>>>,

        kinesis_event "work";
        fn stream(&self, kinesis_record: Work) -> Result<(), Boxed> { self.work(&kinesis_record) }

        kinesis_event "work", concurrent_items: 2;
        async fn stream_two(&self, kinesis_record: Work) -> Result<(), Boxed> { self.work(&kinesis_record) }

        kinesis_event "work";
        fn stream_batch(&self, kinesis_data: Vec<Work>) -> Result<(), Boxed> { self.all(kinesis_data) }

        kinesis_event "work", report_batch_item_failures: true;
        fn stream_report(&self, kinesis_data) -> BatchResponse { self.each(kinesis_data) }

        kinesis_event "work", report_batch_item_failures: true;
        fn stream_result(&self, kinesis_data: Vec<Work>) -> Result<BatchResponse, Boxed> {
            self.all(kinesis_data).map(|()| BatchResponse::new())
        }

        kinesis_event "work", tumbling_window_in_seconds: 60;
        fn stream_window(&self, kinesis_data: Vec<Work>, window: &mut Window<BTreeMap<String, u8>>) -> Result<(), Boxed> {
            *window.state.entry("calls".to_owned()).or_default() += 1;
            self.all(kinesis_data)
        }

        kinesis_event "work", aggregated: true;
        fn packed(&self, kinesis_record: Work) -> Result<(), Boxed> { self.work(&kinesis_record) }

        kinesis_event "work", aggregated: true, concurrent_items: 2;
        async fn packed_two(&self, kinesis_record: Work) -> Result<(), Boxed> { self.work(&kinesis_record) }

        kinesis_event "work", aggregated: true, report_batch_item_failures: true;
        fn packed_report(&self, kinesis_data) -> BatchResponse { self.each(kinesis_data) }

        dynamodb_event "${WorkStreamArn}";
        fn table(&self, dynamodb_record: Work) -> Result<(), Boxed> { self.work(&dynamodb_record) }

        dynamodb_event "${WorkStreamArn}";
        async fn table_batch(&self, dynamodb_records: Vec<Work>) -> Result<(), Boxed> { self.all(dynamodb_records) }

        dynamodb_event "${WorkStreamArn}", concurrent_items: 2;
        async fn table_two(&self, dynamodb_record: Work) -> Result<(), Boxed> { self.work(&dynamodb_record) }

        dynamodb_event "${WorkStreamArn}", report_batch_item_failures: true;
        fn table_report(&self, dynamodb_records) -> BatchResponse { self.each(dynamodb_records) }

        dynamodb_event "${WorkStreamArn}", tumbling_window_in_seconds: 60;
        fn table_window(&self, dynamodb_records: Vec<Work>, window: &mut Window<BTreeMap<String, u8>>) -> Result<(), Boxed> {
            *window.state.entry("calls".to_owned()).or_default() += 1;
            self.all(dynamodb_records)
        }

        sqs_event "work";
        fn queue(&self, sqs_message: Work) -> Result<(), Boxed> { self.work(&sqs_message) }

        sqs_event "more-work";
        fn queue_batch(&self, sqs_messages: Vec<Work>) -> Result<(), Boxed> { self.all(sqs_messages) }

        sqs_event "yet-more-work", concurrent_items: 2;
        async fn queue_two(&self, sqs_message: Work) -> Result<(), Boxed> { self.work(&sqs_message) }

        sqs_event "reported-work", report_batch_item_failures: true;
        fn queue_report(&self, sqs_messages) -> BatchResponse { self.each(sqs_messages) }

        sqs_event "more-work.fifo", concurrent_items: 2;
        async fn fifo_two(&self, sqs_message: Work) -> Result<(), Boxed> { self.work(&sqs_message) }

        sqs_event "work.fifo";
        async fn fifo(&self, sqs_message: Work) -> Result<(), Boxed> { self.work(&sqs_message) }

        sns_event "work";
        fn topic(&self, sns_message: Work) -> Result<(), Boxed> { self.work(&sns_message) }

        s3_event "work";
        fn object(&self, s3_object: Work) -> Result<(), Boxed> { self.work(&s3_object) }

        rule_event { source: ["work"] };
        fn detail(&self, event_detail: Work) -> Result<(), Boxed> { self.work(&event_detail) }

        rate "1 hour";
        fn scheduled(&self, schedule: Work) -> Result<(), Boxed> { self.work(&schedule) }

        log_event "work";
        async fn logs(&self, log_events: Work) -> Result<(), Boxed> { self.work(&log_events) }

        iot_event "SELECT * FROM 'work'";
        fn device(&self, event) -> Result<(), Boxed> {
            self.work(&Work(event.to_string()))
        }

        fn whole(&self, event) -> Result<(), Boxed> {
            self.work(&Work(event.to_string()))
        }
    }
}

impl WorkJob {
    fn work(&self, work: &Work) -> Result<(), Boxed> {
        let way = Way::find(&work.0);
        let name = if way.is_some() { "x" } else { "o" };
        self.called.lock().expect("a lock").push(name.to_owned());
        way.map_or(Ok(()), Way::fail)
    }

    fn each<S: Source>(&self, items: Batch<'_, S>) -> BatchResponse {
        let outcomes = items.iter().map(|item| {
            let work = item.text().map_err(Boxed::from).and_then(Work::new);
            (item, work.and_then(|work| self.work(&work)))
        });
        outcomes.collect()
    }

    fn all(&self, work: Vec<Work>) -> Result<(), Boxed> {
        work.iter().try_for_each(|work| self.work(work))
    }
}

/// Counts what the app tells a wrap, and panics in the calls of [`Way::PanicInWrap`].
#[derive(Clone, Default)]
struct Counter(Arc<Mutex<String>>);

impl Wrap for Counter {
    async fn invocation(
        &self,
        _: &Context,
        call: impl Future<Output = Result<Response, InvokeError>> + Send,
    ) -> Result<Response, InvokeError> {
        let outcome = call.await;
        if let Ok(response) = &outcome {
            let items = response.failed_items().iter();
            let verdicts: Vec<String> = items
                .map(|item| format!("{} {}", item.index(), item.verdict()))
                .collect();
            *self.0.lock().expect("a lock") = verdicts.join(", ");
        }
        outcome
    }

    async fn item(
        &self,
        _: &Context,
        item: ItemInfo<'_>,
        call: impl Future<Output = ItemOutcome> + Send,
    ) -> ItemOutcome {
        let data = String::from_utf8_lossy(item.data().unwrap_or_default()).into_owned();
        assert_ne!(Way::find(&data), Some(Way::PanicInWrap), "a wrap panics");
        let outcome = call.await;
        if let (Err(error), Some(way)) = (&outcome, Way::find(&data)) {
            assert_eq!(item.is_dropped_by(error.as_ref()), way.is_permanent());
        }
        outcome
    }
}

/// Records the item and the verdict of each failure that is logged.
#[derive(Clone, Default)]
struct Logged(Arc<Mutex<Vec<String>>>);

impl<S: tracing::Subscriber> Layer<S> for Logged {
    fn on_event(&self, event: &tracing::Event<'_>, _: tracing_subscriber::layer::Context<'_, S>) {
        #[derive(Default)]
        struct Fields(String);
        impl tracing::field::Visit for Fields {
            fn record_debug(&mut self, field: &tracing::field::Field, value: &dyn fmt::Debug) {
                match field.name() {
                    "item_index" => self.0 += &format!(" {value:?}"),
                    "verdict" => {
                        self.0 = format!("{}{}", format!("{value:?}").replace('"', ""), self.0)
                    }
                    _ => {}
                }
            }
        }
        let mut fields = Fields::default();
        event.record(&mut fields);
        self.0.lock().expect("a lock").push(fields.0);
    }
}

/// Returns an event for `function`, and the ids of its items. The item at index 1 of three, or the only one, has `text`.
fn event(function: &str, text: &str) -> (String, Vec<String>) {
    let three = ["fine", text, "good"];
    match function.split('_').next().expect("a trigger") {
        "stream" => {
            let event = three
                .iter()
                .fold(KinesisEvent::new(), |event, text| event.text(text));
            let event = event.window(EventWindow::new());
            let ids = (0..3).map(|index| event.sequence_number(index));
            (event.to_json(), ids.collect())
        }
        // The record at index 1 has two user records.
        "packed" => {
            let two = [text, "left"].map(KplUserRecord::text);
            let event = KinesisEvent::new()
                .text("fine")
                .record(KinesisEventRecord::aggregated(two))
                .text("good");
            let ids = (0..3).map(|index| event.sequence_number(index));
            (event.to_json(), ids.collect())
        }
        "table" => {
            let event = three.iter().fold(DynamodbEvent::new(), |event, text| {
                let keys = json!({"id": {"S": text}});
                event.record(DynamodbEventRecord::insert(keys.clone(), keys))
            });
            let event = event.window(EventWindow::new());
            let ids = (0..3).map(|index| event.sequence_number(index));
            (event.to_json(), ids.collect())
        }
        "queue" => {
            let event = three
                .iter()
                .fold(SqsEvent::new(), |event, text| event.text(text));
            let ids = (0..3).map(|index| event.message_id(index));
            (event.to_json(), ids.collect())
        }
        "fifo" => {
            let event = SqsEvent::new().queue("work.fifo");
            let event = three.iter().fold(event, |event, text| {
                event.message(SqsEventMessage::text(*text).group_id("one"))
            });
            let ids = (0..3).map(|index| event.message_id(index));
            (event.to_json(), ids.collect())
        }
        "topic" => {
            let event = three
                .iter()
                .fold(SnsEvent::new(), |event, text| event.text(text));
            (event.to_json(), Vec::new())
        }
        "object" => (S3Event::created("work", text).to_json(), Vec::new()),
        "detail" => (
            EventBridgeEvent::new("work", "Work").detail(text).to_json(),
            Vec::new(),
        ),
        "scheduled" => (ScheduleEvent::new().input(text).to_json(), Vec::new()),
        "logs" => (LogsEvent::new("work").message(text).to_json(), Vec::new()),
        _ => (json!({"text": text}).to_string(), Vec::new()),
    }
}

/// Returns what is called, answered, counted and logged.
async fn outcome(function: &str, way: Way) -> String {
    let (event, ids) = event(function, &way.word());
    let (called, counter, logged) = (Arc::default(), Counter::default(), Logged::default());
    let app = App::new()
        .job(WorkJob {
            called: Arc::clone(&called),
        })
        .wrap(counter.clone())
        .permanent_if(|link| {
            link.downcast_ref()
                .is_some_and(|Plain(way)| *way == Way::Rule)
        });
    let subscriber = tracing_subscriber::registry().with(logged.clone());
    let guard = tracing::subscriber::set_default(subscriber);
    let handler = format!("work_job.{function}");
    let invoked = tokio::spawn(async move {
        let outcome = app.invoke(&handler, event, Context::default()).await;
        outcome
            .map(|response| response.as_str().to_owned())
            .map_err(std::mem::forget)
    });
    let invoked = invoked.await;
    drop(guard);
    let answer = match invoked {
        Err(panic) => {
            std::mem::forget(panic);
            "panics".to_owned()
        }
        Ok(Err(())) => "fails".to_owned(),
        Ok(Ok(answer)) => {
            let reported: Value = serde_json::from_str(&answer).expect("JSON");
            match reported.get("batchItemFailures").and_then(Value::as_array) {
                Some(failures) => {
                    let index = |failure: &Value| {
                        ids.iter().position(|id| failure["itemIdentifier"] == **id)
                    };
                    let indices: Vec<usize> = failures.iter().filter_map(index).collect();
                    format!("{indices:?}")
                }
                None => answer,
            }
        }
    };
    let called = called.lock().expect("a lock").join("");
    let counted = counter.0.lock().expect("a lock").clone();
    let logged = logged.0.lock().expect("a lock").join(", ");
    format!("{called} | {answer} | {counted} | {logged}")
}

/// What happens in each function to an item that is retried, and to one that is dropped. `x` is the call that fails.
const EXPECTED: [(&str, &str, &str); 27] = [
    (
        "stream",
        "ox | [1] | 1 retried, 2 not_tried | retried 1",
        "oxo | [] | 1 dropped | dropped 1",
    ),
    (
        "stream_two",
        "ox | [1] | 1 retried, 2 not_tried | retried 1",
        "oxo | [] | 1 dropped | dropped 1",
    ),
    (
        "stream_batch",
        "ox | fails |  | ",
        "ox | null | 0 dropped, 1 dropped, 2 dropped | dropped",
    ),
    (
        "stream_report",
        "oxo | [1] | 1 retried | retried 1",
        "oxo | [] | 1 dropped | dropped 1",
    ),
    (
        "stream_result",
        "ox | fails |  | ",
        "ox | null | 0 dropped, 1 dropped, 2 dropped | dropped",
    ),
    (
        "stream_window",
        "ox | fails |  | ",
        r#"ox | {"state":{"calls":1}} | 0 dropped, 1 dropped, 2 dropped | dropped"#,
    ),
    (
        "packed",
        "ox | [1] | 1 retried, 2 not_tried, 3 not_tried | retried 1",
        "oxoo | [] | 1 dropped | dropped 1",
    ),
    (
        "packed_two",
        "ox | [1] | 1 retried, 2 not_tried, 3 not_tried | retried 1",
        "oxoo | [] | 1 dropped | dropped 1",
    ),
    (
        "packed_report",
        "oxoo | [1] | 1 retried | retried 1",
        "oxoo | [] | 1 dropped | dropped 1",
    ),
    (
        "table_two",
        "oxo | [1] | 1 retried | retried 1",
        "oxo | [] | 1 dropped | dropped 1",
    ),
    (
        "table_report",
        "oxo | [1] | 1 retried | retried 1",
        "oxo | [] | 1 dropped | dropped 1",
    ),
    (
        "table_window",
        "ox | fails |  | ",
        r#"ox | {"state":{"calls":1}} | 0 dropped, 1 dropped, 2 dropped | dropped"#,
    ),
    (
        "table",
        "ox | [1] | 1 retried, 2 not_tried | retried 1",
        "oxo | [] | 1 dropped | dropped 1",
    ),
    (
        "table_batch",
        "ox | fails |  | ",
        "ox | null | 0 dropped, 1 dropped, 2 dropped | dropped",
    ),
    (
        "queue",
        "oxo | [1] | 1 retried | retried 1",
        "oxo | [] | 1 dropped | dropped 1",
    ),
    (
        "queue_two",
        "oxo | [1] | 1 retried | retried 1",
        "oxo | [] | 1 dropped | dropped 1",
    ),
    (
        "queue_report",
        "oxo | [1] | 1 retried | retried 1",
        "oxo | [] | 1 dropped | dropped 1",
    ),
    (
        "fifo_two",
        "ox | [1, 2] | 1 retried, 2 not_tried | retried 1, not_tried 2",
        "oxo | [] | 1 dropped | dropped 1",
    ),
    (
        "queue_batch",
        "ox | fails |  | ",
        "ox | null | 0 dropped, 1 dropped, 2 dropped | dropped",
    ),
    (
        "fifo",
        "ox | [1, 2] | 1 retried, 2 not_tried | retried 1, not_tried 2",
        "oxo | [] | 1 dropped | dropped 1",
    ),
    (
        "topic",
        "ox | fails |  | ",
        "oxo | null | 1 dropped | dropped 1",
    ),
    (
        "object",
        "x | fails |  | ",
        "x | null | 0 dropped | dropped 0",
    ),
    (
        "detail",
        "x | fails |  | ",
        "x | null | 0 dropped | dropped",
    ),
    (
        "scheduled",
        "x | fails |  | ",
        "x | null | 0 dropped | dropped",
    ),
    ("logs", "x | fails |  | ", "x | null | 0 dropped | dropped"),
    (
        "device",
        "x | fails |  | ",
        "x | null | 0 dropped | dropped",
    ),
    ("whole", "x | fails |  | ", "x | null | 0 dropped | dropped"),
];

/// The functions that are called once an item, so that a panic is the item's failure.
const OF_ITEMS: [&str; 12] = [
    "stream",
    "stream_two",
    "packed",
    "packed_two",
    "table",
    "table_two",
    "queue",
    "queue_two",
    "fifo",
    "fifo_two",
    "topic",
    "object",
];

#[tokio::test(flavor = "current_thread")]
async fn one_failure_has_one_meaning_in_every_form_and_for_every_trigger() {
    let mut wrong = Vec::new();
    for (function, retried, dropped) in EXPECTED {
        let takes_item = OF_ITEMS.contains(&function);
        for way in Way::ALL {
            let is_undecodable = matches!(way, Way::Undecodable | Way::UndecodableForGood);
            if way == Way::PanicInWrap && !takes_item
                || is_undecodable && ["device", "whole"].contains(&function)
            {
                continue;
            }
            let mut expected = if way.is_permanent() { dropped } else { retried }.to_owned();
            if way.is_panic() && !takes_item {
                let called = expected.split_inclusive('x').next().expect("calls");
                expected = format!("{called} | panics |  | ");
            } else if way.is_before_the_call() {
                expected = expected.replacen('x', "", 1);
                // A batch is converted before the function is called with all of it.
                if !takes_item && !function.ends_with("_report") {
                    expected = expected
                        .replacen("o |", " |", 1)
                        .replace(r#"{"calls":1}"#, "{}");
                }
            }
            let found = outcome(function, way).await;
            if found != expected {
                wrong.push(format!("{function} {way:?}:\n  {found}\n  {expected}"));
            }
        }
    }
    assert!(wrong.is_empty(), "found, expected:\n{}", wrong.join("\n"));
}
