//! Builds SNS events for tests.

use std::collections::BTreeMap;

use serde_core::Serialize;

use super::{Sns, SnsMessageAttribute};
use crate::{
    Handler, Json, Timestamp,
    placeholders::arn_of,
    sends::Receives,
    value::{Map, ToValue, Value},
};

/// Builds an SNS event, [as Lambda sends it][1].
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::testing::{SnsEvent, SnsEventMessage};
///
/// let event = SnsEvent::new().topic("orders").text("hello").to_json();
/// assert!(event.contains(r#""Message":"hello""#));
///
/// let message = SnsEventMessage::json(&["a", "b"]).subject("letters");
/// let event = SnsEvent::new().message(message).to_json();
/// assert!(event.contains(r#""Subject":"letters""#));
/// ```
///
/// SNS invokes a function with one message at a time. By default, it comes from the topic `my-topic` in `us-west-2` and
/// was published on 16 February 2019.
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html
#[derive(Clone, Debug)]
pub struct SnsEvent {
    topic_arn: String,
    messages: Vec<SnsEventMessage>,
}

impl Default for SnsEvent {
    fn default() -> Self {
        Self {
            topic_arn: topic_arn("my-topic"),
            messages: Vec::new(),
        }
    }
}

fn topic_arn(name: &str) -> String {
    format!("arn:aws:sns:us-west-2:112233445566:{name}")
}

impl SnsEvent {
    /// Creates an event without a message.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Creates an event for the function of this handler, such as `OrderJob::TAKE`, with a message for each value: its JSON.
    /// A value is of the type that the function takes, or a reference to one.
    ///
    /// # Panics
    ///
    /// Panics if a value does not serialise as JSON.
    #[must_use]
    pub fn of<V: Serialize, F: Receives<Json<V>>>(
        _handler: Handler<Sns, F>,
        values: impl IntoIterator<Item = V>,
    ) -> Self {
        let values = values.into_iter();
        values.fold(Self::new(), |event, value| event.json(&value))
    }

    /// Sets the topic that all messages come from, by its name or its ARN.
    #[must_use]
    pub fn topic(mut self, name_or_arn: &str) -> Self {
        self.topic_arn = arn_of(name_or_arn, topic_arn);
        self
    }

    /// Adds a message with this text.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        self.message(SnsEventMessage::text(text))
    }

    /// Adds a message with this value as JSON.
    ///
    /// # Panics
    ///
    /// Panics if the value does not serialise as JSON.
    #[must_use]
    pub fn json(self, value: &(impl Serialize + ?Sized)) -> Self {
        self.message(SnsEventMessage::json(value))
    }

    /// Adds a message.
    #[must_use]
    pub fn message(mut self, message: SnsEventMessage) -> Self {
        self.messages.push(message);
        self
    }

    /// Returns the id of the message at `index`, counted from 0.
    #[must_use]
    pub fn message_id(&self, index: usize) -> String {
        let message = self.messages.get(index);
        let message_id = message.and_then(|message| message.message_id.clone());
        message_id.unwrap_or_else(|| format!("95df01b4-ee98-5cb9-9903-{:012}", index + 1))
    }

    /// Returns the event's JSON, on one line.
    #[must_use]
    pub fn to_json(&self) -> String {
        let messages = self.messages.iter().enumerate();
        let records: Vec<Value> = messages
            .map(|(index, message)| self.record_json(index, message))
            .collect();
        Value::Object(Map::from_iter([("Records", records)])).to_string()
    }

    /// Returns the JSON that SNS sends to a queue for the message at `index`, counted from 0, without raw delivery.
    ///
    /// # Panics
    ///
    /// Panics if there is no such message.
    #[must_use]
    #[expect(
        clippy::expect_used,
        reason = "a test's own value, and nothing to go on with"
    )]
    pub fn notification_json(&self, index: usize) -> String {
        let message = self.messages.get(index).expect("there is such a message");
        Value::Object(self.notification(index, message, "URL")).to_string()
    }

    /// Returns a record, with its members in the order in which Lambda sends them.
    fn record_json(&self, index: usize, message: &SnsEventMessage) -> Value {
        let members = [
            ("EventSource", "aws:sns".into()),
            ("EventVersion", "1.0".into()),
            ("EventSubscriptionArn", self.subscription_arn().into()),
            (
                "Sns",
                Value::Object(self.notification(index, message, "Url")),
            ),
        ];
        Value::Object(members.into_iter().collect())
    }

    fn subscription_arn(&self) -> String {
        format!("{}:21be56ed-a058-49f5-8c98-aedd2564c486", self.topic_arn)
    }

    /// Returns the members of a notification. `url` is how they spell the word.
    fn notification(&self, index: usize, message: &SnsEventMessage, url: &str) -> Map {
        let subscription_arn = self.subscription_arn();
        let unsubscribe_url = format!(
            "https://sns.us-west-2.amazonaws.com/?Action=Unsubscribe&SubscriptionArn={subscription_arn}"
        );
        let members = [
            ("Type", "Notification".into()),
            ("MessageId", self.message_id(index).into()),
            ("TopicArn", self.topic_arn.as_str().into()),
            ("Subject", message.subject.to_value()),
            ("Message", message.text.as_str().into()),
            ("Timestamp", format!("{:.3}", message.timestamp).into()),
            ("SignatureVersion", "1".into()),
            (
                "Signature",
                "tcc6faL2yUC6dgZdmrwh1Y4cGa/ebXEkAi6RibDsvpi+tE/1+82j".into(),
            ),
            (
                &format!("SigningCert{url}"),
                "https://sns.us-west-2.amazonaws.com/SimpleNotificationService.pem".into(),
            ),
            (&format!("Unsubscribe{url}"), unsubscribe_url.into()),
            ("MessageAttributes", message.attributes.to_value()),
        ];
        members.into_iter().collect()
    }
}

/// One message of an [`SnsEvent`].
#[derive(Clone, Debug)]
pub struct SnsEventMessage {
    text: String,
    message_id: Option<String>,
    subject: Option<String>,
    timestamp: Timestamp,
    attributes: BTreeMap<String, SnsMessageAttribute>,
}

impl SnsEventMessage {
    /// Creates a message with this text.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            message_id: None,
            subject: None,
            timestamp: Timestamp::of_test_events(),
            attributes: BTreeMap::new(),
        }
    }

    /// Creates a message with this value as JSON.
    ///
    /// # Panics
    ///
    /// Panics if the value does not serialise as JSON.
    #[must_use]
    #[expect(
        clippy::expect_used,
        reason = "a test's own value, and nothing to go on with"
    )]
    pub fn json(value: &(impl Serialize + ?Sized)) -> Self {
        Self::text(serde_json::to_string(value).expect("the value serialises as JSON"))
    }

    /// Returns the same message with this id.
    #[must_use]
    pub fn message_id(mut self, message_id: impl Into<String>) -> Self {
        self.message_id = Some(message_id.into());
        self
    }

    /// Returns the same message with this subject.
    #[must_use]
    pub fn subject(mut self, subject: impl Into<String>) -> Self {
        self.subject = Some(subject.into());
        self
    }

    /// Returns the same message, published at this time.
    #[must_use]
    pub fn timestamp(mut self, timestamp: Timestamp) -> Self {
        self.timestamp = timestamp;
        self
    }

    /// Returns the same message with one more attribute.
    #[must_use]
    pub fn attribute(mut self, name: impl Into<String>, attribute: SnsMessageAttribute) -> Self {
        self.attributes.insert(name.into(), attribute);
        self
    }
}
