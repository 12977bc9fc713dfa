//! One item of an event, and the sources that items come from.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    fmt::{self, Debug},
    marker::PhantomData,
};

use serde_core::{Deserialize, de::DeserializeOwned};

use super::{
    Needs,
    columns::{Encoding, Words},
    packed::Broken,
    table::Items,
};
use crate::runtime::{
    DecodeError, Timestamp, decode_error::Problem, event::Payload, typed_json::NotOfType,
};

/// The source of items: the marker of a trigger, such as [`Kinesis`](crate::Kinesis) or [`Sqs`](crate::Sqs).
///
/// Only the markers of this library implement it. It is the parameter of [`FromItem`](crate::FromItem), so that your
/// own type can be converted from the items of one source, or of all.
pub trait Source: Sealed + Sized + Send + Sync + 'static {
    #[doc(hidden)]
    const FAILURES: Failures;

    #[doc(hidden)]
    const DELIVERIES: &'static Deliveries;

    #[doc(hidden)]
    fn parse<'p>(payload: &Payload<'p>, needs: Needs) -> Result<Items<'p>, DecodeError>;

    /// Returns the group of an item. Items of one group stay in order, and none is called after one that failed.
    #[doc(hidden)]
    #[must_use]
    fn group(_: Entry<'_>) -> Option<&str> {
        None
    }

    /// Returns the key of an item. Items with the same key follow one another even if others run at once.
    #[doc(hidden)]
    #[must_use]
    fn order_key(entry: Entry<'_>) -> Option<Cow<'_, str>> {
        Self::group(entry).map(Cow::Borrowed)
    }
}

/// A trait that no type outside this crate can implement.
pub trait Sealed {}

/// How failures of items are reported.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failures {
    /// The first failure is reported and ends the batch. The items after it are tried again together with it.
    EndTheBatch,
    /// Each failure is reported, together with the rest of its group.
    AreReportedEach,
    /// Items cannot be reported. The first failure fails the invocation, which is tried again with all items.
    FailTheInvocation,
}

/// One item of an event from source `S`, such as a [`KinesisRecord`](crate::KinesisRecord) or an
/// [`SqsMessage`](crate::SqsMessage).
///
/// The methods here are for code that works with items of any source. The items of a source have more of their own.
pub struct Item<'a, S> {
    entry: Entry<'a>,
    source: PhantomData<fn() -> S>,
}

impl<S> Clone for Item<'_, S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Item<'_, S> {}

impl<'a, S> Item<'a, S> {
    #[inline]
    pub(crate) fn new(entry: Entry<'a>) -> Self {
        Self {
            entry,
            source: PhantomData,
        }
    }

    #[inline]
    pub(crate) fn entry(self) -> Entry<'a> {
        self.entry
    }
}

impl<'a, S: Source> Item<'a, S> {
    /// Returns the item's position in the event, counted from 0.
    #[must_use]
    pub fn index(self) -> usize {
        self.entry.index()
    }

    /// Returns the id of the item, such as a sequence number or a message id. Empty if the event does not have it.
    #[must_use]
    pub fn id(self) -> &'a str {
        self.entry.id().unwrap_or_default()
    }

    /// Returns the item's data as bytes: what the source's type of item documents as its data.
    ///
    /// # Errors
    ///
    /// Returns an error if the data should be base64 and is not.
    pub fn data(self) -> Result<&'a [u8], DecodeError> {
        self.entry.data()
    }

    /// Returns the item's data as text.
    ///
    /// # Errors
    ///
    /// Returns an error if it is not UTF-8.
    pub fn text(self) -> Result<&'a str, DecodeError> {
        self.entry.as_text()
    }

    /// Returns the item's data as JSON. A `T` with a lifetime borrows from it.
    ///
    /// # Errors
    ///
    /// Returns an error if it is not JSON, or does not deserialise into a `T`.
    pub fn json<T: Deserialize<'a>>(self) -> Result<T, DecodeError> {
        self.entry.as_json()
    }
}

impl<S: Source> Debug for Item<'_, S> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut item = formatter.debug_struct("Item");
        item.field("index", &self.index()).field("id", &self.id());
        if let Some(position) = self.entry.position() {
            item.field("position", &position);
        }
        let data = String::from_utf8_lossy(self.data().unwrap_or_default());
        item.field("data", &data).finish_non_exhaustive()
    }
}

/// One item in the table of an event.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    items: &'a Items<'a>,
    index: usize,
    /// Data that replaces the item's own.
    data: Option<&'a [u8]>,
    /// The words for the data.
    words: &'static Words,
}

impl<'a> Entry<'a> {
    pub(crate) fn index(self) -> usize {
        self.index
    }

    /// Returns the item's text in `column`, or an empty text if the event does not have it.
    pub(crate) fn text(self, column: usize) -> &'a str {
        self.optional(column).unwrap_or_default()
    }

    pub(crate) fn optional(self, column: usize) -> Option<&'a str> {
        self.items.text(self.index, column)
    }

    pub(crate) fn number(self, column: usize) -> Option<f64> {
        self.items.field(self.index, column)?.to_number()
    }

    /// Returns the item's number in `column`, if the event has it, which is a count.
    pub(crate) fn count(self, column: usize) -> Option<u64> {
        let count = self.number(column)?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a cast leaves any other number at the nearest count"
        )]
        Some(count as u64)
    }

    /// Returns the item's time in `column`, whose path is `field`.
    pub(crate) fn time(self, field: &'static str, column: usize) -> Result<Timestamp, DecodeError> {
        let fault = match self.optional(column).map(str::parse::<Timestamp>) {
            Some(Ok(time)) => return Ok(time),
            Some(Err(error)) => format!("is wrong: {error}").into(),
            None => "is missing".into(),
        };
        Err(self.error(Problem::Field(field, fault)))
    }

    pub(crate) fn id(self) -> Option<&'a str> {
        self.optional(Items::ID)
    }

    pub(crate) fn words(self) -> &'static Words {
        self.words
    }

    #[inline]
    pub(crate) fn data(self) -> Result<&'a [u8], DecodeError> {
        match self.data.or_else(|| self.items.plain_data(self.index)) {
            Some(data) => Ok(data),
            None => self.other_data(),
        }
    }

    #[cold]
    fn other_data(self) -> Result<&'a [u8], DecodeError> {
        let data = self.items.data(self.index);
        data.map_err(|error| self.name(error))
    }

    /// Returns the item's decoded data, or what the event has in its place if it does not decode.
    pub(super) fn any_data(self) -> &'a [u8] {
        let items = self.items;
        let data = self.data().ok().or_else(|| items.row_data(self.index));
        data.unwrap_or_else(|| self.text(Items::DATA).as_bytes())
    }

    /// Returns the item's decoded data in memory of its own.
    pub(crate) fn to_data(self) -> Result<Vec<u8>, DecodeError> {
        match self.data {
            Some(data) => Ok(data.to_owned()),
            None => (self.items.to_data(self.index)).map_err(|error| self.name(error)),
        }
    }

    pub(crate) fn as_text(self) -> Result<&'a str, DecodeError> {
        if self.data.is_none() && self.items.words().encoding == Encoding::Text {
            return Ok(self.text(Items::DATA));
        }
        std::str::from_utf8(self.data()?)
            .map_err(|error| self.error(Problem::Data("is not UTF-8", error.into())))
    }

    pub(crate) fn as_json<T: Deserialize<'a>>(self) -> Result<T, DecodeError> {
        let json = self.as_text()?;
        serde_json::from_str(json)
            .map_err(|error| self.error(Problem::NotJson(NotOfType::new::<T>(json, error).into())))
    }

    /// Reads the attributes of a message, by name. Without `json`, it has none.
    pub(crate) fn message_attributes<T: DeserializeOwned>(
        self,
        json: Option<&str>,
    ) -> Result<BTreeMap<String, T>, DecodeError> {
        let attributes = json.map(serde_json::from_str).transpose();
        let attributes =
            attributes.map_err(|error| self.error(Problem::Attributes(error.into())))?;
        Ok(attributes.unwrap_or_default())
    }

    /// Returns the position of the item inside the item of the event that it was unpacked from, counted from 0.
    pub(crate) fn position(self) -> Option<usize> {
        self.items.position(self.index)
    }

    /// Checks that the item is a single one.
    /// Fails if it contains items that could not be unpacked.
    pub(crate) fn is_one(self) -> Result<(), DecodeError> {
        match self.items.broken(self.index) {
            Some(broken @ Broken::Packed(_)) => Err(self.name(broken.error())),
            _ => Ok(()),
        }
    }

    /// Returns the same item with other data, and the words for it.
    pub(crate) fn with_data<'d>(self, data: &'d [u8], words: &'static Words) -> Entry<'d>
    where
        'a: 'd,
    {
        Entry {
            data: Some(data),
            words,
            ..self
        }
    }

    /// Returns `problem` as an error that names this item.
    pub(crate) fn error(self, problem: Problem) -> DecodeError {
        self.name(DecodeError::from_problem(problem))
    }

    /// Adds this item to `error`.
    pub(crate) fn name(self, error: DecodeError) -> DecodeError {
        error.of_item(self.items.words(), self.index, self.id(), self.words.data)
    }
}

impl<'p> Items<'p> {
    /// Returns the item at `index`.
    pub(crate) fn entry<'a>(&'a self, index: usize) -> Option<Entry<'a>>
    where
        'p: 'a,
    {
        (index < self.len()).then_some(Entry {
            items: self,
            index,
            data: None,
            words: self.words(),
        })
    }

    /// Returns the first item.
    /// Fails if there is none.
    pub(crate) fn first(&self) -> Result<Entry<'_>, DecodeError> {
        self.entry(0).ok_or_else(|| DecodeError::no_item(0, 0))
    }
}

/// How a source repeats its items.
#[doc(hidden)]
#[derive(Debug)]
pub struct Deliveries {
    /// The service, as actions of IAM name it, such as `sqs`.
    pub(crate) service: &'static str,
    /// Returns what is the same each time that an item is delivered, and different for any other item. `None` if the
    /// event does not have it.
    pub(crate) key: fn(Entry<'_>) -> Option<String>,
    /// The days after which an item is not delivered again.
    pub(crate) horizon_in_days: u64,
}

impl Deliveries {
    pub(crate) const fn new(
        service: &'static str,
        key: fn(Entry<'_>) -> Option<String>,
        horizon_in_days: u64,
    ) -> Self {
        Self {
            service,
            key,
            horizon_in_days,
        }
    }
}
