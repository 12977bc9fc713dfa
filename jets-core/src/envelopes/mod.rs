//! Items inside items: what one service puts into the messages or records of another.
//!
//! A topic that delivers to a queue wraps each message in a JSON document, a bucket sends its notifications to a queue or
//! a topic, and so on. The types of this module are for a parameter that takes one item, of any source. Each takes its
//! envelope off, and passes on what is inside to the next type:
//!
//! ```
//! # extern crate jets_core as jets;
//! use jets::{DecodeError, Json, Sqs, envelopes, testing::{Decoded, SnsEvent, SqsEvent}};
//!
//! #[derive(serde::Deserialize)]
//! struct Order {
//!     cents: u64,
//! }
//!
//! /// In a `jobs!`, below `sqs_event "orders";`.
//! fn take(sqs_message: envelopes::Sns<Json<Order>>) -> u64 {
//!     sqs_message.cents
//! }
//!
//! let notification = SnsEvent::new().text(r#"{"cents": 1250}"#).notification_json(0);
//! let event = SqsEvent::new().text(&notification).to_json();
//! let decoded = Decoded::<Sqs>::new(&event)?;
//! assert_eq!(take(decoded.item(0)?), 1250);
//! # Ok::<(), DecodeError>(())
//! ```
//!
//! | type | what it reads |
//! | --- | --- |
//! | [`Sns<T>`] | a message of a topic, in a queue that subscribes to it without raw delivery |
//! | [`EventBridge<T>`] | an event of EventBridge, in a queue, stream or topic that is a rule's target |
//! | [`S3Objects`] | the objects of a bucket's notification, in a queue or topic |
//! | [`DynamodbChange<T>`](DynamodbChange) | a change of a table, in a Kinesis stream |
//! | [`InvocationRecord<T>`] | what Lambda sends to a destination, such as `on_failure` |
//! | [`Lines<T>`] | data with an item in each line |
//!
//! They nest, also with [`Gzip<T>`](crate::Gzip). The errors of what is inside name the envelope.

mod dynamodb_change;
mod events;
mod invocation_record;

use std::{error::Error, ops::Deref};

use crate::{
    DecodeError, FromItem, Item, Source,
    runtime::{
        decode_error::Problem,
        event::Payload,
        items::{Columns, Entry, Items, Member, Needs, Shape, Words, read_items},
    },
};

pub use {
    dynamodb_change::DynamodbChange,
    events::{EventBridge, S3Objects, Sns},
    invocation_record::{BatchInfo, InvocationRecord, InvocationRecordEvent},
};

/// Reads the data of an item as an event, by `parse`. `shape` is the expected event with its article.
fn read_event<'d>(
    entry: Entry<'d>,
    shape: &'static str,
    parse: impl FnOnce(&Payload<'d>) -> Result<Items<'d>, DecodeError>,
) -> Result<Items<'d>, DecodeError> {
    let items = parse(&Payload::new(entry.data()?));
    items.map_err(|error| entry.error(Problem::Envelope { shape, error }))
}

/// Reads the data of an item as a document with these members, which becomes the only row of a table.
fn read_document<'d>(
    entry: Entry<'d>,
    words: &'static Words,
    columns: &'static Columns,
    members: &'static [Member],
) -> Result<Items<'d>, DecodeError> {
    read_event(entry, words.shape, |payload| {
        read_items(
            payload,
            words,
            columns,
            Needs::Metadata,
            Shape::One(members),
        )
    })
}

/// Passes on what is inside of an envelope, which is the data of `inside`, to the type that takes it.
fn take_inside<S: Source, T: for<'data> FromItem<'data, S>>(
    item: Item<'_, S>,
    inside: Entry<'_>,
) -> Result<T, Box<dyn Error + Send + Sync>> {
    let entry = item.entry().with_data(inside.data()?, inside.words());
    T::from_item(Item::new(entry))
}

/// Data with an item in each line, such as newline-delimited JSON: `Lines<Json<Order>>`.
///
/// A `T` with a lifetime borrows from the data. A line ends in LF or CR LF. Empty lines are left out. If a line is not a
/// `T`, the whole item fails, so that no line is lost or done twice.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::{DecodeError, Kinesis, envelopes::Lines, testing::{Decoded, KinesisEvent}};
///
/// let event = KinesisEvent::new().text("tea\ncake\n").to_json();
/// let decoded = Decoded::<Kinesis>::new(&event)?;
/// let lines: Lines<&str> = decoded.item(0)?;
/// assert_eq!(*lines, ["tea", "cake"]);
/// # Ok::<(), DecodeError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines<T>(pub Vec<T>);

impl<T> Deref for Lines<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T> IntoIterator for Lines<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

#[diagnostic::do_not_recommend]
impl<'a, S: Source, T: FromItem<'a, S>> FromItem<'a, S> for Lines<T> {
    const NEEDS: Needs = T::NEEDS.decoded();

    fn from_item(item: Item<'a, S>) -> Result<Self, Box<dyn Error + Send + Sync>> {
        let entry = item.entry();
        let lines = entry.data()?.split(|byte| *byte == b'\n').enumerate();
        let lines = lines.map(|(index, line)| (index, line.strip_suffix(b"\r").unwrap_or(line)));
        let values = lines
            .filter(|(_, line)| !line.is_empty())
            .map(|(index, line)| {
                let value = T::from_item(Item::new(entry.with_data(line, entry.words())));
                value.map_err(|error| {
                    let error = DecodeError::from_error(error);
                    let error = error.inside(entry.index(), entry.id().unwrap_or_default());
                    let line = index + 1;
                    entry.error(Problem::Line { line, error }).into()
                })
            });
        values.collect::<Result<_, _>>().map(Self)
    }
}
