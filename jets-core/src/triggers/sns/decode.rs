//! SNS messages: their fields, and how an event becomes them.

use std::collections::BTreeMap;

use base64::{Engine as _, prelude::BASE64_STANDARD};

use crate::{
    runtime::{
        DecodeError, Item, Source, Timestamp,
        event::Payload,
        items::{
            Deliveries, Encoding, Entry, Failures, Items, Needs, Sealed, Shape, Words, columns,
            fields, read_items,
        },
    },
    value::object,
};

/// Messages of SNS topics, as a [`Source`](crate::Source) of items.
#[derive(Clone, Copy, Debug)]
pub enum Sns {}

/// One message of a topic.
///
/// Its fields are [those of the event][1]. A message has at most 256 KiB, unless its topic allows up to 1 MiB.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::{DecodeError, Sns, SnsMessage, testing::{Decoded, SnsEvent, SnsEventMessage}};
///
/// /// In a `jobs!`, below `sns_event "orders";`.
/// fn send(sns_message: SnsMessage<'_>) -> String {
///     format!("{}: {}", sns_message.subject().unwrap_or("news"), sns_message.message())
/// }
///
/// let event = SnsEvent::new().message(SnsEventMessage::text("tea").subject("an order")).to_json();
/// let decoded = Decoded::<Sns>::new(&event)?;
/// assert_eq!(send(decoded.item(0)?), "an order: tea");
/// # Ok::<(), DecodeError>(())
/// ```
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html
pub type SnsMessage<'a> = Item<'a, Sns>;

static WORDS: Words = Words {
    item: "message",
    id: "message id",
    id_field: "Sns.MessageId",
    data: "message",
    shape: "an SNS event",
    shape_of_item: "an SNS message",
    encoding: Encoding::Text,
};

// As Lambda sends it: https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html. Two members have two spellings.
columns! {
    DATA, ID;
    ["EventSource" source "aws:sns"]
    ["EventVersion" = "1.0"]
    ["EventSubscriptionArn" optional SUBSCRIPTION_ARN text]
    ["Sns" {
        ["Type" = "Notification"]
        ["MessageId" required ID text]
        ["TopicArn" required TOPIC_ARN text]
        ["Subject" optional SUBJECT text]
        ["Message" required DATA text]
        ["Timestamp" required TIMESTAMP text]
        ["SignatureVersion" optional SIGNATURE_VERSION text]
        ["Signature" optional SIGNATURE text]
        ["SigningCertUrl" optional SIGNING_CERT_URL text]
        ["SigningCertURL" again SIGNING_CERT_URL text]
        ["UnsubscribeUrl" optional UNSUBSCRIBE_URL text]
        ["UnsubscribeURL" again UNSUBSCRIBE_URL text]
        ["MessageAttributes" optional ATTRIBUTES json]
    }]
}

/// Returns the id of the message, which is the same in every subscription.
fn key(entry: Entry<'_>) -> Option<String> {
    Some(format!("{}/{}", entry.text(TOPIC_ARN), entry.id()?))
}

impl Sealed for Sns {}

impl Source for Sns {
    const FAILURES: Failures = Failures::FailTheInvocation;
    /// A topic tries for [at most 23 days][1] to hand a message to Lambda, which tries for six hours.
    ///
    /// [1]: https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
    const DELIVERIES: &'static Deliveries = &Deliveries::new("sns", key, 24);

    fn parse<'p>(payload: &Payload<'p>, needs: Needs) -> Result<Items<'p>, DecodeError> {
        read_items(payload, &WORDS, &COLUMNS, needs, Shape::Records(MEMBERS))
    }
}

impl<'a> Item<'a, Sns> {
    /// Returns the published message.
    #[must_use]
    pub fn message(self) -> &'a str {
        self.text().unwrap_or_default()
    }

    /// Returns the message's id, which is the same each time that it is delivered.
    #[must_use]
    pub fn message_id(self) -> &'a str {
        self.id()
    }

    fields! {
        /// Returns the ARN of the topic.
        fn topic_arn() -> &'a str = text(TOPIC_ARN);
        /// Returns the subject, if the message has one.
        fn subject() -> Option<&'a str> = optional(SUBJECT);
    }

    /// Returns the time at which the message was published. Its text, which is part of what SNS signs, has
    /// milliseconds: `{:.3}`.
    ///
    /// # Errors
    ///
    /// Returns an error if it is not a time.
    pub fn timestamp(self) -> Result<Timestamp, DecodeError> {
        self.entry().time("Sns.Timestamp", TIMESTAMP)
    }

    /// Returns the attributes that were published with the message, by name.
    ///
    /// # Errors
    ///
    /// Returns an error if they do not have the format of SNS.
    pub fn message_attributes(self) -> Result<BTreeMap<String, SnsMessageAttribute>, DecodeError> {
        let json = self.entry().optional(ATTRIBUTES);
        self.entry().message_attributes(json)
    }

    fields! {
        /// Returns the ARN of the subscription that delivered the message.
        fn subscription_arn() -> Option<&'a str> = optional(SUBSCRIPTION_ARN);
        /// Returns the version of the signature, such as `1`.
        fn signature_version() -> Option<&'a str> = optional(SIGNATURE_VERSION);
        /// Returns the message's signature, in base64.
        fn signature() -> Option<&'a str> = optional(SIGNATURE);
        /// Returns the URL of the certificate for the signature.
        fn signing_cert_url() -> Option<&'a str> = optional(SIGNING_CERT_URL);
        /// Returns the URL that ends the subscription.
        fn unsubscribe_url() -> Option<&'a str> = optional(UNSUBSCRIBE_URL);
    }
}

object! {
    /// An attribute that was [published with a message][1].
    ///
    /// [1]: https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html
    #[derive(Eq)]
    pub struct SnsMessageAttribute with others {
        /// The type: `String`, `String.Array`, `Number` or `Binary`.
        pub r#type as "Type": String,
        /// The value, in base64 if the type is `Binary`.
        pub value as "Value": String,
    }
}

impl SnsMessageAttribute {
    /// Creates an attribute of type `String`.
    #[must_use]
    pub fn string(value: impl Into<String>) -> Self {
        Self {
            r#type: "String".to_owned(),
            value: value.into(),
        }
    }

    /// Creates an attribute with bytes.
    #[must_use]
    pub fn binary(value: &[u8]) -> Self {
        Self {
            r#type: "Binary".to_owned(),
            value: BASE64_STANDARD.encode(value),
        }
    }
}
