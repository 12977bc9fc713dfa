//! What CloudWatch Logs puts on a stream for a subscription.

use serde::{Deserialize, Serialize};

/// Log events that a [subscription of CloudWatch Logs][1] delivered, as `Gzip<Json<LogsData>>`.
///
/// [1]: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html
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
}
