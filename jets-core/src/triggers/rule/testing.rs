//! Builds EventBridge events for tests.
//!
//! What makes JSON is inlined, so that it is compiled only for programs that use it.

use super::EventBridge;
use crate::{
    Handler, Json, Timestamp,
    sends::Receives,
    triggers::testing::{json_value, setters},
    value::{Map, Value},
};
use serde_core::Serialize;

/// Builds an event of EventBridge, [as Lambda sends it][1].
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::testing::EventBridgeEvent;
/// use serde_json::json;
///
/// let event = EventBridgeEvent::new("my.shop", "Order Placed").detail(&json!({"id": 1})).to_json();
/// assert!(event.contains(r#""detail":{"id":1}"#));
/// ```
///
/// By default, its detail is empty, and it is from `us-west-2` on 16 February 2019.
///
/// [1]: https://docs.aws.amazon.com/eventbridge/latest/ref/events-structure.html
#[must_use]
#[derive(Clone, Debug)]
pub struct EventBridgeEvent {
    id: String,
    source: String,
    detail_type: String,
    time: Timestamp,
    resources: Vec<String>,
    detail: Value,
}

impl EventBridgeEvent {
    /// Creates an event with this source and detail type, such as `aws.ec2` and `EC2 Instance State-change
    /// Notification`.
    pub fn new(source: impl Into<String>, detail_type: impl Into<String>) -> Self {
        Self {
            id: "12345678-1234-1234-1234-111122223333".to_owned(),
            source: source.into(),
            detail_type: detail_type.into(),
            time: Timestamp::of_test_events(),
            resources: Vec::new(),
            detail: Map::default().into(),
        }
    }

    /// Creates an event for the function of this handler, such as `OrderJob::TAKE`, with this detail, which is of the type
    /// that the function takes. If its rule does not name one source and one detail type, the event's are empty.
    ///
    /// # Panics
    ///
    /// Panics if the value does not serialise as JSON.
    pub fn of<V: Serialize, F: Receives<Json<V>>>(
        handler: Handler<EventBridge, F>,
        detail: &V,
    ) -> Self {
        let address = handler.address("events");
        let [source, detail_type] = address.map_or([""; 2], |address| {
            [address.event_source, address.event_detail_type]
        });
        Self::new(source, detail_type).detail(detail)
    }

    setters! {
        /// Returns the same event with this detail.
        ///
        /// # Panics
        ///
        /// Panics if the value does not serialise as JSON.
        fn detail(detail: &(impl Serialize + ?Sized)) = detail: json_value(detail).into();
    }

    /// Returns the same event with a detail whose members keep their order.
    pub(crate) fn with_detail(mut self, detail: Map) -> Self {
        self.detail = detail.into();
        self
    }

    setters! {
        /// Returns the same event with this id.
        fn id(id: impl Into<String>) = id: id.into();
        /// Returns the same event with this time, to the second.
        fn time(time: Timestamp) = time: time;
    }

    /// Returns the same event with one more resource.
    pub fn resource(mut self, arn: impl Into<String>) -> Self {
        self.resources.push(arn.into());
        self
    }

    /// Returns the event as JSON, to match patterns against.
    #[must_use]
    #[inline]
    pub fn to_value(&self) -> serde_json::Value {
        json_value(&self.members())
    }

    /// Returns the event's JSON, on one line.
    #[must_use]
    #[inline]
    pub fn to_json(&self) -> String {
        Value::Object(self.members()).to_string()
    }

    /// Returns the event's members, in the order in which EventBridge sends them.
    #[inline]
    fn members(&self) -> Map {
        Map::from_iter([
            ("version", Value::from("0")),
            ("id", self.id.as_str().into()),
            ("detail-type", self.detail_type.as_str().into()),
            ("source", self.source.as_str().into()),
            ("account", "112233445566".into()),
            ("time", format!("{:.0}", self.time).into()),
            ("region", "us-west-2".into()),
            ("resources", self.resources.clone().into()),
            ("detail", self.detail.clone()),
        ])
    }
}

crate::runtime::as_payload::payload_of_test!(EventBridgeEvent);
