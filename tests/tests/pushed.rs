//! Tests of jobs that sources invoke themselves: parameters and failures.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::sync::{Arc, Mutex};

use jets::{
    App, Context, DecodeError, EventBridge, InvokeError, Json, Kinesis, LogEvent, Logs, LogsData,
    Response, S3, S3Object, Schedule, Scheduler, Sns, SnsMessage, SnsMessageAttribute, Sqs,
    Timestamp, jobs,
    testing::{
        AsPayload, Decoded, EventBridgeEvent, LogsEvent, S3Event, ScheduleEvent, SnsEvent,
        SnsEventMessage,
    },
};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Debug, Deserialize, PartialEq)]
struct Order {
    id: u32,
}

fn time(text: &str) -> Timestamp {
    text.parse().expect("a time")
}

jobs! {
    PushJob {
        called: Arc<Mutex<Vec<String>>>,

        sns_event "orders";
        fn announce(&self, sns_message: &str) -> Result<(), String> {
            self.called.lock().expect("a lock").push(sns_message.to_owned());
            if sns_message == "poison" { Err("no luck".to_owned()) } else { Ok(()) }
        }

        sns_event "orders";
        fn typed(&self, sns_message: (SnsMessage<'_>, Json<Order>)) {
            let (message, order) = sns_message;
            let call = format!("{} {}", message.subject().unwrap_or("-"), order.id);
            self.called.lock().expect("a lock").push(call);
        }

        s3_event "uploads", prefix: "images/";
        async fn resize(&self, s3_object) {
            tokio::task::yield_now().await;
            let call = format!("{}/{} {}", s3_object.bucket(), s3_object.key(), s3_object.event_name());
            self.called.lock().expect("a lock").push(call);
        }

        log_event "/aws/lambda/web";
        fn watch(&self, log_events) -> usize {
            let count = log_events.log_events.len();
            self.called.lock().expect("a lock").push(log_events.log_group);
            count
        }

        rule_event { source: ["shop"] };
        fn react(event, event_detail) -> String {
            format!("{} {event_detail}", event["detail-type"])
        }

        rule_event { source: ["shop"] };
        fn order(event_detail: Json<Order>) -> u32 {
            event_detail.id
        }

        rule_event { source: ["shop"] }, input: { id: 7 };
        fn told(event: Order) -> u32 {
            event.id
        }

        rate "1 hour"; cron "0 12 * * ? *", input: { id: 3 };
        fn tick(schedule, context) -> Result<String, DecodeError> {
            let order: Option<Value> = schedule.input()?;
            Ok(format!("{} {} {order:?} {}", schedule.scheduled_time()?, schedule.attempt_number(), context.request_id()))
        }

        iot_event "SELECT id FROM 'orders/#'";
        fn device(event: Order) -> u32 {
            event.id
        }
    }
}

async fn invoke(
    function: &str,
    event: impl AsPayload,
) -> (Vec<String>, Result<Response, InvokeError>) {
    let called = Arc::default();
    let app = App::new().job(PushJob {
        called: Arc::clone(&called),
    });
    let handler = format!("push_job.{function}");
    let context = Context::default().with_request_id("r");
    let response = app.invoke(&handler, event, context).await;
    let called = called.lock().expect("a lock").clone();
    (called, response)
}

async fn answer(function: &str, event: impl AsPayload) -> String {
    let (_, response) = invoke(function, event).await;
    response.expect("an answer").to_string()
}

async fn error(function: &str, event: impl AsPayload) -> String {
    let (_, response) = invoke(function, event).await;
    response.expect_err("an error").to_string()
}

#[tokio::test]
async fn a_message_that_fails_fails_the_invocation() {
    let event = SnsEvent::new().text("hello").text("poison").text("never");
    let (called, response) = invoke("announce", event.to_json()).await;
    assert_eq!(called, ["hello", "poison"]);
    let error = response.expect_err("a failure");
    assert!(matches!(error, InvokeError::Function(_)));
    assert_eq!(error.to_string(), "no luck");

    let (called, response) = invoke("announce", SnsEvent::new().text("hello").to_json()).await;
    assert_eq!(called, ["hello"]);
    assert_eq!(response.expect("an answer").as_str(), "null");
}

#[tokio::test]
async fn a_message_that_does_not_decode_names_itself() {
    let event = SnsEvent::new().text("no order");
    let text = error("typed", event.to_json()).await;
    let id = event.message_id(0);
    assert!(
        text.starts_with(&format!(
            "message 0 (message id {id}): message is not the JSON asked for: "
        )),
        "{text}"
    );
    let message = SnsEventMessage::json(&json!({"id": 1})).subject("new");
    let (called, _) = invoke("typed", SnsEvent::new().message(message).to_json()).await;
    assert_eq!(called, ["new 1"]);
}

#[test]
fn a_message_has_the_fields_of_the_event_in_both_spellings() -> Result<(), DecodeError> {
    let message = SnsEventMessage::text("hello")
        .timestamp(time("2027-01-01T00:00:00.123Z"))
        .attribute("store", SnsMessageAttribute::string("berlin"));
    let event = SnsEvent::new().topic("orders").message(message).to_json();
    let upper = event
        .replace("SigningCertUrl", "SigningCertURL")
        .replace("UnsubscribeUrl", "UnsubscribeURL");
    for event in [event, upper] {
        let decoded = Decoded::<Sns>::new(&event)?;
        let message: SnsMessage<'_> = decoded.item(0)?;
        assert_eq!(message.message(), "hello");
        assert_eq!(message.subject(), None);
        assert_eq!(
            message.topic_arn(),
            "arn:aws:sns:us-west-2:112233445566:orders"
        );
        assert_eq!(message.timestamp()?, time("2027-01-01T00:00:00.123Z"));
        assert_eq!(message.message_attributes()?["store"].value, "berlin");
        assert!(
            message
                .signing_cert_url()
                .expect("a URL")
                .starts_with("https://sns")
        );
        assert!(
            message
                .unsubscribe_url()
                .expect("a URL")
                .contains("Unsubscribe")
        );
        assert_eq!(message.signature_version(), Some("1"));
        assert_eq!(message.message_id(), "95df01b4-ee98-5cb9-9903-000000000001");
        assert_eq!(
            message.subscription_arn(),
            Some("arn:aws:sns:us-west-2:112233445566:orders:21be56ed-a058-49f5-8c98-aedd2564c486")
        );
        assert_eq!(
            message.signature(),
            Some("tcc6faL2yUC6dgZdmrwh1Y4cGa/ebXEkAi6RibDsvpi+tE/1+82j")
        );
    }
    Ok(())
}

#[tokio::test]
async fn an_object_comes_from_event_bridge_from_the_bucket_or_through_a_topic() {
    let event = S3Event::created("uploads", "images/a b+ü%.png");
    let (called, _) = invoke("resize", event.to_json()).await;
    assert_eq!(called, ["uploads/images/a b+ü%.png Object Created"]);
    let notification = event.to_notification_json();
    let (called, _) = invoke("resize", &notification).await;
    assert_eq!(called, ["uploads/images/a b+ü%.png ObjectCreated:Put"]);
    let messages = SnsEvent::new()
        .text(&notification)
        .text(&S3Event::deleted("uploads", "b").to_notification_json());
    let (called, response) = invoke("resize", messages.to_json()).await;
    assert_eq!(
        called,
        [
            "uploads/images/a b+ü%.png ObjectCreated:Put",
            "uploads/b ObjectRemoved:Delete"
        ]
    );
    assert_eq!(response.expect("an answer").as_str(), "null");
}

#[tokio::test]
async fn the_test_event_of_a_bucket_is_answered_without_a_call() {
    let test = r#"{"Service":"Amazon S3","Event":"s3:TestEvent","Time":"2027-01-01T00:00:00.000Z","Bucket":"uploads","RequestId":"1","HostId":"2"}"#;
    for event in [test.to_owned(), SnsEvent::new().text(test).to_json()] {
        let (called, response) = invoke("resize", event).await;
        assert_eq!(called, [] as [&str; 0]);
        assert_eq!(response.expect("an answer").as_str(), "null");
    }
}

#[tokio::test]
async fn an_event_that_is_not_one_of_a_bucket_is_refused() {
    for (event, expected) in [
        (
            EventBridgeEvent::new("aws.ec2", "Object Created").to_json(),
            "event source is `aws.ec2`, not `aws.s3`",
        ),
        (
            SnsEvent::new().text("hello").to_json(),
            "payload is not JSON",
        ),
        ("{}".to_owned(), "field `detail` is missing"),
        (
            r#"{"Event": "s3:TestEvent""#.to_owned(),
            "payload is not JSON",
        ),
        (
            r#"{"detail": {}, "source": "aws.s3", "detail": {}}"#.to_owned(),
            "field `detail` appears twice",
        ),
        (
            S3Event::created("uploads", "a b")
                .to_notification_json()
                .replace("a+b", "a%FF"),
            "field `s3.object.key` is not URL-encoded UTF-8",
        ),
    ] {
        let text = error("resize", event).await;
        assert!(text.contains(expected), "{text}");
    }
}

#[test]
fn a_log_event_may_have_its_time_as_text_and_fields_without_a_value() -> Result<(), DecodeError> {
    let json = r#"{
        "id": "1", "timestamp": "1550289189474", "message": "GET /",
        "extractedFields": {"method": "GET", "user": null}
    }"#;
    let event: LogEvent = serde_json::from_str(json).map_err(DecodeError::new)?;
    assert_eq!(event.timestamp, time("2019-02-16T03:53:09.474Z"));
    let written = serde_json::to_value(&event).map_err(DecodeError::new)?;
    assert_eq!(written["timestamp"], 1_550_289_189_474_u64);
    let fields = event.extracted_fields.expect("fields");
    assert_eq!(
        fields.into_iter().collect::<Vec<_>>(),
        [("method".to_owned(), "GET".to_owned())]
    );
    for other in ["yesterday", "-1"] {
        let other = json.replace("1550289189474", other);
        assert!(serde_json::from_str::<LogEvent>(&other).is_err(), "{other}");
    }
    Ok(())
}

#[test]
fn an_event_that_only_looks_like_one_without_items_is_refused() {
    assert!(Decoded::<S3>::new(r#"{"Event":"s3:TestEvent"}"#).is_ok());
    for payload in [r#"{"Event":1}"#, r#"{"Event":"other"}"#, r#"{"window":{}}"#] {
        assert!(Decoded::<S3>::new(payload).is_err(), "{payload}");
        assert!(Decoded::<Sqs>::new(payload).is_err(), "{payload}");
        assert!(Decoded::<Sns>::new(payload).is_err(), "{payload}");
    }
    assert!(Decoded::<Kinesis>::new(r#"{"window":1}"#).is_err());
    assert!(Decoded::<Kinesis>::new(r#"{"window":{}}"#).is_ok());
}

#[test]
fn a_wrong_time_is_an_error_only_where_it_is_asked_for() -> Result<(), DecodeError> {
    let message = SnsEvent::new().text("tea").to_json();
    let decoded = message.replace("2019-02-16T", "soon");
    let decoded = Decoded::<Sns>::new(&decoded)?;
    let message: SnsMessage<'_> = decoded.item(0)?;
    let error = message.timestamp().expect_err("no time").to_string();
    assert!(
        error.ends_with(
            "field `Sns.Timestamp` is wrong: `soon03:53:09.474Z` is not a time such as `2027-01-01T12:00:00Z`"
        ),
        "{error}"
    );
    let event = r#"{"source": "shop", "detail-type": "Sold", "detail": {}}"#;
    let decoded = Decoded::<EventBridge>::new(event)?;
    let detail: jets::EventDetail<'_> = decoded.item(0)?;
    let error = detail.time().expect_err("no time").to_string();
    assert_eq!(error, "field `time` is missing");
    Ok(())
}

#[test]
fn an_object_has_the_fields_of_the_event() -> Result<(), DecodeError> {
    let event = S3Event::created("uploads", "a").size(1024).version_id("v1");
    let value: Value = serde_json::from_str(&event.to_json()).map_err(DecodeError::new)?;
    assert_eq!(event.to_value(), value);
    for json in [event.to_json(), event.to_notification_json()] {
        let decoded = Decoded::<S3>::new(&json)?;
        let object: S3Object<'_> = decoded.item(0)?;
        assert!(object.is_created() && !object.is_deleted());
        assert_eq!(object.size(), Some(1024));
        assert_eq!(object.version_id(), Some("v1"));
        assert_eq!(object.region(), "us-west-2");
        assert_eq!(object.time()?, time("2019-02-16T03:53:09Z"));
        assert_eq!(object.etag(), Some("b1946ac92492d2347c6235b4d2611184"));
        assert_eq!(object.sequencer(), Some("00617F08299329D189"));
        let reason = json.contains("detail").then_some("PutObject");
        assert_eq!(object.reason(), reason);
    }
    Ok(())
}

#[test]
fn an_object_was_created_or_deleted_by_the_name_of_the_event() -> Result<(), DecodeError> {
    let event = S3Event::created("uploads", "a");
    for (name, is_created, is_deleted) in [
        ("Object Created", true, false),
        ("ObjectCreated:Put", true, false),
        ("ObjectCreated:CompleteMultipartUpload", true, false),
        ("Object Deleted", false, true),
        ("ObjectRemoved:Delete", false, true),
        ("ObjectRemoved:DeleteMarkerCreated", false, true),
        ("LifecycleExpiration:Delete", false, true),
        ("Object Tags Added", false, false),
        ("ObjectRestore:Completed", false, false),
    ] {
        for json in [event.to_json(), event.to_notification_json()] {
            let json = json
                .replace("Object Created", name)
                .replace("ObjectCreated:Put", name);
            let decoded = Decoded::<S3>::new(&json)?;
            let object: S3Object<'_> = decoded.item(0)?;
            assert_eq!(object.event_name(), name);
            assert_eq!(object.is_created(), is_created, "{name}");
            assert_eq!(object.is_deleted(), is_deleted, "{name}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn log_events_are_decompressed_and_control_messages_are_answered() {
    let event = LogsEvent::new("/aws/lambda/web")
        .message("one")
        .message("two");
    let (called, response) = invoke("watch", event.to_json()).await;
    assert_eq!(called, ["/aws/lambda/web"]);
    assert_eq!(response.expect("an answer").as_str(), "2");
    let (called, response) = invoke("watch", LogsEvent::control_message().to_json()).await;
    assert_eq!(called, [] as [&str; 0]);
    assert_eq!(response.expect("an answer").as_str(), "null");
}

#[tokio::test]
async fn log_events_that_do_not_decode_are_an_error() {
    for (event, expected) in [
        (
            r#"{"awslogs":{"data":"!"}}"#,
            "field `awslogs.data` is not base64",
        ),
        (
            r#"{"awslogs":{"data":"aGVsbG8="}}"#,
            "field `awslogs.data` is not gzip",
        ),
        (r#"{"awslogs":{}}"#, "field `awslogs.data` is missing"),
        (r"[]", "not an event of CloudWatch Logs"),
    ] {
        let text = error("watch", event).await;
        assert!(text.contains(expected), "{text}");
    }
}

#[test]
fn log_events_have_extracted_fields() -> Result<(), DecodeError> {
    let mut event = jets::LogEvent::new("1", time("1970-01-01T00:00:00Z"), "three");
    event.extracted_fields = Some([("level".to_owned(), "ERROR".to_owned())].into());
    let json = LogsEvent::new("group")
        .log_event(event.clone())
        .message("two")
        .to_json();
    let decoded = Decoded::<Logs>::new(&json)?;
    let data: LogsData = decoded.item(0)?;
    assert_eq!(data.log_events[0], event);
    let timestamp = data.log_events[1].timestamp;
    assert_eq!(timestamp, time("2019-02-16T03:53:09.474Z"));
    let text: String = decoded.item(0)?;
    assert!(text.contains("extractedFields"));
    Ok(())
}

#[tokio::test]
async fn the_detail_of_an_event_is_text_json_or_a_type() {
    let event = EventBridgeEvent::new("shop", "Order Placed").detail(&json!({"id": 5}));
    assert_eq!(
        answer("react", event.to_json()).await,
        r#""\"Order Placed\" {\"id\":5}""#
    );
    assert_eq!(answer("order", event.to_json()).await, "5");
    assert_eq!(answer("told", r#"{"id":7}"#).await, "7");
    let wrong = EventBridgeEvent::new("shop", "Order Placed").detail("none");
    assert_eq!(
        error("order", wrong.to_json()).await,
        "field `detail` is not the JSON asked for: invalid type: string \"none\", expected struct Order at line 1 column 6"
    );
    assert_eq!(error("react", "{}").await, "field `detail` is missing");
}

#[test]
fn the_fields_around_a_detail_are_there() -> Result<(), DecodeError> {
    let event = EventBridgeEvent::new("shop", "Order Placed")
        .time(time("2027-01-01T00:00:00Z"))
        .resource("arn:aws:s3:::shop")
        .to_json();
    let decoded = Decoded::<EventBridge>::new(&event)?;
    let detail: jets::EventDetail<'_> = decoded.item(0)?;
    assert_eq!(detail.source(), "shop");
    assert_eq!(detail.detail_type(), "Order Placed");
    assert_eq!(detail.time()?, time("2027-01-01T00:00:00Z"));
    assert_eq!(detail.account(), "112233445566");
    assert_eq!(detail.region(), "us-west-2");
    assert_eq!(detail.resources(), ["arn:aws:s3:::shop"]);
    assert!(!detail.id().is_empty());
    assert_eq!(serde_json::to_string(&detail).expect("JSON"), "{}");
    Ok(())
}

#[tokio::test]
async fn a_schedule_says_when_it_was_to_fire_and_what_with() {
    let event = ScheduleEvent::new()
        .scheduled_time(time("2027-01-01T12:00:00Z"))
        .attempt_number(2)
        .input(&json!({"id": 3}));
    assert_eq!(
        answer("tick", event.to_json()).await,
        r#""2027-01-01T12:00:00Z 2 Some(Object {\"id\": Number(3)}) r""#
    );
    assert_eq!(
        answer("tick", ScheduleEvent::new().to_json()).await,
        r#""2019-02-16T03:53:09Z 1 None r""#
    );
}

#[test]
fn the_event_of_a_schedule_made_by_hand_decodes_without_input() -> Result<(), DecodeError> {
    let event = r#"{"version":"0","id":"1","detail-type":"Scheduled Event","source":"aws.scheduler","account":"1","time":"2027-01-01T00:00:00Z","region":"us-west-2","resources":["arn:aws:scheduler:us-west-2:1:schedule/default/mine"],"detail":"{}"}"#;
    let decoded = Decoded::<Scheduler>::new(event)?;
    let schedule: Schedule<'_> = decoded.item(0)?;
    assert_eq!(schedule.scheduled_time()?, time("2027-01-01T00:00:00Z"));
    assert_eq!(schedule.execution_id(), "1");
    assert_eq!(
        schedule.schedule_arn(),
        "arn:aws:scheduler:us-west-2:1:schedule/default/mine"
    );
    assert_eq!(schedule.input::<Option<u32>>()?, None);
    Ok(())
}

#[tokio::test]
async fn a_message_of_a_device_is_the_event() {
    assert_eq!(answer("device", r#"{"id":9}"#).await, "9");
}
