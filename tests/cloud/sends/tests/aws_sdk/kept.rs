//! The calls beside sending: what is dropped is kept, and what failed comes again later.

use jets::{
    App, Context, Permanent, jobs,
    sends::{AwsDelivery, dropped_to_queue},
    testing::{KinesisEvent, SqsEvent, SqsEventMessage},
};
use serde_json::{Value, json};

use crate::service::Service;

const URL: &str = "https://sqs.us-west-2.amazonaws.com/112233445566/dropped";
const SENT: &str = r#"{"MessageId": "m-1", "MD5OfMessageBody": "?"}"#;

jobs! {
    pub(crate) DroppingJob {
        kinesis_event "orders";
        fn drop(kinesis_record: &[u8]) -> Result<(), Permanent> {
            let cause = "ends at noon".parse::<u32>().unwrap_err();
            Err(Permanent::new(format!(
                "{} bytes: {cause}",
                kinesis_record.len()
            )))
        }
    }

    pub(crate) RetryingJob {
        sqs_event "orders", backoff_in_seconds: 10;
        fn fail(sqs_message: &str) -> Result<(), String> {
            match sqs_message {
                "good" => Ok(()),
                other => Err(other.to_owned()),
            }
        }
    }
}

fn client(service: &Service) -> aws_sdk_sqs::Client {
    aws_sdk_sqs::Client::new(&service.config())
}

/// Drops a record with this data, and returns what the queue was asked to keep.
async fn kept(data: &[u8]) -> Value {
    let service = Service::new([(200, SENT)]);
    let app = App::new().job(DroppingJob);
    let app = app.on_dropped(dropped_to_queue(client(&service), URL));
    let event = KinesisEvent::new().bytes(data).to_json();
    let context = Context::default().with_request_id("request-7");
    app.invoke(DroppingJob::DROP, event, context).await.unwrap();
    let [request] = service.requests().try_into().unwrap();
    assert_eq!(request.operation, "AmazonSQS.SendMessage");
    let [body] = service.bodies().try_into().unwrap();
    assert_eq!(body["QueueUrl"], URL);
    serde_json::from_str(body["MessageBody"].as_str().unwrap()).unwrap()
}

#[tokio::test]
async fn what_is_dropped_is_a_message_of_json() {
    let cases: [(&[u8], &str, Value); 3] = [
        ("tea\u{0}".as_bytes(), "data", json!("tea\u{0}")),
        // SQS takes neither of these characters, and JSON does not escape them.
        ("\u{ffff}".as_bytes(), "dataBase64", json!("77+/")),
        (&[0xff], "dataBase64", json!("/w==")),
    ];
    for (data, name, value) in cases {
        let len = data.len();
        let id = KinesisEvent::new().bytes(data).sequence_number(0);
        let expected = json!({
            "handler": "dropping_job.drop",
            "requestId": "request-7",
            "item": id,
            "error": format!("record 0 (sequence number {id}): {len} bytes: invalid digit found in string"),
            name: value,
        });
        assert_eq!(kept(data).await, expected);
    }
    let large = vec![b'x'; 1_048_576];
    let kept = kept(&large).await;
    assert_eq!(kept["dataBytes"], large.len());
    assert_eq!(kept["data"], Value::Null);
}

#[tokio::test]
async fn what_the_queue_does_not_keep_is_tried_again() {
    let denied = r#"{"__type": "AccessDenied", "message": "no right to send"}"#;
    let service = Service::new([(403, denied)]);
    let app = App::new().job(DroppingJob);
    let app = app.on_dropped(dropped_to_queue(client(&service), URL));
    let event = KinesisEvent::new().text("tea").to_json();
    let error = app.invoke(DroppingJob::DROP, event, Context::default());
    let error = error.await.unwrap_err().to_string();
    assert!(error.contains("could not be kept"), "{error}");
}

#[tokio::test]
async fn messages_that_failed_are_made_visible_later_by_their_handles() {
    let answer = r#"{"Successful": [{"Id": "0"}, {"Id": "1"}], "Failed": []}"#;
    let service = Service::new([(200, answer)]);
    let delivery = AwsDelivery::new().sqs(client(&service));
    let app = App::new().job(RetryingJob).delivery(delivery);
    let message = |body: &str, count| SqsEventMessage::text(body).approximate_receive_count(count);
    let event = SqsEvent::new()
        .message(message("tea", 1))
        .message(message("good", 1))
        .message(message("milk", 3))
        .to_json();
    let handle = |index: usize| {
        let event: Value = serde_json::from_str(&event).unwrap();
        event["Records"][index]["receiptHandle"].clone()
    };
    let answer = app.invoke(RetryingJob::FAIL, &event, Context::default());
    let answer = answer.await.unwrap();
    assert_eq!(answer.failed_items().len(), 2);
    let [body] = service.bodies().try_into().unwrap();
    let seconds = |index: usize| {
        body["Entries"][index]["VisibilityTimeout"]
            .as_u64()
            .unwrap()
    };
    assert!((5..=10).contains(&seconds(0)), "{body}");
    assert!((20..=40).contains(&seconds(1)), "{body}");
    assert_eq!(
        body,
        json!({
            "QueueUrl": "https://sqs.us-west-2.amazonaws.com/112233445566/my-queue",
            "Entries": [
                {"Id": "0", "ReceiptHandle": handle(0), "VisibilityTimeout": seconds(0)},
                {"Id": "1", "ReceiptHandle": handle(2), "VisibilityTimeout": seconds(1)},
            ],
        })
    );
}
