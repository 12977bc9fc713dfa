//! What is checked before the call.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use jets::{
    App, Bus, Context, Fifo, Function, Json, Queue, Stream, Topic,
    sends::{Attribute, SendAllError, SendError, SendErrorKind},
    testing::Outbox,
};
use serde::Serialize;
use serde_json::{Value, json};

jets::jobs! {
    /// Takes any text, bytes or JSON.
    pub(crate) AnyJob {
        sqs_event "any";
        fn queue(sqs_message: jets::SqsMessage<'_>) { _ = sqs_message; }

        sqs_event "any.fifo";
        fn fifo(sqs_message: jets::SqsMessage<'_>) { _ = sqs_message; }

        sns_event "any";
        fn topic(sns_message: jets::SnsMessage<'_>) { _ = sns_message; }

        kinesis_event "any";
        fn stream(kinesis_data: jets::KinesisData<'_>) { _ = kinesis_data; }

        rule_event { source: ["shop"], "detail-type": ["Any"] };
        fn bus(event_detail: jets::EventDetail<'_>) { _ = event_detail; }

        fn function(event) { _ = event; }
    }

    /// Sends the values of its event as JSON.
    pub(crate) RawJob {
        sends queue: AnyJob::QUEUE;
        async fn to_queue(event: Vec<Value>, queue: Queue<Json<Value>>) -> Result<(), SendAllError> {
            queue.send_all(&event).await.map(drop)
        }

        sends topic: AnyJob::TOPIC;
        async fn to_topic(event: Vec<Value>, topic: Topic<Json<Value>>) -> Result<(), SendAllError> {
            topic.send_all(&event).await.map(drop)
        }

        sends stream: AnyJob::STREAM;
        async fn to_stream(event: Vec<Value>, stream: Stream<Json<Value>>) -> Result<(), SendAllError> {
            stream.send_all(event.iter().map(|value| ("key", value))).await.map(drop)
        }

        sends bus: AnyJob::BUS;
        async fn to_bus(event: Vec<Value>, bus: Bus<Json<Value>>) -> Result<(), SendAllError> {
            bus.send_all(&event).await.map(drop)
        }
    }
}

/// What a case sends.
type Case = (SendErrorKind, &'static str, Sends);

#[derive(Clone, Copy)]
enum Sends {
    Queue(fn(&Queue<String>) -> jets::sends::Sending<jets::sends::to::Queue>),
    Fifo(fn(&Fifo<String>) -> jets::sends::Sending<jets::sends::to::Fifo>),
    Topic(fn(&Topic<String>) -> jets::sends::Sending<jets::sends::to::Topic>),
    Stream(fn(&Stream<Vec<u8>>) -> jets::sends::Sending<jets::sends::to::Stream>),
    Bus(fn(&Bus<Json<Value>>) -> jets::sends::Sending<jets::sends::to::Bus>),
    Function(
        fn(&Function<Json<Unserialisable>>) -> jets::sends::Sending<jets::sends::to::Function>,
    ),
}

#[derive(Clone, Copy)]
struct Unserialisable;

impl Serialize for Unserialisable {
    fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom("not today"))
    }
}

jets::jobs! {
    /// Sends what the case says.
    pub(crate) CaseJob {
        case: Mutex<Option<Sends>>,
        outcome: Arc<Mutex<Option<Result<(), SendError>>>>,

        sends queue: AnyJob::QUEUE;
        sends fifo: AnyJob::FIFO;
        sends topic: AnyJob::TOPIC;
        sends stream: AnyJob::STREAM;
        sends bus: AnyJob::BUS;
        sends function: AnyJob::FUNCTION;
        async fn send(
            &self,
            queue: Queue<String>,
            fifo: Fifo<String>,
            topic: Topic<String>,
            stream: Stream<Vec<u8>>,
            bus: Bus<Json<Value>>,
            function: Function<Json<Unserialisable>>,
        ) {
            let case = self.case.lock().expect("no panic").take().expect("a case");
            let outcome = match case {
                Sends::Queue(send) => send(&queue).await,
                Sends::Fifo(send) => send(&fifo).await,
                Sends::Topic(send) => send(&topic).await,
                Sends::Stream(send) => send(&stream).await,
                Sends::Bus(send) => send(&bus).await,
                Sends::Function(send) => send(&function).await,
            };
            *self.outcome.lock().expect("no panic") = Some(outcome.map(drop));
        }
    }
}

async fn outcome(case: Sends) -> Result<(), SendError> {
    let outcome = Arc::default();
    let job = CaseJob {
        case: Mutex::new(Some(case)),
        outcome: Arc::clone(&outcome),
    };
    let app = App::new().job(job).delivery(Outbox::new());
    app.invoke(CaseJob::SEND, "{}", Context::default())
        .await
        .expect("the call");
    outcome
        .lock()
        .expect("no panic")
        .take()
        .expect("an outcome")
}

/// What a service would refuse.
#[rustfmt::skip]
fn refused() -> [Case; 24] {
    use SendErrorKind::{Encoding, Invalid, TooLarge};
    [
        (TooLarge, "an SQS message of 1 MiB and a byte", Sends::Queue(|queue| queue.send(&"x".repeat(1_048_577)))),
        (TooLarge, "with attributes", Sends::Queue(|queue| { queue.send(&"x".repeat(1_048_570)).attribute("name", "value") })),
        (TooLarge, "a message of 1 MiB and a byte for a topic", Sends::Topic(|topic| topic.send(&"x".repeat(1_048_577)))),
        (TooLarge, "a record of 10 MiB with its key", Sends::Stream(|stream| stream.send("k", &vec![0; 10_485_760]))),
        (TooLarge, "a detail of 1 MiB", Sends::Bus(|bus| bus.send(&json!({"x": "x".repeat(1_048_577)})))),
        (Invalid, "an empty body", Sends::Queue(|queue| queue.send(""))),
        (Invalid, "a control character", Sends::Queue(|queue| queue.send("\u{1}"))),
        (Invalid, "a delay of 901 s", Sends::Queue(|queue| queue.send("x").delay(Duration::from_secs(901)))),
        (Invalid, "eleven attributes", Sends::Queue(|queue| { (0..11).fold(queue.send("x"), |sending, index| { sending.attribute(format!("a{index}"), 1) }) })),
        (Invalid, "an attribute of AWS", Sends::Queue(|queue| queue.send("x").attribute("AWS.x", "y"))),
        (Invalid, "an attribute of Amazon", Sends::Queue(|queue| queue.send("x").attribute("amazon.x", "y"))),
        (Invalid, "a dot before a name", Sends::Queue(|queue| queue.send("x").attribute(".x", "y"))),
        (Invalid, "a dot after a name", Sends::Queue(|queue| queue.send("x").attribute("x.", "y"))),
        (Invalid, "two dots in a name", Sends::Queue(|queue| queue.send("x").attribute("x..y", "y"))),
        (Invalid, "a space in a name", Sends::Queue(|queue| queue.send("x").attribute("x y", "y"))),
        (Invalid, "an empty attribute", Sends::Fifo(|fifo| fifo.send("g", "x").attribute("x", ""))),
        (Invalid, "a number that is none", Sends::Fifo(|fifo| { fifo.send("g", "x").attribute("x", Attribute::Number("seven".to_owned())) })),
        (Invalid, "an empty group", Sends::Fifo(|fifo| fifo.send("", "x"))),
        (Invalid, "a group with a space", Sends::Fifo(|fifo| fifo.send("a b", "x"))),
        (Invalid, "a long deduplication id", Sends::Fifo(|fifo| fifo.send("g", "x").deduplication_id("x".repeat(129)))),
        (Invalid, "a subject with a line break", Sends::Topic(|topic| topic.send("x").subject("a\nb"))),
        (Invalid, "an empty key", Sends::Stream(|stream| stream.send("", &[1]))),
        (Invalid, "a detail that is a list", Sends::Bus(|bus| bus.send(&json!([1])))),
        (Encoding, "what does not serialise", Sends::Function(|function| function.call(&Unserialisable))),
    ]
}

#[tokio::test]
async fn what_the_service_would_refuse_is_refused_before_the_call() {
    for (kind, name, case) in refused() {
        let error = outcome(case).await.expect_err(name);
        assert_eq!(error.kind(), kind, "{name}: {error}");
    }
}

#[tokio::test]
async fn what_the_service_takes_is_sent() {
    let cases = [
        Sends::Queue(|queue| queue.send(&"x".repeat(1_048_576))),
        Sends::Queue(|queue| {
            queue
                .send("x")
                .delay(Duration::from_mins(15))
                .group_id("tenant-7")
        }),
        Sends::Queue(|queue| {
            (0..10).fold(queue.send("x"), |sending, index| {
                sending.attribute(format!("a{index}"), index)
            })
        }),
        Sends::Fifo(|fifo| {
            fifo.send(&"g".repeat(128), "tab\tline\n\u{1f980}")
                .deduplication_id("!~")
        }),
        Sends::Topic(|topic| {
            topic
                .send("x")
                .subject(&*"s".repeat(99))
                .attribute("bytes", vec![0])
        }),
        Sends::Stream(|stream| {
            stream
                .send(&"\u{1f980}".repeat(256), &[])
                .explicit_hash_key(u128::MAX)
        }),
        Sends::Bus(|bus| bus.send(&json!({})).resource("arn:aws:s3:::photos")),
    ];
    for case in cases {
        outcome(case).await.expect("sent");
    }
}

#[tokio::test]
async fn an_error_of_encoding_has_its_cause() {
    let error = outcome(Sends::Function(|function| function.call(&Unserialisable)));
    let error = error.await.expect_err("not today");
    assert_eq!(
        error.to_string(),
        "a message for `any_job.function` cannot be encoded"
    );
    let source = std::error::Error::source(&error).expect("a cause");
    assert_eq!(source.to_string(), "not today");
}
