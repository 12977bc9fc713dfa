//! Checks events of SNS.

use jets::{Sns, SnsMessage, testing::Decoded};
use serde_json::Value;

use crate::expected::{
    Kind::{Json, Object, Source, Text},
    Member,
    Needed::{No, Yes},
    are_taken, text,
};

const RECORD: &[Member] = &[
    Member(&["EventSource"], Source("aws:sns")),
    Member(&["EventSubscriptionArn"], Text(No)),
    Member(&["Sns"], Object(SNS)),
];

const SNS: &[Member] = &[
    Member(&["MessageId"], Text(Yes)),
    Member(&["TopicArn"], Text(Yes)),
    Member(&["Subject"], Text(No)),
    Member(&["Message"], Text(Yes)),
    Member(&["Timestamp"], Text(Yes)),
    Member(&["SignatureVersion"], Text(No)),
    Member(&["Signature"], Text(No)),
    Member(&["SigningCertUrl", "SigningCertURL"], Text(No)),
    Member(&["UnsubscribeUrl", "UnsubscribeURL"], Text(No)),
    Member(&["MessageAttributes"], Json(No)),
];

/// The members that are required if only the texts of messages are read. The types of all others do not matter.
pub(super) const RECORD_OF_TEXTS: &[Member] = &[
    Member(&["EventSource"], Source("aws:sns")),
    Member(&["Sns"], Object(SNS_OF_TEXTS)),
];

const SNS_OF_TEXTS: &[Member] = &[
    Member(&["MessageId"], Text(Yes)),
    Member(&["Message"], Text(Yes)),
];

pub fn sns(bytes: &[u8]) {
    super::check::<Sns>(
        bytes,
        |event| are_taken(event, RECORD),
        check,
        "taking_job.sns",
    );
}

fn check(decoded: &Decoded<'_, Sns>, event: &Value) {
    for index in 0..super::len(event) {
        let message: SnsMessage<'_> = decoded.item(index).expect("a message");
        let expected = super::record(event, index);
        let of_sns = &expected["Sns"];
        assert_eq!(Some(message.message()), text(of_sns, "/Message"));
        assert_eq!(Some(message.message_id()), text(of_sns, "/MessageId"));
        assert_eq!(Some(message.topic_arn()), text(of_sns, "/TopicArn"));
        super::check_time(message.timestamp(), text(of_sns, "/Timestamp"));
        assert_eq!(message.subject(), text(of_sns, "/Subject"));
        assert_eq!(
            message.subscription_arn(),
            text(expected, "/EventSubscriptionArn")
        );
        assert_eq!(
            message.signature_version(),
            text(of_sns, "/SignatureVersion")
        );
        assert_eq!(message.signature(), text(of_sns, "/Signature"));
        let either = |one, other| text(of_sns, one).or_else(|| text(of_sns, other));
        assert_eq!(
            message.signing_cert_url(),
            either("/SigningCertUrl", "/SigningCertURL")
        );
        assert_eq!(
            message.unsubscribe_url(),
            either("/UnsubscribeUrl", "/UnsubscribeURL")
        );
        super::print(&message.message_attributes());
    }
    super::print(&decoded.item::<SnsMessage<'_>>(super::len(event)));
}
