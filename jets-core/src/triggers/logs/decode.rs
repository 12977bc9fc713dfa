//! Events of CloudWatch Logs: their data, and how an event becomes an item.

use std::{collections::BTreeMap, error::Error};

use serde::{Deserialize, Deserializer, Serialize};

use super::Logs;
use crate::runtime::{
    DecodeError, FromItem, Item, Source, Timestamp,
    event::Payload,
    gzip,
    items::{
        Deliveries, Encoding, Entry, Failures, Items, Needs, Sealed, Shape, Words, columns,
        read_items,
    },
    json::string_at,
};

/// The log events of an invocation, as the JSON of a [`LogsData`].
#[cfg(feature = "gzip")]
pub type LogsPayload<'a> = Item<'a, Logs>;

static WORDS: Words = Words {
    item: "",
    id: "",
    id_field: "",
    data: "field `awslogs.data`",
    shape: "an event of CloudWatch Logs",
    shape_of_item: "an event of CloudWatch Logs",
    encoding: Encoding::Base64,
};

columns! {
    DATA;
    ["awslogs" {
        ["data" required DATA base64]
    }]
}

/// Returns the log stream with its filters, and the ids of the first and the last log event.
fn key(entry: Entry<'_>) -> Option<String> {
    let data: LogsData = entry.as_json().ok()?;
    let (first, last) = (data.log_events.first()?, data.log_events.last()?);
    Some(format!(
        "{}/{}/{}/{}/{}..{}/{}",
        data.owner,
        data.log_group,
        data.log_stream,
        data.subscription_filters.join(","),
        first.id,
        last.id,
        data.log_events.len(),
    ))
}

impl Sealed for Logs {}

impl Source for Logs {
    const FAILURES: Failures = Failures::FailTheInvocation;
    /// CloudWatch Logs tries for [at most 24 hours][1] to hand log events to Lambda, which tries for six.
    ///
    /// [1]: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html
    const DELIVERIES: &'static Deliveries = &Deliveries::new("logs", key, 2);

    /// Reads the item of an event. A control message, with which CloudWatch Logs tests a subscription, has none.
    fn parse<'p>(payload: &Payload<'p>, _: Needs) -> Result<Items<'p>, DecodeError> {
        let items = read_items(payload, &WORDS, &COLUMNS, Needs::Data, Shape::One(MEMBERS))?;
        let Some(entry) = items.entry(0) else {
            return Ok(items);
        };
        let json =
            gzip::decompress(entry.data()?, gzip::LIMIT).map_err(|error| entry.name(error))?;
        let is_control = std::str::from_utf8(&json)
            .ok()
            .and_then(|json| string_at(json, "messageType"))
            .is_some_and(|kind| kind == "CONTROL_MESSAGE");
        if is_control {
            return Ok(Items::new(&WORDS, "", 1));
        }
        Ok(Items::of_one(&WORDS, json))
    }
}

#[diagnostic::do_not_recommend]
impl FromItem<'_, Logs> for LogsData {
    const NEEDS: Needs = Needs::Data;

    fn from_item(item: Item<'_, Logs>) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(item.json()?)
    }
}

/// Log events that a [CloudWatch Logs subscription][1] delivered. It is the default type of `log_events`. If a Kinesis
/// stream delivers them, use `Gzip<Json<LogsData>>`.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::{DecodeError, Logs, LogsData, testing::{Decoded, LogsEvent}};
///
/// /// In a `jobs!`, below `log_event "/aws/lambda/shop";`.
/// fn errors(log_events: LogsData) -> Vec<String> {
///     log_events.log_events.into_iter().map(|event| event.message).collect()
/// }
///
/// let event = LogsEvent::new("/aws/lambda/shop").message("one").message("two").to_json();
/// let decoded = Decoded::<Logs>::new(&event)?;
/// assert_eq!(errors(decoded.item(0)?), ["one", "two"]);
/// # Ok::<(), DecodeError>(())
/// ```
///
/// [1]: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html
#[cfg(feature = "gzip")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct LogsData {
    /// Whether this is data, or a message with which CloudWatch Logs checks that the destination can be reached.
    pub message_type: LogsMessageType,
    /// The account that the log events come from.
    pub owner: String,
    /// The log group that they come from.
    pub log_group: String,
    /// The log stream that they come from.
    pub log_stream: String,
    /// The names of the subscription filters that matched.
    pub subscription_filters: Vec<String>,
    /// The log events. A message that is not data has one that explains it.
    pub log_events: Vec<LogEvent>,
    /// The level of the subscription's policy, such as `ACCOUNT_LEVEL_POLICY`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy_level: Option<String>,
}

/// The kind of a [`LogsData`] message.
#[cfg(feature = "gzip")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[non_exhaustive]
pub enum LogsMessageType {
    /// Log events.
    DataMessage,
    /// CloudWatch Logs checks that the destination can be reached.
    ControlMessage,
}

/// One event of a [`LogsData`].
#[cfg(feature = "gzip")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct LogEvent {
    /// The event's id. Empty in a message that is not data.
    pub id: String,
    /// The time of the event, to the millisecond.
    #[serde(with = "milliseconds")]
    pub timestamp: Timestamp,
    /// The logged message.
    pub message: String,
    /// The fields that the filter pattern extracted from the message, by name or number, if it names any. One that the
    /// message does not have is left out.
    #[serde(
        default,
        deserialize_with = "extracted_fields",
        skip_serializing_if = "Option::is_none"
    )]
    pub extracted_fields: Option<BTreeMap<String, String>>,
}

/// Milliseconds since the Unix epoch, which may be in quotes.
#[cfg(feature = "gzip")]
mod milliseconds {
    use std::time::Duration;

    use serde::{Deserialize, Deserializer, Serialize as _, Serializer, de::Error as _};

    use crate::Timestamp;

    pub(super) fn serialize<S: Serializer>(
        time: &Timestamp,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        u64::try_from(time.since_epoch().as_millis())
            .unwrap_or(u64::MAX)
            .serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Timestamp, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Milliseconds {
            Number(u64),
            Text(String),
        }
        let milliseconds = match Milliseconds::deserialize(deserializer)? {
            Milliseconds::Number(number) => number,
            Milliseconds::Text(text) => text.parse().map_err(D::Error::custom)?,
        };
        let time = Timestamp::after_epoch(Duration::from_millis(milliseconds));
        time.ok_or_else(|| D::Error::custom("the timestamp is too late"))
    }
}

/// Reads fields, of which some may be `null`.
#[cfg(feature = "gzip")]
fn extracted_fields<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<BTreeMap<String, String>>, D::Error> {
    let fields: Option<BTreeMap<String, Option<String>>> = Deserialize::deserialize(deserializer)?;
    Ok(fields.map(|fields| {
        let fields = fields.into_iter();
        fields
            .filter_map(|(name, value)| Some((name, value?)))
            .collect()
    }))
}

impl LogsData {
    /// Creates data from this log group without log events, for tests.
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

    /// Returns the same data with one more log event with this message.
    #[must_use]
    pub fn message(mut self, message: impl Into<String>) -> Self {
        let id = format!(
            "34622316099697884706540976068822859012661220141643{:06}",
            self.log_events.len() + 1
        );
        self.log_events.push(LogEvent {
            id,
            timestamp: Timestamp::of_test_events(),
            message: message.into(),
            extracted_fields: None,
        });
        self
    }
}

impl LogEvent {
    /// Creates a log event with this id and message at this time, for tests.
    #[must_use]
    pub fn new(id: impl Into<String>, timestamp: Timestamp, message: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            timestamp,
            message: message.into(),
            extracted_fields: None,
        }
    }
}
