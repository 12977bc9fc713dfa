//! `SnsMessage`, one message of a topic, and `Sns`, the marker of its source.

use std::{collections::BTreeMap, fmt};

use super::attribute::SnsMessageAttribute;
use crate::{
    DecodeError,
    runtime::{
        decode_error::Problem,
        items::{Column, Encoding, Entry, Items, Words, item_methods},
    },
};

/// Messages of SNS topics, as a [`Source`](crate::Source) of items.
#[derive(Clone, Copy, Debug)]
pub enum Sns {}

pub(super) static WORDS: Words = Words {
    item: "message",
    id: "message id",
    id_field: "Sns.MessageId",
    data: "message",
    shape: "an SNS event",
    shape_of_item: "an SNS message",
    encoding: Encoding::Text,
};

/// The columns of a message. The first two are always read.
pub(super) static COLUMNS: [Column; 11] = [
    Column::required("Sns.Message"),
    Column::required("Sns.MessageId"),
    Column::required("Sns.TopicArn"),
    Column::optional("Sns.Subject"),
    Column::required("Sns.Timestamp"),
    Column::optional("Sns.MessageAttributes"),
    Column::optional("EventSubscriptionArn"),
    Column::optional("Sns.SignatureVersion"),
    Column::optional("Sns.Signature"),
    Column::optional("Sns.SigningCertUrl"),
    Column::optional("Sns.UnsubscribeUrl"),
];
pub(super) const ALWAYS: usize = 2;
pub(super) const MESSAGE: usize = Items::DATA;
pub(super) const MESSAGE_ID: usize = Items::ID;
pub(super) const TOPIC_ARN: usize = 2;
pub(super) const SUBJECT: usize = 3;
pub(super) const TIMESTAMP: usize = 4;
pub(super) const ATTRIBUTES: usize = 5;
pub(super) const SUBSCRIPTION_ARN: usize = 6;
pub(super) const SIGNATURE_VERSION: usize = 7;
pub(super) const SIGNATURE: usize = 8;
pub(super) const SIGNING_CERT_URL: usize = 9;
pub(super) const UNSUBSCRIBE_URL: usize = 10;

/// One message of a topic.
///
/// Its fields are [those of the event][1]. A message has at most 256 KiB, unless its topic allows up to 1 MiB.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::{DecodeError, SnsMessage, testing::{Decoded, SnsEvent, SnsEventMessage}};
///
/// /// In a `jobs!`, below `sns_event "orders";`.
/// fn send(sns_message: SnsMessage<'_>) -> String {
///     format!("{}: {}", sns_message.subject().unwrap_or("news"), sns_message.message())
/// }
///
/// let event = SnsEvent::new().message(SnsEventMessage::text("tea").subject("an order")).to_json();
/// let decoded = Decoded::sns(&event)?;
/// assert_eq!(send(decoded.sns_message(0)?), "an order: tea");
/// # Ok::<(), DecodeError>(())
/// ```
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html
#[derive(Clone, Copy)]
pub struct SnsMessage<'a> {
    entry: Entry<'a>,
}

item_methods!(SnsMessage, Sns, "message");

impl<'a> SnsMessage<'a> {
    pub(super) fn new(entry: Entry<'a>) -> Self {
        Self { entry }
    }

    /// Returns the published message.
    #[must_use]
    pub fn message(self) -> &'a str {
        self.text().unwrap_or_default()
    }

    /// Returns the message's id, which is the same each time that it is delivered.
    #[must_use]
    pub fn message_id(self) -> &'a str {
        self.entry.text(MESSAGE_ID)
    }

    /// Returns the ARN of the topic.
    #[must_use]
    pub fn topic_arn(self) -> &'a str {
        self.entry.text(TOPIC_ARN)
    }

    /// Returns the subject, if the message has one.
    #[must_use]
    pub fn subject(self) -> Option<&'a str> {
        self.entry.optional(SUBJECT)
    }

    /// Returns the time at which the message was published, such as `2019-01-02T12:45:07.000Z`.
    #[must_use]
    pub fn timestamp(self) -> &'a str {
        self.entry.text(TIMESTAMP)
    }

    /// Returns the attributes that were published with the message, by name.
    ///
    /// # Errors
    ///
    /// Returns an error if they do not have the format of SNS.
    pub fn message_attributes(self) -> Result<BTreeMap<String, SnsMessageAttribute>, DecodeError> {
        let Some(json) = self.entry.optional(ATTRIBUTES) else {
            return Ok(BTreeMap::new());
        };
        serde_json::from_str(json).map_err(|error| self.entry.error(Problem::Attributes(error)))
    }

    /// Returns the ARN of the subscription that delivered the message.
    #[must_use]
    pub fn subscription_arn(self) -> Option<&'a str> {
        self.entry.optional(SUBSCRIPTION_ARN)
    }

    /// Returns the version of the signature, such as `1`.
    #[must_use]
    pub fn signature_version(self) -> Option<&'a str> {
        self.entry.optional(SIGNATURE_VERSION)
    }

    /// Returns the message's signature, in base64.
    #[must_use]
    pub fn signature(self) -> Option<&'a str> {
        self.entry.optional(SIGNATURE)
    }

    /// Returns the URL of the certificate for the signature.
    #[must_use]
    pub fn signing_cert_url(self) -> Option<&'a str> {
        self.entry.optional(SIGNING_CERT_URL)
    }

    /// Returns the URL that ends the subscription.
    #[must_use]
    pub fn unsubscribe_url(self) -> Option<&'a str> {
        self.entry.optional(UNSUBSCRIBE_URL)
    }
}

impl fmt::Debug for SnsMessage<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("SnsMessage")
            .field("index", &self.index())
            .field("message_id", &self.message_id())
            .field("message", &self.message())
            .finish_non_exhaustive()
    }
}
