//! `Sns<T>`: a message of a topic.

use std::{collections::BTreeMap, error::Error};

use super::{deref_to, read_document, take_inside};
use crate::{
    FromItem, Item, SnsMessageAttribute, Source,
    runtime::{
        decode_error::Problem,
        items::{Encoding, Needs, Words, columns},
    },
};

/// A message of a topic, in a queue that [subscribes to it][1] without raw delivery.
///
/// `T` is any type for a parameter that takes one item, if it owns its data: `Sns<String>`, `Sns<Json<Order>>`. With
/// raw delivery, the message has no envelope, and the parameter's type is the inner one.
///
/// [1]: https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sns<T> {
    /// The message.
    pub message: T,
    /// The message's id, which is the same each time that it is delivered, to whatever subscription.
    pub message_id: String,
    /// The ARN of the topic.
    pub topic_arn: String,
    /// The subject, if the message has one.
    pub subject: Option<String>,
    /// The time at which the message was published, such as `2019-01-02T12:45:07.000Z`.
    pub timestamp: String,
    /// The message's sequence number in its FIFO topic.
    pub sequence_number: Option<String>,
    /// The attributes that were published with the message.
    pub message_attributes: BTreeMap<String, SnsMessageAttribute>,
}

deref_to!(Sns, message);

static WORDS: Words = Words {
    item: "",
    id: "message id",
    id_field: "MessageId",
    data: "the message of SNS",
    shape: "a notification of SNS, which a subscription with raw delivery does not send",
    shape_of_item: "a notification of SNS",
    encoding: Encoding::Text,
};

columns! {
    DATA, ID;
    ["Type" required TYPE text]
    ["MessageId" required ID text]
    ["SequenceNumber" optional SEQUENCE_NUMBER text]
    ["TopicArn" required TOPIC_ARN text]
    ["Subject" optional SUBJECT text]
    ["Message" required DATA text]
    ["Timestamp" required TIMESTAMP text]
    ["MessageAttributes" optional ATTRIBUTES json]
}

#[diagnostic::do_not_recommend]
impl<S: Source, T: for<'data> FromItem<'data, S>> FromItem<'_, S> for Sns<T> {
    const NEEDS: Needs = <T as FromItem<'static, S>>::NEEDS.decoded();

    fn from_item(item: Item<'_, S>) -> Result<Self, Box<dyn Error + Send + Sync>> {
        let items = read_document(item.entry(), &WORDS, &COLUMNS, MEMBERS)?;
        let notification = items.first()?;
        // The same document confirms a subscription.
        if notification.text(TYPE) != "Notification" {
            let found = notification.text(TYPE).to_owned();
            return Err(item.entry().error(Problem::NotNotification(found)).into());
        }
        let attributes = notification.optional(ATTRIBUTES);
        let attributes = attributes.map(serde_json::from_str).transpose();
        Ok(Self {
            message: take_inside(item, notification)?,
            message_id: notification.text(ID).to_owned(),
            topic_arn: notification.text(TOPIC_ARN).to_owned(),
            subject: notification.optional(SUBJECT).map(str::to_owned),
            timestamp: notification.text(TIMESTAMP).to_owned(),
            sequence_number: notification.optional(SEQUENCE_NUMBER).map(str::to_owned),
            message_attributes: attributes
                .map_err(|error| item.entry().error(Problem::Attributes(error)))?
                .unwrap_or_default(),
        })
    }
}
