//! What CloudWatch Logs delivers for a subscription.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Log events that a [subscription of CloudWatch Logs][1] delivered: what `log_events` is by default, and on a Kinesis
/// stream `Gzip<Json<LogsData>>`.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::{DecodeError, LogsData, testing::{Decoded, LogsEvent}};
///
/// /// In a `jobs!`, below `log_event "/aws/lambda/shop";`.
/// fn errors(log_events: LogsData) -> Vec<String> {
///     log_events.log_events.into_iter().map(|event| event.message).collect()
/// }
///
/// let event = LogsEvent::new("/aws/lambda/shop").message("one").message("two").to_json();
/// let decoded = Decoded::logs(&event)?;
/// assert_eq!(errors(decoded.log_events()?), ["one", "two"]);
/// # Ok::<(), DecodeError>(())
/// ```
///
/// [1]: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html
#[cfg(feature = "gzip")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct LogsData {
    /// Whether this is data, or a message of CloudWatch Logs that checks whether the stream can be reached.
    pub message_type: LogsMessageType,
    /// The account that the log events come from.
    pub owner: String,
    /// The log group that they come from.
    pub log_group: String,
    /// The log stream that they come from.
    pub log_stream: String,
    /// The names of the subscription filters that let them through.
    pub subscription_filters: Vec<String>,
    /// The log events. A message that is not data has one, which says what it is for.
    pub log_events: Vec<LogEvent>,
    /// The level of the policy that subscribed, such as `ACCOUNT_LEVEL_POLICY`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy_level: Option<String>,
}

/// What kind of message a [`LogsData`] is.
#[cfg(feature = "gzip")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[non_exhaustive]
pub enum LogsMessageType {
    /// Log events.
    DataMessage,
    /// CloudWatch Logs checks whether the stream can be reached.
    ControlMessage,
}

/// One event of a [`LogsData`].
#[cfg(feature = "gzip")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct LogEvent {
    /// The event's id; empty in a message that is not data.
    pub id: String,
    /// When it happened, in milliseconds since the Unix epoch.
    pub timestamp: i64,
    /// What was logged.
    pub message: String,
    /// The fields that the filter pattern found in the message, by name or number, where it names fields.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extracted_fields: Option<BTreeMap<String, String>>,
}

impl LogsData {
    /// Data of this log group without a log event, for tests.
    #[must_use]
    pub fn new(log_group: impl Into<String>) -> Self {
        Self {
            message_type: LogsMessageType::DataMessage,
            owner: "112233445566".to_owned(),
            log_group: log_group.into(),
            log_stream: "2019/02/16/[$LATEST]5d63c5f5e5a94f9d8d2f1d4c1a2b3c4d".to_owned(),
            subscription_filters: vec!["my-filter".to_owned()],
            log_events: Vec::new(),
            policy_level: None,
        }
    }

    /// The same data with one more log event, of this message.
    #[must_use]
    pub fn message(mut self, message: impl Into<String>) -> Self {
        let id = format!("34622316099697884706540976068822859012661220141643{:06}", self.log_events.len() + 1);
        self.log_events.push(LogEvent {
            id,
            timestamp: 1_550_289_189_474,
            message: message.into(),
            extracted_fields: None,
        });
        self
    }
}

impl LogEvent {
    /// A log event of this id and message at this time, in milliseconds since the Unix epoch, for tests.
    #[must_use]
    pub fn new(id: impl Into<String>, timestamp: i64, message: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            timestamp,
            message: message.into(),
            extracted_fields: None,
        }
    }
}
