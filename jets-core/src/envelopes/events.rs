//! Messages of a topic, events of EventBridge and notifications of a bucket, in the items of another service.

use std::{collections::BTreeMap, error::Error};

use super::{read_document, read_event, take_inside};
use crate::{
    Batch, BatchItems, EventDetail, FromItem, Item, S3, S3Object, SnsMessageAttribute, Source,
    Timestamp,
    runtime::{
        decode_error::Problem,
        items::{Encoding, Items, Needs, Words, columns},
        typed_json::deref_to,
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
    /// The time at which the message was published.
    pub timestamp: Timestamp,
    /// The message's sequence number in its FIFO topic.
    pub sequence_number: Option<String>,
    /// The attributes that were published with the message.
    pub message_attributes: BTreeMap<String, SnsMessageAttribute>,
}

deref_to! { [T] Sns<T>: message }

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
        Ok(Self {
            message: take_inside(item, notification)?,
            message_id: notification.text(ID).to_owned(),
            topic_arn: notification.text(TOPIC_ARN).to_owned(),
            subject: notification.optional(SUBJECT).map(str::to_owned),
            timestamp: notification.time("Timestamp", TIMESTAMP)?,
            sequence_number: notification.optional(SEQUENCE_NUMBER).map(str::to_owned),
            message_attributes: (item.entry())
                .message_attributes(notification.optional(ATTRIBUTES))?,
        })
    }
}

/// [An event of EventBridge][1], in a queue, stream or topic that is the target of a rule.
///
/// `T` takes the event's detail. It is any type for a parameter that takes one item, if it owns its data:
/// `EventBridge<Json<Order>>`.
///
/// [1]: https://docs.aws.amazon.com/eventbridge/latest/ref/events-structure.html
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct EventBridge<T> {
    /// The detail.
    pub detail: T,
    /// The event's id.
    pub id: String,
    /// The kind of event, such as `EC2 Instance State-change Notification`.
    pub detail_type: String,
    /// The service or application that sent the event, such as `aws.ec2`.
    pub source: String,
    /// The account that the event comes from.
    pub account: String,
    /// The time of the event, unless a rule has replaced the event by one without it.
    pub time: Option<Timestamp>,
    /// The region that the event comes from.
    pub region: String,
    /// The ARNs of the resources that the event is about.
    pub resources: Vec<String>,
}

deref_to! { [T] EventBridge<T>: detail }

#[diagnostic::do_not_recommend]
impl<S: Source, T: for<'data> FromItem<'data, S>> FromItem<'_, S> for EventBridge<T> {
    const NEEDS: Needs = <T as FromItem<'static, S>>::NEEDS.decoded();

    fn from_item(item: Item<'_, S>) -> Result<Self, Box<dyn Error + Send + Sync>> {
        let items = read_event(item.entry(), "an event of EventBridge", |payload| {
            crate::EventBridge::parse(payload, Needs::Metadata)
        })?;
        let detail = items.first()?;
        let event: EventDetail<'_> = Item::new(detail);
        Ok(Self {
            detail: take_inside(item, detail)?,
            id: event.id().to_owned(),
            detail_type: event.detail_type().to_owned(),
            source: event.source().to_owned(),
            account: event.account().to_owned(),
            time: event.time().ok(),
            region: event.region().to_owned(),
            resources: event.resources(),
        })
    }
}

/// The objects of [a bucket's notification][1], in a queue or topic that the bucket sends it to.
///
/// The test event that S3 sends when notifications are configured has no objects. An event of EventBridge has one.
///
/// [1]: https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
#[derive(Debug)]
pub struct S3Objects {
    items: Items<'static>,
}

impl S3Objects {
    fn batch(&self) -> Batch<'_, S3> {
        Batch::new(&self.items)
    }

    /// Returns the number of objects.
    #[must_use]
    pub fn len(&self) -> usize {
        self.batch().len()
    }

    /// Returns `true` if there is no object.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.batch().is_empty()
    }

    /// Returns an iterator over the objects.
    #[must_use]
    pub fn iter(&self) -> BatchItems<'_, S3> {
        self.batch().iter()
    }
}

impl<'a> IntoIterator for &'a S3Objects {
    type Item = S3Object<'a>;
    type IntoIter = BatchItems<'a, S3>;

    fn into_iter(self) -> BatchItems<'a, S3> {
        self.iter()
    }
}

#[diagnostic::do_not_recommend]
impl<S: Source> FromItem<'_, S> for S3Objects {
    const NEEDS: Needs = Needs::Data;

    fn from_item(item: Item<'_, S>) -> Result<Self, Box<dyn Error + Send + Sync>> {
        let items = read_event(item.entry(), "an event of S3", |payload| {
            S3::parse(payload, Needs::Metadata)
        })?;
        Ok(Self {
            items: items.into_owned(),
        })
    }
}
