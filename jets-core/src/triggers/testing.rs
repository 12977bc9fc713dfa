//! What the builders of events for tests share: events of several items, and the window of a stream's.

use serde_core::Serialize;
use serde_json::json;

use crate::{
    Handler, Json, Response, Timestamp,
    placeholders::arn_of,
    runtime::items::Sealed,
    sends::Receives,
    value::{Map, Value},
};

/// Declares methods of a builder that set a field: `fn name(argument: Type) = field: value;`.
macro_rules! setters {
    ($($(#[$attribute:meta])* fn $name:ident($($argument:ident: $Type:ty),*) = $field:ident: $value:expr;)+) => {$(
        $(#[$attribute])*
        pub fn $name(mut self $(, $argument: $Type)*) -> Self {
            self.$field = $value;
            self
        }
    )+};
}

pub(super) use setters;

/// Builds an event of several items: a [`KinesisEvent`](crate::testing::KinesisEvent), a
/// [`DynamodbEvent`](crate::testing::DynamodbEvent), an [`SqsEvent`](crate::testing::SqsEvent) or an
/// [`SnsEvent`](crate::testing::SnsEvent).
#[must_use]
#[derive(Clone, Debug)]
pub struct BatchEvent<I> {
    pub(super) arn: String,
    pub(super) items: Vec<I>,
    pub(super) window: Option<EventWindow>,
}

/// An item of a [`BatchEvent`].
#[doc(hidden)]
pub trait EventItem: Sealed {
    /// The name of the source by default.
    const SOURCE: &'static str;

    fn arn(source: &str) -> String;

    /// Returns the id that the test gives the item.
    fn id(&self) -> Option<&str>;

    /// Returns the id of an item without one.
    fn nth_id(index: usize) -> String;

    /// Returns the members of the item in the order in which Lambda sends them.
    fn members(&self, index: usize, id: String, arn: &str) -> Map;
}

/// An item that can be made from text.
#[doc(hidden)]
pub trait TextItem: EventItem {
    type Source;

    fn of_text(text: &str) -> Self;
}

impl<I: EventItem> Default for BatchEvent<I> {
    fn default() -> Self {
        Self {
            arn: I::arn(I::SOURCE),
            items: Vec::new(),
            window: None,
        }
    }
}

impl<I: EventItem> BatchEvent<I> {
    /// Creates an event without an item.
    pub fn new() -> Self {
        Self::default()
    }

    pub(super) fn of_source(mut self, name_or_arn: &str) -> Self {
        self.arn = arn_of(name_or_arn, I::arn);
        self
    }

    pub(super) fn item(mut self, item: I) -> Self {
        self.items.push(item);
        self
    }

    pub(super) fn id_at(&self, index: usize) -> String {
        let id = self.items.get(index).and_then(I::id);
        id.map_or_else(|| I::nth_id(index), str::to_owned)
    }

    /// Returns the members of the item at `index`.
    ///
    /// # Panics
    ///
    /// Panics if there is no such item.
    #[expect(
        clippy::expect_used,
        reason = "a test's own index, and nothing to go on with"
    )]
    pub(super) fn at(&self, index: usize) -> &I {
        self.items.get(index).expect("there is such an item")
    }

    /// Returns the event's JSON, on one line.
    #[must_use]
    pub fn to_json(&self) -> String {
        let items = self.items.iter().enumerate();
        let records = items
            .map(|(index, item)| Value::Object(item.members(index, self.id_at(index), &self.arn)));
        let mut event = Map::default();
        event.push("Records", records.collect::<Vec<_>>());
        if let Some(window) = &self.window {
            window.add_to(&mut event, &self.arn);
        }
        Value::Object(event).to_string()
    }
}

crate::runtime::as_payload::payload_of_test!(BatchEvent<I>, I: EventItem);

impl<I: TextItem> BatchEvent<I> {
    /// Creates an event for the function of this handler, such as `OrderJob::TAKE`, with an item for each value: its JSON. A
    /// value is of the type that the function takes, or a reference to one.
    ///
    /// # Panics
    ///
    /// Panics if a value does not serialise as JSON.
    pub fn of<V: Serialize, F: Receives<Json<V>>>(
        _handler: Handler<I::Source, F>,
        values: impl IntoIterator<Item = V>,
    ) -> Self {
        let values = values.into_iter();
        values.fold(Self::new(), |event, value| event.json(&value))
    }

    /// Adds an item with this text.
    pub fn text(self, text: &str) -> Self {
        self.item(I::of_text(text))
    }

    /// Adds an item with this value as JSON.
    ///
    /// # Panics
    ///
    /// Panics if the value does not serialise as JSON.
    pub fn json(self, value: &(impl Serialize + ?Sized)) -> Self {
        self.text(&json_text(value))
    }
}

/// Returns a test's value as JSON.
///
/// # Panics
///
/// Panics if the value does not serialise as JSON.
#[expect(
    clippy::expect_used,
    reason = "a test's own value, and nothing to go on with"
)]
pub(super) fn json_text(value: &(impl Serialize + ?Sized)) -> String {
    serde_json::to_string(value).expect("the value serialises as JSON")
}

#[expect(
    clippy::expect_used,
    reason = "a test's own value, and nothing to go on with"
)]
pub(super) fn json_value(value: &(impl Serialize + ?Sized)) -> serde_json::Value {
    serde_json::to_value(value).expect("the value serialises as JSON")
}

pub(super) fn region_of(arn: &str) -> &str {
    arn.split(':').nth(3).unwrap_or_default()
}

/// The tumbling window of a [`KinesisEvent`](crate::testing::KinesisEvent) or a
/// [`DynamodbEvent`](crate::testing::DynamodbEvent), [as Lambda sends it][1].
///
/// By default, it is the first call for the window from 17:00 to 17:05 on 30 July 2020, with the state `{}`.
///
/// ```
/// # extern crate jets_core as jets;
/// # use jets::{App, Context, testing::{EventWindow, KinesisEvent}};
/// # async fn test(app: App) -> Result<(), Box<dyn std::error::Error>> {
/// let first = KinesisEvent::new().text("1").window(EventWindow::new());
/// let response = app.invoke("sum_job.add", first, Context::default()).await?;
///
/// let last = KinesisEvent::new().window(EventWindow::after(&response).last_call());
/// app.invoke("sum_job.add", last, Context::default()).await?;
/// # Ok(())
/// # }
/// ```
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-windows.html
#[must_use]
#[derive(Clone, Debug)]
pub struct EventWindow {
    window: serde_json::Value,
    state: serde_json::Value,
    shard_id: String,
    is_final: bool,
    is_terminated_early: bool,
}

impl Default for EventWindow {
    fn default() -> Self {
        Self {
            window: json!({"start": "2020-07-30T17:00:00Z", "end": "2020-07-30T17:05:00Z"}),
            state: json!({}),
            shard_id: "shardId-000000000000".to_owned(),
            is_final: false,
            is_terminated_early: false,
        }
    }
}

impl EventWindow {
    /// Creates the first call for a window.
    pub fn new() -> Self {
        Self::default()
    }

    /// Creates the next call for a window, after the call that returned this response. It has the state in the
    /// response.
    pub fn after(response: &Response) -> Self {
        let answer: serde_json::Value = response.json().unwrap_or_default();
        Self {
            state: answer.get("state").cloned().unwrap_or_default(),
            ..Self::default()
        }
    }

    setters! {
        /// Returns the same call with this state.
        ///
        /// # Panics
        ///
        /// Panics if the state does not serialise as JSON.
        fn state(state: &(impl Serialize + ?Sized)) = state: json_value(state);
        /// Returns the same call for a window with this start and end.
        fn between(start: Timestamp, end: Timestamp) = window: json!({"start": start, "end": end});
        /// Returns the same call for this shard, such as `shardId-000000000003`.
        fn shard_id(shard_id: impl Into<String>) = shard_id: shard_id.into();
        /// Makes it the last call for the window.
        fn last_call() = is_final: true;
        /// Makes it a call for a window that Lambda ended early because its state was too large.
        fn terminated_early() = is_terminated_early: true;
    }

    /// Adds the members of the window to an event.
    fn add_to(&self, event: &mut Map, event_source_arn: &str) {
        event.push("window", Value::from(&self.window));
        event.push("state", Value::from(&self.state));
        event.push("shardId", self.shard_id.as_str());
        event.push("isFinalInvokeForWindow", self.is_final);
        event.push("isWindowTerminatedEarly", self.is_terminated_early);
        event.push("eventSourceARN", event_source_arn);
    }
}
