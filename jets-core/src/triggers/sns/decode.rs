//! Reads an SNS event in one pass, [as Lambda sends it][1].
//!
//! [1]: https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html

use super::message::{
    ALWAYS, ATTRIBUTES, COLUMNS, MESSAGE, MESSAGE_ID, SIGNATURE, SIGNATURE_VERSION,
    SIGNING_CERT_URL, SUBJECT, SUBSCRIPTION_ARN, TIMESTAMP, TOPIC_ARN, UNSUBSCRIBE_URL, WORDS,
};
use crate::runtime::{
    DecodeError,
    event::Payload,
    items::{Items, Member, Needs, member, read_records},
};

/// Reads the messages of an event. Reads only their texts and ids.
pub(in crate::triggers) fn read<'p>(
    payload: &Payload<'p>,
    needs: Needs,
) -> Result<Items<'p>, DecodeError> {
    read_records(payload, &WORDS, &COLUMNS, ALWAYS, needs, &RECORD)
}

/// The members of a record, in the order in which Lambda sends them.
static RECORD: [Member; 4] = [
    member!("EventSource" = "aws:sns", |reader| reader
        .source("EventSource", "aws:sns")),
    member!("EventVersion" = "1.0", |reader| reader.skip()),
    member!("EventSubscriptionArn", |reader| reader
        .text(SUBSCRIPTION_ARN)),
    member!("Sns", |reader| reader.object_of("Sns", &SNS)),
];

/// The members of a message. Two of them occur in two spellings.
static SNS: [Member; 13] = [
    member!("Type" = "Notification", |reader| reader.skip()),
    member!("MessageId", |reader| reader.text(MESSAGE_ID)),
    member!("TopicArn", |reader| reader.text(TOPIC_ARN)),
    member!("Subject", |reader| reader.text(SUBJECT)),
    member!("Message", |reader| reader.text(MESSAGE)),
    member!("Timestamp", |reader| reader.text(TIMESTAMP)),
    member!("SignatureVersion", |reader| reader.text(SIGNATURE_VERSION)),
    member!("Signature", |reader| reader.text(SIGNATURE)),
    member!("SigningCertUrl", |reader| reader.text(SIGNING_CERT_URL)),
    member!("SigningCertURL", |reader| reader.text(SIGNING_CERT_URL)),
    member!("UnsubscribeUrl", |reader| reader.text(UNSUBSCRIBE_URL)),
    member!("UnsubscribeURL", |reader| reader.text(UNSUBSCRIBE_URL)),
    member!("MessageAttributes", |reader| reader.json(ATTRIBUTES)),
];
