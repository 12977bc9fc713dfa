//! Builds SNS events for tests.

use std::collections::BTreeMap;

use serde_core::Serialize;

use super::{Sns, SnsMessageAttribute};
use crate::{
    Timestamp,
    runtime::items::Sealed,
    triggers::testing::{BatchEvent, EventItem, TextItem, json_text, setters},
    value::{Map, ToValue as _, Value, map},
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
pub type SnsEvent = BatchEvent<SnsEventMessage>;

impl BatchEvent<SnsEventMessage> {
    /// Sets the topic that all messages come from, by its name or its ARN.
    pub fn topic(self, name_or_arn: &str) -> Self {
        self.of_source(name_or_arn)
    }

    /// Adds a message.
    pub fn message(self, message: SnsEventMessage) -> Self {
        self.item(message)
    }

    /// Returns the id of the message at `index`, counted from 0.
    #[must_use]
    pub fn message_id(&self, index: usize) -> String {
        self.id_at(index)
    }

    /// Returns the JSON that SNS sends to a queue for the message at `index`, counted from 0, without raw delivery.
    ///
    /// # Panics
    ///
    /// Panics if there is no such message.
    #[must_use]
    pub fn notification_json(&self, index: usize) -> String {
        let message = self.at(index);
        Value::Object(message.notification(&self.id_at(index), &self.arn, "URL")).to_string()
    }
}

impl Sealed for SnsEventMessage {}

impl EventItem for SnsEventMessage {
    const SOURCE: &'static str = "my-topic";

    fn arn(topic: &str) -> String {
        format!("arn:aws:sns:us-west-2:112233445566:{topic}")
    }

    fn id(&self) -> Option<&str> {
        self.message_id.as_deref()
    }

    fn nth_id(index: usize) -> String {
        format!("95df01b4-ee98-5cb9-9903-{:012}", index + 1)
    }

    fn members(&self, _index: usize, id: String, arn: &str) -> Map {
        map! {
            "EventSource" => "aws:sns",
            "EventVersion" => "1.0",
            "EventSubscriptionArn" => subscription_arn(arn),
            "Sns" => self.notification(&id, arn, "Url"),
        }
    }
}

impl TextItem for SnsEventMessage {
    type Source = Sns;

    fn of_text(text: &str) -> Self {
        Self::text(text)
    }
}

fn subscription_arn(topic_arn: &str) -> String {
    format!("{topic_arn}:21be56ed-a058-49f5-8c98-aedd2564c486")
}

/// One message of an [`SnsEvent`].
#[must_use]
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
    pub fn json(value: &(impl Serialize + ?Sized)) -> Self {
        Self::text(json_text(value))
    }

    setters! {
        /// Returns the same message with this id.
        fn message_id(message_id: impl Into<String>) = message_id: Some(message_id.into());
        /// Returns the same message with this subject.
        fn subject(subject: impl Into<String>) = subject: Some(subject.into());
        /// Returns the same message, published at this time.
        fn timestamp(timestamp: Timestamp) = timestamp: timestamp;
    }

    /// Returns the same message with one more attribute.
    pub fn attribute(mut self, name: impl Into<String>, attribute: SnsMessageAttribute) -> Self {
        self.attributes.insert(name.into(), attribute);
        self
    }

    /// Returns the members of a notification. `url` is how they spell the word.
    fn notification(&self, id: &str, topic_arn: &str, url: &str) -> Map {
        let subscription_arn = subscription_arn(topic_arn);
        let unsubscribe_url = format!(
            "https://sns.us-west-2.amazonaws.com/?Action=Unsubscribe&SubscriptionArn={subscription_arn}"
        );
        map! {
            "Type" => "Notification",
            "MessageId" => id,
            "TopicArn" => topic_arn,
            // `null` if there is none.
            "Subject" => self.subject.to_value(),
            "Message" => self.text,
            "Timestamp" => format!("{:.3}", self.timestamp),
            "SignatureVersion" => "1",
            "Signature" => "tcc6faL2yUC6dgZdmrwh1Y4cGa/ebXEkAi6RibDsvpi+tE/1+82j",
            &format!("SigningCert{url}") => "https://sns.us-west-2.amazonaws.com/SimpleNotificationService.pem",
            &format!("Unsubscribe{url}") => unsubscribe_url,
            "MessageAttributes" => self.attributes,
        }
    }
}
