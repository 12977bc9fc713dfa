//! Tests of items inside items: what is inside, and errors that name the envelope.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use jets::{
    App, Context, DecodeError, Dynamodb, FromItem, Gzip, Json, Kinesis, SnsMessageAttribute, Sqs,
    envelopes::{DynamodbChange, EventBridge, InvocationRecord, Lines, S3Objects, Sns},
    jobs,
    testing::{
        Decoded, DynamodbEvent, DynamodbEventRecord, EventBridgeEvent, InvocationRecordEvent,
        KinesisEvent, S3Event, SnsEvent, SnsEventMessage, SqsEvent,
    },
};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Clone, Debug, Deserialize, PartialEq)]
struct Order {
    cents: u64,
}

const ORDER: &str = r#"{"cents": 1250}"#;

/// Takes a message with this body.
fn take<T: for<'a> FromItem<'a, Sqs>>(body: &str) -> Result<T, DecodeError> {
    let event = SqsEvent::new().text(body).to_json();
    Decoded::<Sqs>::new(&event)?.item(0)
}

/// Returns what the error says after the item.
fn error<T: for<'a> FromItem<'a, Sqs>>(body: &str) -> String {
    let Err(error) = take::<T>(body) else {
        panic!("{body} was taken")
    };
    let error = error.to_string();
    let (item, error) = error.split_once("): ").expect("an item");
    assert!(item.starts_with("message 0 (message id "), "{item}");
    error.to_owned()
}

#[test]
fn a_message_of_sns_in_a_queue_is_its_message_with_what_sns_says_of_it() -> Result<(), DecodeError>
{
    let message = SnsEventMessage::text(ORDER)
        .subject("an \"order\"")
        .attribute("shop", SnsMessageAttribute::string("north"));
    let event = SnsEvent::new().topic("orders").message(message);
    let sns: Sns<Json<Order>> = take(&event.notification_json(0))?;
    assert_eq!(sns.cents, 1250);
    assert_eq!(sns.message_id, event.message_id(0));
    assert_eq!(sns.topic_arn, "arn:aws:sns:us-west-2:112233445566:orders");
    assert_eq!(sns.subject.as_deref(), Some("an \"order\""));
    assert_eq!(sns.timestamp.to_string(), "2019-02-16T03:53:09.474Z");
    assert_eq!(sns.sequence_number, None);
    assert_eq!(sns.message_attributes["shop"].value, "north");
    Ok(())
}

#[test]
fn a_notification_of_a_fifo_topic_has_white_space_a_sequence_number_and_few_members()
-> Result<(), DecodeError> {
    let body = r#"{
      "Type" : "Notification",
      "MessageId" : "63a3f6b6-d533-4a47-aef9-fcf5cf758c76",
      "SequenceNumber" : "10000000000000003000",
      "TopicArn" : "arn:aws:sns:eu-west-1:112233445566:orders.fifo",
      "Message" : "first\nsecond\n",
      "Timestamp" : "2026-03-01T08:00:00.000Z",
      "UnsubscribeURL" : "https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe"
    }"#;
    let sns: Sns<Lines<String>> = take(body)?;
    assert_eq!(*sns.message, ["first", "second"]);
    assert_eq!(sns.sequence_number.as_deref(), Some("10000000000000003000"));
    assert!(sns.message_attributes.is_empty());
    Ok(())
}

#[test]
fn what_is_not_a_notification_of_sns_is_an_error() {
    let notification = SnsEvent::new().text(ORDER).notification_json(0);
    for (body, expected) in [
        // Raw delivery.
        (
            ORDER.to_owned(),
            "body is not a notification of SNS, which a subscription with raw delivery does not send: field `Message` is missing",
        ),
        (
            "hello".to_owned(),
            "body is not a notification of SNS, which a subscription with raw delivery does not send: expected value at line 1 column 1",
        ),
        (
            notification.replace(r#""TopicArn":"#, r#""TopicArn":1,"Topic":"#),
            "body is not a notification of SNS, which a subscription with raw delivery does not send: field `TopicArn`: expected a string, found a number",
        ),
        (
            notification.replace("Notification", "SubscriptionConfirmation"),
            "body is of type `SubscriptionConfirmation`, not a notification of SNS",
        ),
    ] {
        let error = error::<Sns<Json<Order>>>(&body);
        assert!(error.starts_with(expected), "{error}");
    }
    let other = SnsEvent::new()
        .text(r#"{"cents": -1}"#)
        .notification_json(0);
    assert_eq!(
        error::<Sns<Json<Order>>>(&other),
        "the message of SNS is not the JSON asked for: field `cents`: invalid value: integer `-1`, expected u64 at line 1 column 12"
    );
}

#[test]
fn objects_of_s3_are_those_of_a_notification_in_a_queue_or_a_topic() -> Result<(), DecodeError> {
    let notification = S3Event::created("uploads", "a photo.png")
        .size(7)
        .to_notification_json();
    let in_sns = SnsEvent::new().text(&notification).notification_json(0);
    let direct: S3Objects = take(&notification)?;
    let in_sns: Sns<S3Objects> = take(&in_sns)?;
    let from_event_bridge: S3Objects = take(&S3Event::created("uploads", "a photo.png").to_json())?;
    for objects in [&direct, &in_sns.message, &from_event_bridge] {
        let keys: Vec<_> = objects.iter().map(jets::S3Object::key).collect();
        assert_eq!(keys, ["a photo.png"]);
        assert_eq!((objects.len(), objects.is_empty()), (1, false));
    }
    for object in &direct {
        assert_eq!((object.bucket(), object.size()), ("uploads", Some(7)));
    }
    Ok(())
}

#[test]
fn the_test_event_of_s3_has_no_objects() -> Result<(), DecodeError> {
    let test = r#"{"Service":"Amazon S3","Event":"s3:TestEvent","Time":"2026-03-01T08:00:00.000Z","Bucket":"uploads","RequestId":"5582815E1AEA5ADF","HostId":"8cLeGAmw098X5cv4Zkwcmo8vvZa3eH3eKxsPzbB9wrR+YstdA6Knx4Ip8EXAMPLE"}"#;
    let objects: S3Objects = take(test)?;
    assert!(objects.is_empty());
    assert_eq!(objects.len(), 0);
    assert_eq!(
        error::<S3Objects>(r#"{"Records": 1}"#),
        "body is not an event of S3: field `Records`: expected a list, found a number at line 1 column 13"
    );
    let in_sns = SnsEvent::new().text("hello").notification_json(0);
    assert_eq!(
        error::<Sns<S3Objects>>(&in_sns),
        "the message of SNS is not an event of S3: expected value at line 1 column 1"
    );
    Ok(())
}

#[test]
fn an_event_of_event_bridge_is_its_detail_with_the_fields_around_it() -> Result<(), DecodeError> {
    let event = EventBridgeEvent::new("shop", "Order Placed").detail(&json!({"cents": 1250}));
    let order: EventBridge<Json<Order>> = take(&event.to_json())?;
    assert_eq!(order.cents, 1250);
    assert_eq!(
        (&*order.source, &*order.detail_type),
        ("shop", "Order Placed")
    );
    assert!(!order.id.is_empty() && order.time.is_some() && !order.region.is_empty());
    let wrong = EventBridgeEvent::new("shop", "Order Placed").detail(&json!({"cents": "x"}));
    let error_of_detail = error::<EventBridge<Json<Order>>>(&wrong.to_json());
    assert!(
        error_of_detail.starts_with("field `detail` is not the JSON asked for: field `cents`"),
        "{error_of_detail}"
    );
    assert_eq!(
        error::<EventBridge<Json<Order>>>(ORDER),
        "body is not an event of EventBridge: field `detail` is missing"
    );
    Ok(())
}

#[test]
fn a_change_of_a_table_in_a_kinesis_stream_has_keys_and_images() -> Result<(), DecodeError> {
    let keys = json!({"id": {"S": "1"}});
    let event = DynamodbEvent::new()
        .table("orders")
        .record(DynamodbEventRecord::modify(
            keys.clone(),
            json!({"cents": {"N": "1"}}),
            json!({"cents": {"N": "2"}}),
        ))
        .record(DynamodbEventRecord::remove(keys, json!({"cents": {"N": "3"}})).by_ttl());
    let micro = event.kinesis_json(0).replace(
        r#""ApproximateCreationDateTime":1550289189474"#,
        r#""ApproximateCreationDateTimePrecision":"MICROSECOND","ApproximateCreationDateTime":1550289189474123"#,
    );
    assert!(micro.contains("MICROSECOND"));
    let event = KinesisEvent::new()
        .text(&event.kinesis_json(0))
        .text(&event.kinesis_json(1))
        .text(&micro)
        .to_json();
    let decoded = Decoded::<Kinesis>::new(&event)?;
    let changes: Vec<DynamodbChange<Order, Value>> = decoded.batch()?;
    let cents = |image: &Option<Order>| image.as_ref().map(|order| order.cents);
    assert_eq!(
        (cents(&changes[0].old_image), cents(&changes[0].new_image)),
        (Some(1), Some(2))
    );
    assert_eq!(changes[0].keys, json!({"id": "1"}));
    assert_eq!(changes[0].event_name, "MODIFY");
    assert_eq!(
        (&*changes[0].table_name, &*changes[0].region),
        ("orders", "us-west-2")
    );
    assert_eq!(
        (cents(&changes[1].old_image), cents(&changes[1].new_image)),
        (Some(3), None)
    );
    assert_eq!(
        changes
            .iter()
            .map(|change| change.is_ttl_removal)
            .collect::<Vec<_>>(),
        [false, true, false]
    );
    let times = changes
        .iter()
        .map(|change| change.approximate_creation_date_time);
    assert_eq!(
        times.collect::<Vec<_>>(),
        ["474", "474", "474123"]
            .map(|digits| format!("2019-02-16T03:53:09.{digits}Z").parse().ok())
    );
    Ok(())
}

#[test]
fn an_error_in_a_change_in_a_kinesis_stream_names_the_attribute() {
    let insert = DynamodbEventRecord::insert(json!({}), json!({"cents": {"S": "1"}}));
    let body = DynamodbEvent::new().record(insert).kinesis_json(0);
    assert_eq!(
        error::<DynamodbChange<Order>>(&body),
        "field `dynamodb.NewImage` is not of the type asked for: attribute `cents`: invalid type: string (S), expected u64"
    );
    assert_eq!(
        error::<DynamodbChange<Order>>(ORDER),
        "body is not a change of DynamoDB: field `dynamodb` is missing"
    );
}

#[test]
fn the_record_of_an_asynchronous_invocation_has_its_event() -> Result<(), DecodeError> {
    let record = InvocationRecordEvent::asynchronous(ORDER).to_json();
    let record: InvocationRecord<Json<Order>> = take(&record)?;
    assert_eq!(record.payload, Some(Json(Order { cents: 1250 })));
    assert_eq!(record.condition, "RetriesExhausted");
    assert_eq!(record.approximate_invoke_count, Some(3));
    assert_eq!(record.function_error.as_deref(), Some("Unhandled"));
    assert!(record.function_arn.contains(":function:my-function"));
    let response = record.response_payload.expect("the error");
    assert!(response.contains("it failed"), "{response}");
    assert_eq!(record.batch, None);
    let failed = InvocationRecordEvent::asynchronous("{}").to_json();
    assert_eq!(
        error::<InvocationRecord<Json<Order>>>(&failed),
        "the invocation's payload is not the JSON asked for: missing field `cents` at line 1 column 2"
    );
    Ok(())
}

#[test]
fn the_record_of_a_batch_has_its_place_in_the_stream() -> Result<(), DecodeError> {
    for arn in [
        "arn:aws:kinesis:us-west-2:112233445566:stream/orders",
        "arn:aws:dynamodb:us-west-2:112233445566:table/orders/stream/2019-02-16T03:53:09.474",
    ] {
        let json = InvocationRecordEvent::stream(arn).to_json();
        let is_of_table = arn.starts_with("arn:aws:dynamodb");
        assert_eq!(json.contains("DDBStreamBatchInfo"), is_of_table, "{json}");
        assert_eq!(json.contains("KinesisBatchInfo"), !is_of_table, "{json}");
        let record: InvocationRecord<String> = take(&json)?;
        assert_eq!(record.payload, None);
        let batch = record.batch.expect("a batch");
        assert_eq!(batch.stream_arn, arn);
        assert_eq!(
            (&*batch.shard_id, batch.batch_size),
            ("shardId-000000000001", Some(1))
        );
        assert_eq!(batch.start_sequence_number, batch.end_sequence_number);
        // In a bucket, the event is there as text.
        let mut in_bucket: Value = serde_json::from_str(&json).expect("JSON");
        in_bucket["payload"] = json!(ORDER);
        let record: InvocationRecord<Json<Order>> = take(&in_bucket.to_string())?;
        assert_eq!(record.payload, Some(Json(Order { cents: 1250 })));
        assert!(record.batch.is_some());
    }
    Ok(())
}

#[test]
fn each_line_is_an_item_and_an_error_names_the_line() -> Result<(), DecodeError> {
    let lines: Lines<Json<Order>> = take("{\"cents\": 1}\r\n\n{\"cents\": 2}")?;
    let cents: Vec<u64> = lines.iter().map(|order| order.cents).collect();
    assert_eq!(cents, [1, 2]);
    assert!(take::<Lines<String>>("")?.is_empty());
    assert_eq!(
        error::<Lines<Json<Order>>>("{\"cents\": 1}\n\n{}"),
        "line 3: body is not the JSON asked for: missing field `cents` at line 1 column 2"
    );
    Ok(())
}

#[test]
fn envelopes_nest() -> Result<(), DecodeError> {
    let event = EventBridgeEvent::new("shop", "Order Placed").detail(&json!({"cents": 5}));
    let body = SnsEvent::new().text(&event.to_json()).notification_json(0);
    let order: Sns<EventBridge<Json<Order>>> = take(&body)?;
    assert_eq!(order.message.detail.cents, 5);
    let pairs: Sns<(String, Lines<String>)> =
        take(&SnsEvent::new().text("a\nb").notification_json(0))?;
    assert_eq!(pairs.message.0, "a\nb");
    assert_eq!(pairs.message.1.len(), 2);
    assert_eq!(
        error::<Gzip<Sns<String>>>("not compressed"),
        "body is not gzip: invalid gzip header"
    );
    Ok(())
}

jobs! {
    PipeJob {
        sqs_event "orders";
        fn message(sqs_message: Json<Order>) -> Result<(), String> {
            if sqs_message.cents == 0 { Err("an empty order".to_owned()) } else { Ok(()) }
        }
    }
}

/// Returns the list that a pipe sends in the place of the event.
fn from_pipe(event: &str) -> Vec<Value> {
    let mut event: Value = serde_json::from_str(event).expect("JSON");
    let Value::Array(records) = event["Records"].take() else {
        panic!("no records")
    };
    records
}

#[tokio::test]
async fn a_list_from_a_pipe_is_an_event_whose_failures_are_reported() {
    let event = SqsEvent::new().text(ORDER).text(r#"{"cents": 0}"#);
    let list = json!(from_pipe(&event.to_json())).to_string();
    let app = App::new().job(PipeJob);
    let response = app
        .invoke("pipe_job.message", list, Context::default())
        .await;
    assert_eq!(
        response.expect("an answer").as_str(),
        json!({"batchItemFailures": [{"itemIdentifier": event.message_id(1)}]}).to_string()
    );
}

#[test]
fn records_of_streams_come_from_a_pipe_too() -> Result<(), DecodeError> {
    let mut records = from_pipe(&KinesisEvent::new().text("tea").text("cake").to_json());
    for record in &mut records {
        let Value::Object(inner) = record["kinesis"].take() else {
            panic!("no object")
        };
        let record = record.as_object_mut().expect("an object");
        record.remove("kinesis");
        record.extend(inner);
    }
    let list = json!(records).to_string();
    let decoded = Decoded::<Kinesis>::new(&list)?;
    assert_eq!(decoded.batch::<Vec<String>>()?, ["tea", "cake"]);
    let record: jets::KinesisRecord<'_> = decoded.item(1)?;
    assert!(!record.partition_key().is_empty() && !record.sequence_number().is_empty());
    let insert = DynamodbEventRecord::insert(json!({}), json!({"cents": {"N": "5"}}));
    let list = json!(from_pipe(&DynamodbEvent::new().record(insert).to_json())).to_string();
    let decoded = Decoded::<Dynamodb>::new(&list)?;
    let change: jets::Change<Order> = decoded.item(0)?;
    assert_eq!(change.new_image, Some(Order { cents: 5 }));
    Ok(())
}
