//! `EventDetail`, the detail of an EventBridge event, and `EventBridge`, the marker of its source.

use std::fmt;

use serde_core::{Deserialize, Serialize, Serializer};

use crate::runtime::items::{Column, Encoding, Entry, Items, Words, item_methods};

/// Events of EventBridge, as a [`Source`](crate::Source) of items. The only item of an event is its detail.
#[derive(Clone, Copy, Debug)]
pub enum EventBridge {}

pub(super) static WORDS: Words = Words {
    item: "",
    id: "id",
    id_field: "id",
    data: "field `detail`",
    shape: "an event of EventBridge",
    shape_of_item: "an event of EventBridge",
    encoding: Encoding::Text,
};

/// The columns of an event.
pub(super) static COLUMNS: [Column; 8] = [
    Column::required("detail"),
    Column::optional("id"),
    Column::required("detail-type"),
    Column::required("source"),
    Column::optional("account"),
    Column::optional("time"),
    Column::optional("region"),
    Column::optional("resources"),
];
pub(super) const DETAIL: usize = Items::DATA;
pub(super) const ID: usize = Items::ID;
pub(super) const DETAIL_TYPE: usize = 2;
pub(super) const SOURCE: usize = 3;
pub(super) const ACCOUNT: usize = 4;
pub(super) const TIME: usize = 5;
pub(super) const REGION: usize = 6;
pub(super) const RESOURCES: usize = 7;

/// The detail of an EventBridge event, and [the fields around it][1].
///
/// [`Display`](fmt::Display) prints the detail's JSON.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::{DecodeError, EventDetail, testing::{Decoded, EventBridgeEvent}};
/// use serde_json::json;
///
/// /// In a `jobs!`, below `rule_event { source: ["shop"] };`.
/// fn check(event_detail: EventDetail<'_>) -> String {
///     format!("{} from {}: {event_detail}", event_detail.detail_type(), event_detail.source())
/// }
///
/// let event = EventBridgeEvent::new("shop", "Order Placed").detail(&json!({"total": 250})).to_json();
/// let decoded = Decoded::event_bridge(&event)?;
/// assert_eq!(check(decoded.event_detail()?), r#"Order Placed from shop: {"total":250}"#);
/// # Ok::<(), DecodeError>(())
/// ```
///
/// [1]: https://docs.aws.amazon.com/eventbridge/latest/ref/events-structure.html
#[derive(Clone, Copy)]
pub struct EventDetail<'a> {
    entry: Entry<'a>,
}

item_methods!(EventDetail, EventBridge, "detail's JSON");

impl<'a> EventDetail<'a> {
    pub(super) fn new(entry: Entry<'a>) -> Self {
        Self { entry }
    }

    /// Returns the event's id.
    #[must_use]
    pub fn id(self) -> &'a str {
        self.entry.text(ID)
    }

    /// Returns the kind of event, such as `EC2 Instance State-change Notification`.
    #[must_use]
    pub fn detail_type(self) -> &'a str {
        self.entry.text(DETAIL_TYPE)
    }

    /// Returns the service or application that sent the event, such as `aws.ec2`.
    #[must_use]
    pub fn source(self) -> &'a str {
        self.entry.text(SOURCE)
    }

    /// Returns the account that the event comes from.
    #[must_use]
    pub fn account(self) -> &'a str {
        self.entry.text(ACCOUNT)
    }

    /// Returns the time of the event, such as `2019-01-02T12:45:07Z`.
    #[must_use]
    pub fn time(self) -> &'a str {
        self.entry.text(TIME)
    }

    /// Returns the region that the event comes from.
    #[must_use]
    pub fn region(self) -> &'a str {
        self.entry.text(REGION)
    }

    /// Returns the ARNs of the resources that the event is about.
    #[must_use]
    pub fn resources(self) -> Vec<String> {
        // A value that is not a list of strings contains no ARNs.
        serde_json::from_str(self.entry.text(RESOURCES)).unwrap_or_default()
    }
}

impl fmt::Display for EventDetail<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.entry.text(DETAIL))
    }
}

impl fmt::Debug for EventDetail<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("EventDetail")
            .field("source", &self.source())
            .field("detail_type", &self.detail_type())
            .field("detail", &self.entry.text(DETAIL))
            .finish_non_exhaustive()
    }
}

impl Serialize for EventDetail<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let json: serde_json::Result<&serde_json::value::RawValue> = Deserialize::deserialize(
            &mut serde_json::Deserializer::from_str(self.entry.text(DETAIL)),
        );
        json.map_err(serde_core::ser::Error::custom)?
            .serialize(serializer)
    }
}
