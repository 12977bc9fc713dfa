//! The types that one item, or all items of an event, can be converted into, for all sources.

use std::error::Error;

use serde_core::Deserialize;

use super::{Batch, Item, Needs, Source};
use crate::runtime::{DecodeError, Json};

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
