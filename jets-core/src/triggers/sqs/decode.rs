//! Reads an SQS event in one pass, [as Lambda sends it][1].
//!
//! [1]: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html

use super::message::{
    ALWAYS, ATTRIBUTES, BODY, COLUMNS, DEAD_LETTER_SOURCE, DEDUPLICATION_ID, FIRST_RECEIVED,
    GROUP_ID, MESSAGE_ID, QUEUE_ARN, RECEIPT_HANDLE, RECEIVE_COUNT, REGION, SENDER_ID, SENT,
    SEQUENCE_NUMBER, TRACE_HEADER, WORDS,
};
use crate::runtime::{
    DecodeError,
    event::Payload,
    items::{Items, Member, Needs, member, read_records},
};

/// Reads the messages of an event. Reads only what is needed to call the function and report
/// failures.
pub(super) fn read<'p>(payload: &Payload<'p>, needs: Needs) -> Result<Items<'p>, DecodeError> {
    read_records(payload, &WORDS, &COLUMNS, ALWAYS, needs, &MESSAGE)
}

/// The members of a message, in the order in which Lambda sends them.
static MESSAGE: [Member; 9] = [
    member!("messageId", |reader| reader.text(MESSAGE_ID)),
    member!("receiptHandle", |reader| reader.text(RECEIPT_HANDLE)),
    member!("body", |reader| reader.text(BODY)),
    member!("attributes", |reader| reader
        .object_of("attributes", &ATTRIBUTES_OF_SQS)),
    member!("messageAttributes", |reader| reader.json(ATTRIBUTES)),
    member!("md5OfBody", |reader| reader.skip()),
    member!("eventSource" = "aws:sqs", |reader| reader
        .source("eventSource", "aws:sqs")),
    member!("eventSourceARN", |reader| reader.text_as_before(QUEUE_ARN)),
    member!("awsRegion", |reader| reader.text_as_before(REGION)),
];

static ATTRIBUTES_OF_SQS: [Member; 9] = [
    member!("ApproximateReceiveCount", |reader| reader
        .text(RECEIVE_COUNT)),
    member!("AWSTraceHeader", |reader| reader.text(TRACE_HEADER)),
    member!("SentTimestamp", |reader| reader.text(SENT)),
    member!("SequenceNumber", |reader| reader.text(SEQUENCE_NUMBER)),
    member!("MessageGroupId", |reader| reader.text(GROUP_ID)),
    member!("SenderId", |reader| reader.text_as_before(SENDER_ID)),
    member!("MessageDeduplicationId", |reader| reader
        .text(DEDUPLICATION_ID)),
    member!("ApproximateFirstReceiveTimestamp", |reader| reader
        .text(FIRST_RECEIVED)),
    member!("DeadLetterQueueSourceArn", |reader| reader
        .text(DEAD_LETTER_SOURCE)),
];
