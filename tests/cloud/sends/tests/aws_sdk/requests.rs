//! What the services are asked.

use jets::Context;
use serde_json::{Value, json};

use crate::{
    jobs::{EverythingJob, SenderJob, app, send},
    service::Service,
};

const ORDER: &str = r#"{"id":"tea"}"#;
const TRACE: &str = "Root=1-5759e988-bd862e3fe1be46a994272793";

#[tokio::test]
async fn each_service_is_asked_for_all_that_a_message_has() {
    let service = Service::new([
        (
            200,
            r#"{"Successful": [{"Id": "0", "MessageId": "m-1", "MD5OfMessageBody": "?"}], "Failed": []}"#,
        ),
        (
            200,
            r#"{"Successful": [{"Id": "0", "MessageId": "m-2", "MD5OfMessageBody": "?"}], "Failed": []}"#,
        ),
        (
            200,
            "<PublishBatchResponse><PublishBatchResult><Successful><member><Id>0</Id><MessageId>n-1</MessageId></member></Successful><Failed/></PublishBatchResult></PublishBatchResponse>",
        ),
        (
            200,
            r#"{"FailedRecordCount": 0, "Records": [{"SequenceNumber": "495", "ShardId": "shard-1"}]}"#,
        ),
        (
            200,
            r#"{"FailedEntryCount": 0, "Entries": [{"EventId": "e-1"}]}"#,
        ),
        (202, ""),
    ]);
    let context = Context::default().with_trace_id(TRACE);
    let answer = app(&service)
        .invoke(EverythingJob::SEND, ORDER, context)
        .await
        .unwrap();
    let ids: Vec<String> = serde_json::from_str(&answer.to_string()).unwrap();
    assert_eq!(ids, ["m-1", "m-2", "n-1", "495", "e-1", "request-1"]);

    let requests = service.requests();
    let asked: Vec<[&str; 2]> = requests
        .iter()
        .map(|request| [&*request.uri, &*request.operation])
        .collect();
    assert_eq!(
        asked,
        [
            [
                "https://sqs.us-west-2.amazonaws.com/",
                "AmazonSQS.SendMessageBatch"
            ],
            [
                "https://sqs.us-west-2.amazonaws.com/",
                "AmazonSQS.SendMessageBatch"
            ],
            ["https://sns.us-west-2.amazonaws.com/", ""],
            [
                "https://112233445566.data-kinesis.us-west-2.amazonaws.com/",
                "Kinesis_20131202.PutRecords"
            ],
            [
                "https://events.us-west-2.amazonaws.com/",
                "AWSEvents.PutEvents"
            ],
            [
                "https://lambda.us-west-2.amazonaws.com/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-west-2%3A112233445566%3Afunction%3Ashop-dev-receiver_job-function/invocations",
                "Event"
            ],
        ]
    );
    let trace = json!({"AWSTraceHeader": {"DataType": "String", "StringValue": TRACE}});
    let body = |index: usize| -> Value { serde_json::from_str(&requests[index].body).unwrap() };
    assert_eq!(
        body(0),
        json!({
            "QueueUrl": "https://sqs.us-west-2.amazonaws.com/112233445566/orders",
            "Entries": [{
                "Id": "0",
                "MessageBody": ORDER,
                "DelaySeconds": 60,
                "MessageGroupId": "tenant",
                "MessageAttributes": {
                    "kind": {"DataType": "String", "StringValue": "tea"},
                    "cents": {"DataType": "Number", "StringValue": "7"},
                    "raw": {"DataType": "Binary", "BinaryValue": "AA=="},
                },
                "MessageSystemAttributes": trace,
            }],
        })
    );
    assert_eq!(
        body(1),
        json!({
            "QueueUrl": "https://sqs.us-west-2.amazonaws.com/112233445566/orders.fifo",
            "Entries": [{
                "Id": "0",
                "MessageBody": ORDER,
                "MessageGroupId": "g",
                "MessageDeduplicationId": "d",
                "MessageSystemAttributes": trace,
            }],
        })
    );
    let fields = [
        "Action=PublishBatch&Version=2010-03-31",
        "TopicArn=arn%3Aaws%3Asns%3Aus-west-2%3A112233445566%3Aorders",
        "PublishBatchRequestEntries.member.1.Id=0",
        "PublishBatchRequestEntries.member.1.Message=%7B%22id%22%3A%22tea%22%7D",
        "PublishBatchRequestEntries.member.1.Subject=an%20order",
        "PublishBatchRequestEntries.member.1.MessageAttributes.entry.1.Name=raw",
        "PublishBatchRequestEntries.member.1.MessageAttributes.entry.1.Value.DataType=Binary",
        "PublishBatchRequestEntries.member.1.MessageAttributes.entry.1.Value.BinaryValue=AA%3D%3D",
    ];
    assert_eq!(requests[2].body, fields.join("&"));
    assert_eq!(
        body(3),
        json!({
            "StreamARN": "arn:aws:kinesis:us-west-2:112233445566:stream/orders",
            "Records": [{"Data": "eyJpZCI6InRlYSJ9", "PartitionKey": "k", "ExplicitHashKey": "9"}],
        })
    );
    assert_eq!(
        body(4),
        json!({
            "Entries": [{
                "EventBusName": "arn:aws:events:us-west-2:112233445566:event-bus/default",
                "Source": "shop",
                "DetailType": "Order Placed",
                "Detail": ORDER,
                "Resources": ["arn:aws:s3:::photos"],
                "TraceHeader": TRACE,
            }],
        })
    );
    assert_eq!(requests[5].body, ORDER);
}

#[tokio::test]
async fn the_url_of_a_queue_has_the_domain_of_its_partition() {
    let service = Service::default();
    send(&service, SenderJob::TO_CHINA.name(), 1).await;
    assert_eq!(
        service.bodies()[0]["QueueUrl"],
        "https://sqs.cn-north-1.amazonaws.com.cn/112233445566/orders"
    );
}
