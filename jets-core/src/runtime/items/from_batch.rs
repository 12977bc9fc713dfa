//! The types that all items of an event can be converted into.

use super::{Batch, FromItem, Needs, Source};
use crate::runtime::DecodeError;

/// A type that a parameter for all items can have: [`Batch`], or a [`Vec`] of [`FromItem`] types.
#[diagnostic::on_unimplemented(
    message = "a function cannot take all items of `{S}` as `{Self}`",
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
