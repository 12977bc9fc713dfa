//! Generates events of a given shape, with every field that Lambda sends.

use std::fmt;

use jets::testing::{
    DynamodbEvent, DynamodbEventRecord, EventBridgeEvent, KinesisEvent, LogsEvent, S3Event,
    ScheduleEvent, SnsEvent, SqsEvent,
};
use serde_json::{Value, json};

/// A number of items, and the size of each in bytes.
#[derive(Clone, Copy)]
pub(crate) struct Shape {
    items: usize,
    bytes: usize,
}

impl Shape {
    pub(crate) const fn new(items: usize, bytes: usize) -> Self {
        Self { items, bytes }
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} × {} B", self.items, self.bytes)
    }
}

/// Returns records of random bytes.
pub(crate) fn bytes(shape: Shape) -> String {
    let mut random = Random::default();
    let records =
        (0..shape.items).map(|_| (0..shape.bytes).map(|_| random.next()).collect::<Vec<u8>>());
    records
        .fold(KinesisEvent::new(), |event, record| event.bytes(&record))
        .to_json()
}

/// Returns records of text.
pub(crate) fn texts(shape: Shape) -> String {
    let text = text(shape.bytes);
    (0..shape.items)
        .fold(KinesisEvent::new(), |event, _| event.text(&text))
        .to_json()
}

/// Returns records of JSON.
pub(crate) fn orders(shape: Shape) -> String {
    let order = order(shape.bytes);
    (0..shape.items)
        .fold(KinesisEvent::new(), |event, _| event.text(&order))
        .to_json()
}

/// Returns messages of text.
pub(crate) fn messages(shape: Shape) -> String {
    let text = text(shape.bytes);
    (0..shape.items)
        .fold(SqsEvent::new(), |event, _| event.text(&text))
        .to_json()
}

/// Returns messages of JSON.
pub(crate) fn messages_of_orders(shape: Shape) -> String {
    let order = order(shape.bytes);
    (0..shape.items)
        .fold(SqsEvent::new(), |event, _| event.text(&order))
        .to_json()
}

/// Returns the bodies of messages.
pub(crate) fn bodies(messages: &str) -> Vec<String> {
    let event: Value = serde_json::from_str(messages).unwrap_or_default();
    let messages = event.get("Records").and_then(Value::as_array);
    let bodies = messages
        .into_iter()
        .flatten()
        .filter_map(|message| message.get("body")?.as_str());
    bodies.map(str::to_owned).collect()
}

/// Returns changes that put orders into a table.
pub(crate) fn changes(shape: Shape) -> String {
    puts(
        shape,
        &json!({"id": {"N": "1"}, "note": {"S": text(shape.bytes)}}),
    )
}

/// Returns changes that put orders with seven attributes into a table.
pub(crate) fn wide_changes(shape: Shape) -> String {
    let image = json!({
        "id": {"N": "1"},
        "note": {"S": text(shape.bytes)},
        "customer": {"S": "customer-0123456789"},
        "status": {"S": "paid"},
        "price": {"N": "12.5"},
        "paid": {"BOOL": true},
        "tags": {"L": [{"S": "new"}, {"S": "express"}]},
    });
    puts(shape, &image)
}

fn puts(shape: Shape, image: &Value) -> String {
    let record = DynamodbEventRecord::insert(json!({"id": {"N": "1"}}), image.clone());
    (0..shape.items)
        .fold(DynamodbEvent::new(), |event, _| {
            event.record(record.clone())
        })
        .to_json()
}

/// Returns a message of text.
pub(crate) fn notification(shape: Shape) -> String {
    SnsEvent::new().text(&text(shape.bytes)).to_json()
}

/// Returns a notification of an object. Its key has the length of the shape, in letters that form encoding does not
/// change.
pub(crate) fn object(shape: Shape) -> String {
    S3Event::created("bucket", "k".repeat(shape.bytes)).to_notification_json()
}

/// Returns a hundred log events.
pub(crate) fn logs(shape: Shape) -> String {
    let text = text(shape.bytes);
    (0..100)
        .fold(LogsEvent::new("group"), |event, _| {
            event.message(text.clone())
        })
        .to_json()
}

/// Returns an event of EventBridge.
pub(crate) fn rule(shape: Shape) -> String {
    EventBridgeEvent::new("shop", "order")
        .detail(&order_value(shape.bytes))
        .to_json()
}

/// Returns an event of a schedule.
pub(crate) fn schedule(shape: Shape) -> String {
    ScheduleEvent::new()
        .input(&order_value(shape.bytes))
        .to_json()
}

fn order_value(bytes: usize) -> Value {
    json!({"id": 1, "note": text(bytes)})
}

fn text(bytes: usize) -> String {
    "hello world, ".chars().cycle().take(bytes).collect()
}

/// Returns `{"id":1,"note":"…"}`, of this size in bytes or slightly more.
fn order(bytes: usize) -> String {
    let note = text(bytes.saturating_sub(18));
    format!(r#"{{"id":1,"note":"{note}"}}"#)
}

/// A [xorshift generator of Marsaglia's](https://www.jstatsoft.org/article/view/v008i14).
struct Random(u64);

impl Default for Random {
    fn default() -> Self {
        Self(0x9e37_79b9_7f4a_7c15)
    }
}

impl Random {
    fn next(&mut self) -> u8 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.to_le_bytes()[0]
    }
}
