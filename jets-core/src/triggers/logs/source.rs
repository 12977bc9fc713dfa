//! `Logs`, the marker of log groups, and the decoding of their events.

use std::{error::Error, fmt};

use super::log_data::LogsData;
use crate::runtime::{
    DecodeError, Decoded, FromItem, Source,
    event::Payload,
    gzip,
    items::{
        Column, Encoding, Entry, Failures, Items, Member, Needs, Shape, Words, item_methods,
        member, read_items,
    },
    json::string_at,
};

/// Log events of CloudWatch Logs, as a [`Source`] of items. An event has one item of at most 32 MiB.
#[cfg(feature = "gzip")]
#[derive(Clone, Copy, Debug)]
pub enum Logs {}

static COMPRESSED: Words = Words {
    item: "",
    id: "",
    id_field: "",
    data: "field `awslogs.data`",
    shape: "an event of CloudWatch Logs",
    shape_of_item: "an event of CloudWatch Logs",
    encoding: Encoding::Base64,
};
static COLUMNS: [Column; 1] = [Column::required("awslogs.data")];
static EVENT: [Member; 1] = [member!("awslogs", |reader| reader.object_of("awslogs", &AWSLOGS))];
static AWSLOGS: [Member; 1] = [member!("data", |reader| reader.base64(Items::DATA))];

/// The log events of an invocation, as the JSON of a [`LogsData`].
#[cfg(feature = "gzip")]
#[derive(Clone, Copy)]
pub struct LogsPayload<'a> {
    entry: Entry<'a>,
}

item_methods!(LogsPayload, Logs, "event's JSON");

impl fmt::Debug for LogsPayload<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let data = self.data().unwrap_or_default();
        formatter
            .debug_tuple("LogsPayload")
            .field(&format_args!("\"{}\"", data.escape_ascii()))
            .finish()
    }
}

#[diagnostic::do_not_recommend]
impl FromItem<'_, Logs> for LogsData {
    const NEEDS: Needs = Needs::Data;

    fn from_item(item: LogsPayload<'_>) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(item.json()?)
    }
}

impl Source for Logs {
    type Item<'a> = LogsPayload<'a>;

    const FAILURES: Failures = Failures::FailTheInvocation;

    /// Reads the item of an event. A control message, with which CloudWatch Logs tests a subscription, has none.
    fn parse<'p>(payload: &Payload<'p>, _: Needs) -> Result<Items<'p>, DecodeError> {
        let items = read_items(
            payload,
            &COMPRESSED,
            &COLUMNS,
            1,
            Needs::Data,
            Shape::One(&EVENT),
        )?;
        let Some(entry) = items.entry(0) else {
            return Ok(items);
        };
        let json =
            gzip::decompress(entry.data()?, gzip::LIMIT).map_err(|problem| entry.error(problem))?;
        let is_control = std::str::from_utf8(&json)
            .ok()
            .and_then(|json| string_at(json, "messageType"))
            .is_some_and(|kind| kind == "CONTROL_MESSAGE");
        if is_control {
            return Ok(Items::new(&COMPRESSED, "", 1));
        }
        Ok(Items::of_one(&COMPRESSED, json))
    }

    fn item(entry: Entry<'_>) -> LogsPayload<'_> {
        LogsPayload { entry }
    }
}

impl<'a> Decoded<'a, Logs> {
    /// Decodes an event of CloudWatch Logs.
    ///
    /// # Errors
    ///
    /// Returns an error if `payload` is not such an event.
    pub fn logs(payload: &'a (impl AsRef<[u8]> + ?Sized)) -> Result<Self, DecodeError> {
        Self::new(payload)
    }

    /// Returns the log events, for the argument `log_events`.
    ///
    /// # Errors
    ///
    /// Returns an error if they are not of the requested type, or the event is a control message.
    pub fn log_events<'d, T: FromItem<'d, Logs>>(&'d self) -> Result<T, DecodeError> {
        self.item(0)
    }
}
