//! `Batch`: all items of an event, and the types that items can be converted into.

use std::{
    error::Error,
    fmt::{self, Write as _},
    io,
    marker::PhantomData,
    ops::Range,
};

use serde_core::{Deserialize, Serialize, Serializer, ser::SerializeSeq};

use super::{Item, Needs, Source, table::Items};
use crate::runtime::{DecodeError, Json};

/// All items of an event, in order.
///
/// It iterates over the items of its source, such as [`KinesisRecord`](crate::KinesisRecord)s.
/// [`Display`](fmt::Display) prints the data of all items as a JSON array of strings, such as `["hello world"]`, and so
/// does serialising. Bytes that are not UTF-8 become U+FFFD.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::{DecodeError, Kinesis, KinesisData, testing::{Decoded, KinesisEvent}};
///
/// /// In a `jobs!`, below `kinesis_event "orders";`.
/// fn file(kinesis_data: KinesisData<'_>) -> Vec<&str> {
///     kinesis_data.iter().map(|record| record.partition_key()).collect()
/// }
///
/// let event = KinesisEvent::new().text("tea").text("cake").to_json();
/// let decoded = Decoded::<Kinesis>::new(&event)?;
/// let kinesis_data: KinesisData<'_> = decoded.batch()?;
/// assert_eq!(kinesis_data.to_string(), r#"["tea","cake"]"#);
/// assert_eq!(file(kinesis_data).len(), 2);
/// # Ok::<(), DecodeError>(())
/// ```
pub struct Batch<'a, S: Source> {
    items: &'a Items<'a>,
    source: PhantomData<fn() -> S>,
}

impl<S: Source> Clone for Batch<'_, S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S: Source> Copy for Batch<'_, S> {}

impl<'a, S: Source> Batch<'a, S> {
    pub(crate) fn new(items: &'a Items<'a>) -> Self {
        Self {
            items,
            source: PhantomData,
        }
    }

    /// Returns the number of items.
    #[must_use]
    pub fn len(self) -> usize {
        self.items.len()
    }

    /// Returns `true` if the batch has no item.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Returns the item at `index`, counted from 0.
    #[must_use]
    pub fn get(self, index: usize) -> Option<Item<'a, S>> {
        self.items.entry(index).map(Item::new)
    }

    /// Returns an iterator over the items, in order.
    #[must_use]
    pub fn iter(self) -> BatchItems<'a, S> {
        BatchItems {
            batch: self,
            left: 0..self.len(),
        }
    }
}

impl<S: Source> fmt::Display for Batch<'_, S> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        serde_json::to_writer(FormatterWriter(formatter), self).map_err(|_| fmt::Error)
    }
}

impl<S: Source> fmt::Debug for Batch<'_, S> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self).finish()
    }
}

impl<S: Source> Serialize for Batch<'_, S> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut texts = serializer.serialize_seq(Some(self.len()))?;
        for item in self {
            // A batch with data that does not decode is refused before it gets here.
            texts.serialize_element(&LossyText(item.data().unwrap_or_default()))?;
        }
        texts.end()
    }
}

impl<'a, S: Source> IntoIterator for Batch<'a, S> {
    type Item = Item<'a, S>;
    type IntoIter = BatchItems<'a, S>;

    fn into_iter(self) -> BatchItems<'a, S> {
        self.iter()
    }
}

impl<'a, S: Source> IntoIterator for &Batch<'a, S> {
    type Item = Item<'a, S>;
    type IntoIter = BatchItems<'a, S>;

    fn into_iter(self) -> BatchItems<'a, S> {
        self.iter()
    }
}

/// An iterator over the items of a [`Batch`].
pub struct BatchItems<'a, S: Source> {
    batch: Batch<'a, S>,
    left: Range<usize>,
}

impl<S: Source> Clone for BatchItems<'_, S> {
    fn clone(&self) -> Self {
        Self {
            batch: self.batch,
            left: self.left.clone(),
        }
    }
}

impl<S: Source> fmt::Debug for BatchItems<'_, S> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.clone()).finish()
    }
}

impl<'a, S: Source> Iterator for BatchItems<'a, S> {
    type Item = Item<'a, S>;

    fn next(&mut self) -> Option<Item<'a, S>> {
        self.batch.get(self.left.next()?)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.left.size_hint()
    }
}

impl<S: Source> DoubleEndedIterator for BatchItems<'_, S> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.batch.get(self.left.next_back()?)
    }
}

impl<S: Source> ExactSizeIterator for BatchItems<'_, S> {}

/// Prints data as text, with U+FFFD for bytes that are not UTF-8.
struct LossyText<'a>(&'a [u8]);

impl fmt::Display for LossyText<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for chunk in self.0.utf8_chunks() {
            formatter.write_str(chunk.valid())?;
            if !chunk.invalid().is_empty() {
                formatter.write_char(char::REPLACEMENT_CHARACTER)?;
            }
        }
        Ok(())
    }
}

impl Serialize for LossyText<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Lets `serde_json` write to a formatter. It writes only complete pieces of UTF-8.
struct FormatterWriter<'f, 'b>(&'f mut fmt::Formatter<'b>);

impl io::Write for FormatterWriter<'_, '_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let text = std::str::from_utf8(bytes).map_err(io::Error::other)?;
        self.0.write_str(text).map_err(io::Error::other)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A type that a parameter for one item can have, such as `kinesis_record` or `sqs_message`.
///
/// The item's own type, `String`, `&str`, `Vec<u8>`, `&[u8]` and [`Json<T>`] implement it for every source. So do two
/// more: a pair of two such types gives an item's metadata together with its value, and `Result<T, DecodeError>` passes
/// an item that does not decode to the function.
///
/// Implement it for your own type, for one source or for all:
///
/// ```
/// # extern crate jets_core as jets;
/// use std::error::Error;
///
/// use jets::{FromItem, Item, Kinesis, KinesisRecord, Source};
///
/// struct Reading {
///     sensor: String,
///     value: f64,
/// }
///
/// impl FromItem<'_, Kinesis> for Reading {
///     fn from_item(record: KinesisRecord<'_>) -> Result<Self, Box<dyn Error + Send + Sync>> {
///         Ok(Self {
///             sensor: record.partition_key().to_owned(),
///             value: record.text()?.parse()?,
///         })
///     }
/// }
///
/// struct Words(usize);
///
/// impl<'a, S: Source> FromItem<'a, S> for Words {
///     fn from_item(item: Item<'a, S>) -> Result<Self, Box<dyn Error + Send + Sync>> {
///         Ok(Self(item.text()?.split_whitespace().count()))
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "a parameter for one item cannot be of type `{Self}`",
    label = "not made from an item",
    note = "accepted are the item's own type, `String`, `&str`, `Vec<u8>`, `&[u8]`, `Json<T>` of a `T` that implements `serde::Deserialize`, `Gzip<String>` or `Gzip<Json<T>>` for compressed data (feature `gzip`), a pair `(A, B)` of such types, `Result<T, DecodeError>`, or a type that implements `jets::FromItem`"
)]
pub trait FromItem<'a, S: Source>: Sized {
    /// What the type needs of an item.
    #[doc(hidden)]
    const NEEDS: Needs = Needs::Metadata;

    /// Converts `item`.
    ///
    /// # Errors
    ///
    /// Returns an error if the item cannot be converted. The item then counts as failed.
    fn from_item(item: Item<'a, S>) -> Result<Self, Box<dyn Error + Send + Sync>>;
}

#[diagnostic::do_not_recommend]
impl<'a, S: Source> FromItem<'a, S> for Item<'a, S> {
    fn from_item(item: Self) -> Result<Self, Box<dyn Error + Send + Sync>> {
        item.entry().is_one()?;
        Ok(item)
    }
}

#[diagnostic::do_not_recommend]
impl<'a, S: Source> FromItem<'a, S> for &'a str {
    const NEEDS: Needs = Needs::Data;

    fn from_item(item: Item<'a, S>) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(item.text()?)
    }
}

#[diagnostic::do_not_recommend]
impl<'a, S: Source> FromItem<'a, S> for String {
    const NEEDS: Needs = Needs::Data;

    fn from_item(item: Item<'a, S>) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(item.text()?.to_owned())
    }
}

#[diagnostic::do_not_recommend]
impl<'a, S: Source> FromItem<'a, S> for &'a [u8] {
    const NEEDS: Needs = Needs::Data;

    fn from_item(item: Item<'a, S>) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(item.data()?)
    }
}

#[diagnostic::do_not_recommend]
impl<'a, S: Source> FromItem<'a, S> for Vec<u8> {
    const NEEDS: Needs = Needs::EncodedData;

    fn from_item(item: Item<'a, S>) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(item.entry().to_data()?)
    }
}

#[diagnostic::do_not_recommend]
impl<'a, S: Source, T: Deserialize<'a>> FromItem<'a, S> for Json<T> {
    const NEEDS: Needs = Needs::Data;

    fn from_item(item: Item<'a, S>) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Self(item.json()?))
    }
}

#[diagnostic::do_not_recommend]
impl<'a, S: Source, A: FromItem<'a, S>, B: FromItem<'a, S>> FromItem<'a, S> for (A, B) {
    const NEEDS: Needs = A::NEEDS.and(B::NEEDS);

    fn from_item(item: Item<'a, S>) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok((A::from_item(item)?, B::from_item(item)?))
    }
}

#[diagnostic::do_not_recommend]
impl<'a, S: Source, T: FromItem<'a, S>> FromItem<'a, S> for Result<T, DecodeError> {
    const NEEDS: Needs = T::NEEDS.decoded();

    fn from_item(item: Item<'a, S>) -> Result<Self, Box<dyn Error + Send + Sync>> {
        let entry = item.entry();
        Ok(T::from_item(item).map_err(|error| entry.name(DecodeError::from_error(error))))
    }
}

/// A type that a parameter for all items can have: [`Batch`], or a [`Vec`] of [`FromItem`] types.
#[diagnostic::on_unimplemented(
    message = "a parameter for all items cannot be of type `{Self}`",
    label = "not made from the items of an event",
    note = "accepted are the source's own list, such as `KinesisData<'_>`, and `Vec<T>` where `T` is a type for one item: the item's own type, `String`, `&str`, `Vec<u8>`, `&[u8]`, `Json<U>` of a `U` that implements `serde::Deserialize`, `Gzip<String>` or `Gzip<Json<U>>` for compressed data (feature `gzip`), a pair `(A, B)` of such types, `Result<U, DecodeError>`, or a type that implements `jets::FromItem`"
)]
pub trait FromBatch<'a, S: Source>: Sized {
    /// What the type needs of each item.
    #[doc(hidden)]
    const NEEDS: Needs = Needs::Metadata;

    /// Converts all items of an event.
    ///
    /// # Errors
    ///
    /// Returns an error if an item cannot be converted. The whole batch then counts as failed.
    fn from_batch(batch: Batch<'a, S>) -> Result<Self, DecodeError>;
}

#[diagnostic::do_not_recommend]
impl<'a, S: Source> FromBatch<'a, S> for Batch<'a, S> {
    fn from_batch(batch: Batch<'a, S>) -> Result<Self, DecodeError> {
        for item in batch {
            item.data()?;
        }
        Ok(batch)
    }
}

#[diagnostic::do_not_recommend]
impl<'a, S: Source, T: FromItem<'a, S>> FromBatch<'a, S> for Vec<T> {
    const NEEDS: Needs = T::NEEDS;

    fn from_batch(batch: Batch<'a, S>) -> Result<Self, DecodeError> {
        batch
            .iter()
            .map(|item| {
                let entry = item.entry();
                T::from_item(item).map_err(|error| entry.name(DecodeError::from_error(error)))
            })
            .collect()
    }
}
