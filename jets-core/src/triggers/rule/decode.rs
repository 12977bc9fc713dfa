//! Events of EventBridge: their fields, and how their detail becomes an item.

use std::fmt;

use serde_core::{Deserialize, Serialize, Serializer};

use crate::runtime::{
    DecodeError, Item, Source, Timestamp,
    event::Payload,
    items::{
        Deliveries, Encoding, Entry, Failures, Items, Needs, Sealed, Shape, Words, columns, fields,
        read_items,
    },
};

/// Events of EventBridge, as a [`Source`](crate::Source) of items. The only item of an event is its detail.
#[derive(Clone, Copy, Debug)]
pub enum EventBridge {}

/// The detail of an EventBridge event, and [the fields around it][1].
///
/// [`Display`](fmt::Display) prints the detail's JSON.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::{DecodeError, EventBridge, EventDetail, testing::{Decoded, EventBridgeEvent}};
/// use serde_json::json;
///
/// /// In a `jobs!`, below `rule_event { source: ["shop"] };`.
/// fn check(event_detail: EventDetail<'_>) -> String {
///     format!("{} from {}: {event_detail}", event_detail.detail_type(), event_detail.source())
/// }
///
/// let event = EventBridgeEvent::new("shop", "Order Placed").detail(&json!({"total": 250})).to_json();
/// let decoded = Decoded::<EventBridge>::new(&event)?;
/// assert_eq!(check(decoded.item(0)?), r#"Order Placed from shop: {"total":250}"#);
/// # Ok::<(), DecodeError>(())
/// ```
///
/// [1]: https://docs.aws.amazon.com/eventbridge/latest/ref/events-structure.html
pub type EventDetail<'a> = Item<'a, EventBridge>;

static WORDS: Words = Words {
    item: "",
    id: "id",
    id_field: "id",
    data: "field `detail`",
    shape: "an event of EventBridge",
    shape_of_item: "an event of EventBridge",
    encoding: Encoding::Text,
};

// As EventBridge sends it: https://docs.aws.amazon.com/eventbridge/latest/ref/events-structure.html
columns! {
    DATA, ID;
    ["version" = "0"]
    ["id" optional ID text]
    ["detail-type" required DETAIL_TYPE text]
    ["source" required SOURCE text]
    ["account" optional ACCOUNT text]
    ["time" optional TIME text]
    ["region" optional REGION text]
    ["resources" optional RESOURCES json]
    ["detail" required DATA json]
}

fn key(entry: Entry<'_>) -> Option<String> {
    entry.id().map(str::to_owned)
}

impl Sealed for EventBridge {}

impl Source for EventBridge {
    const FAILURES: Failures = Failures::FailTheInvocation;
    /// EventBridge tries for [at most 24 hours][1] to hand an event to Lambda, which tries for six.
    ///
    /// [1]: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html
    const DELIVERIES: &'static Deliveries = &Deliveries::new("events", key, 2);

    fn parse<'p>(payload: &Payload<'p>, needs: Needs) -> Result<Items<'p>, DecodeError> {
        read_items(payload, &WORDS, &COLUMNS, needs, Shape::One(MEMBERS))
    }
}

impl<'a> Item<'a, EventBridge> {
    fields! {
        /// Returns the kind of event, such as `EC2 Instance State-change Notification`.
        fn detail_type() -> &'a str = text(DETAIL_TYPE);
        /// Returns the service or application that sent the event, such as `aws.ec2`.
        fn source() -> &'a str = text(SOURCE);
        /// Returns the account that the event comes from.
        fn account() -> &'a str = text(ACCOUNT);
    }

    /// Returns the time of the event.
    ///
    /// # Errors
    ///
    /// Returns an error if the event has none, or it is not a time.
    pub fn time(self) -> Result<Timestamp, DecodeError> {
        self.entry().time("time", TIME)
    }

    fields! {
        /// Returns the region that the event comes from.
        fn region() -> &'a str = text(REGION);
    }

    /// Returns the ARNs of the resources that the event is about.
    #[must_use]
    pub fn resources(self) -> Vec<String> {
        // A value that is not a list of strings contains no ARNs.
        serde_json::from_str(self.entry().text(RESOURCES)).unwrap_or_default()
    }
}

impl fmt::Display for Item<'_, EventBridge> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.entry().text(DATA))
    }
}

impl Serialize for Item<'_, EventBridge> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let json: serde_json::Result<&serde_json::value::RawValue> = Deserialize::deserialize(
            &mut serde_json::Deserializer::from_str(self.entry().text(DATA)),
        );
        json.map_err(serde_core::ser::Error::custom)?
            .serialize(serializer)
    }
}
