//! Checks events of SQS.

use std::time::{SystemTime, UNIX_EPOCH};

use jets::{Sqs, SqsMessage, testing::Decoded};
use serde_json::Value;

use crate::expected::{
    Kind::{Json, Object, Source, Text},
    Member,
    Needed::{No, Yes},
    text, text_or_empty,
};

const MESSAGE: &[Member] = &[
    Member(&["messageId"], Text(Yes)),
    Member(&["receiptHandle"], Text(Yes)),
    Member(&["body"], Text(Yes)),
    Member(&["attributes"], Object(ATTRIBUTES)),
    Member(&["messageAttributes"], Json(No)),
    Member(&["eventSource"], Source("aws:sqs")),
    Member(&["eventSourceARN"], Text(Yes)),
    Member(&["awsRegion"], Text(No)),
];

const ATTRIBUTES: &[Member] = &[
    Member(&["ApproximateReceiveCount"], Text(No)),
    Member(&["AWSTraceHeader"], Text(No)),
    Member(&["SentTimestamp"], Text(No)),
    Member(&["SequenceNumber"], Text(No)),
    Member(&["MessageGroupId"], Text(No)),
    Member(&["SenderId"], Text(No)),
    Member(&["MessageDeduplicationId"], Text(No)),
    Member(&["ApproximateFirstReceiveTimestamp"], Text(No)),
    Member(&["DeadLetterQueueSourceArn"], Text(No)),
];

pub fn sqs(bytes: &[u8]) {
    super::check::<Sqs>(
        bytes,
        |event| super::are_taken(event, MESSAGE, MESSAGE),
        check,
        "taking_job.sqs",
    );
}

fn check(decoded: &Decoded<'_, Sqs>, event: &Value) {
    let messages: Vec<SqsMessage<'_>> = decoded.batch().expect("messages");
    assert_eq!(messages.len(), super::len(event));
    for message in messages {
        let expected = super::record(event, message.index());
        assert_eq!(Some(message.body()), text(expected, "/body"));
        assert_eq!(Some(message.message_id()), text(expected, "/messageId"));
        assert_eq!(
            Some(message.receipt_handle()),
            text(expected, "/receiptHandle")
        );
        assert_eq!(Some(message.queue_arn()), text(expected, "/eventSourceARN"));
        assert_eq!(message.region(), text_or_empty(expected, "/awsRegion"));
        for (ours, name) in [
            (message.sender_id(), "SenderId"),
            (message.message_group_id(), "MessageGroupId"),
            (message.message_deduplication_id(), "MessageDeduplicationId"),
            (message.sequence_number(), "SequenceNumber"),
            (message.trace_header(), "AWSTraceHeader"),
            (
                message.dead_letter_queue_source_arn(),
                "DeadLetterQueueSourceArn",
            ),
        ] {
            assert_eq!(ours, text(expected, &format!("/attributes/{name}")));
        }
        if let Some(time) = message.sent_timestamp() {
            let since = SystemTime::from(time)
                .duration_since(UNIX_EPOCH)
                .expect("after 1970")
                .as_millis();
            let written = text_or_empty(expected, "/attributes/SentTimestamp");
            assert_eq!(written.parse::<u128>().ok(), Some(since), "{written}");
        }
        _ = (
            message.approximate_receive_count(),
            message.approximate_first_receive_timestamp(),
        );
        super::print(&message.message_attributes());
        for attribute in message
            .message_attributes()
            .iter()
            .flat_map(|attributes| attributes.values())
        {
            super::print(&attribute.bytes());
        }
    }
}
