//! What a receiver takes, and how a value becomes it.

use std::error::Error;

use serde_core::{Serialize, de::DeserializeOwned};

use crate::{Batch, DecodeError, Item, Json, Source};

/// A payload that a function with a parameter of type `P` takes, such as `Json<Order>` for `Json<Order>`.
///
/// The sender's payload is `Self`. Implement it for what your own [`FromItem`](crate::FromItem) type is made from:
///
/// ```
/// # extern crate jets_core as jets;
/// # use std::error::Error;
/// use jets::{FromItem, Item, Source, sends::SentTo};
///
/// struct Words(usize);
///
/// impl<'a, S: Source> FromItem<'a, S> for Words {
///     fn from_item(item: Item<'a, S>) -> Result<Self, Box<dyn Error + Send + Sync>> {
///         Ok(Self(item.text()?.split_whitespace().count()))
///     }
/// }
///
/// impl SentTo<Words> for String {}
/// ```
#[diagnostic::on_unimplemented(
    message = "the receiver takes `{P}`, not `{Self}`",
    label = "another payload than the receiver's",
    note = "a function with `Json<T>` is sent `Json<T>`, one with `String` or `&str` is sent `String`, and one with `Vec<u8>` or `&[u8]` is sent `Vec<u8>`",
    note = "a type of your own takes what `jets::sends::SentTo` is implemented for"
)]
pub trait SentTo<P> {}

#[diagnostic::do_not_recommend]
impl<T> SentTo<Json<T>> for Json<T> {}

#[diagnostic::do_not_recommend]
impl<T> SentTo<Json<T>> for Json<&T> {}

#[diagnostic::do_not_recommend]
impl SentTo<String> for String {}

#[diagnostic::do_not_recommend]
impl SentTo<&'static str> for String {}

#[diagnostic::do_not_recommend]
impl SentTo<Vec<u8>> for Vec<u8> {}

#[diagnostic::do_not_recommend]
impl SentTo<&'static [u8]> for Vec<u8> {}

#[cfg(feature = "gzip")]
#[diagnostic::do_not_recommend]
impl<W: SentTo<P>, P> SentTo<crate::Gzip<P>> for crate::Gzip<W> {}

#[diagnostic::do_not_recommend]
impl<W, S: Source> SentTo<Item<'static, S>> for W {}

#[diagnostic::do_not_recommend]
impl<W: SentTo<A> + SentTo<B>, A, B> SentTo<(A, B)> for W {}

#[diagnostic::do_not_recommend]
impl<W: SentTo<P>, P> SentTo<Result<P, DecodeError>> for W {}

#[diagnostic::do_not_recommend]
impl<W, S: Source> SentTo<Batch<'static, S>> for W {}

#[diagnostic::do_not_recommend]
impl<W: SentTo<P>, P> SentTo<Vec<P>> for W {}

/// How a payload is made from a value of type `V`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not made from `{V}`",
    label = "another value than the payload's",
    note = "`Json<T>` is made from a `T` that implements `serde::Serialize`, `String` from text, and `Vec<u8>` from bytes"
)]
pub trait ToPayload<V: ?Sized> {
    /// Returns the payload.
    ///
    /// # Errors
    ///
    /// Returns an error if the value does not serialise.
    fn to_payload(value: &V) -> Result<Vec<u8>, Box<dyn Error + Send + Sync>>;
}

#[diagnostic::do_not_recommend]
impl<T: Serialize> ToPayload<T> for Json<T> {
    fn to_payload(value: &T) -> Result<Vec<u8>, Box<dyn Error + Send + Sync>> {
        Ok(serde_json::to_vec(value)?)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Serialize> ToPayload<Self> for Json<T> {
    fn to_payload(value: &Self) -> Result<Vec<u8>, Box<dyn Error + Send + Sync>> {
        Ok(serde_json::to_vec(value)?)
    }
}

#[diagnostic::do_not_recommend]
impl<V: AsRef<str> + ?Sized> ToPayload<V> for String {
    fn to_payload(value: &V) -> Result<Vec<u8>, Box<dyn Error + Send + Sync>> {
        Ok(value.as_ref().as_bytes().to_vec())
    }
}

#[diagnostic::do_not_recommend]
impl<V: AsRef<[u8]> + ?Sized> ToPayload<V> for Vec<u8> {
    fn to_payload(value: &V) -> Result<Vec<u8>, Box<dyn Error + Send + Sync>> {
        Ok(value.as_ref().to_vec())
    }
}

#[cfg(feature = "gzip")]
#[diagnostic::do_not_recommend]
impl<V: ?Sized, P: ToPayload<V>> ToPayload<V> for crate::Gzip<P> {
    fn to_payload(value: &V) -> Result<Vec<u8>, Box<dyn Error + Send + Sync>> {
        Ok(crate::runtime::gzip::compress(&P::to_payload(value)?))
    }
}

/// A payload that can be read back, by a test that looks at [what was sent](crate::testing::Outbox::sent).
pub trait FromPayload: Sized {
    /// Reads the payload.
    ///
    /// # Errors
    ///
    /// Returns an error if it is not one of this type.
    fn from_payload(payload: &[u8]) -> Result<Self, Box<dyn Error + Send + Sync>>;
}

impl<T: DeserializeOwned> FromPayload for Json<T> {
    fn from_payload(payload: &[u8]) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Self(serde_json::from_slice(payload)?))
    }
}

impl FromPayload for String {
    fn from_payload(payload: &[u8]) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(std::str::from_utf8(payload)?.to_owned())
    }
}

impl FromPayload for Vec<u8> {
    fn from_payload(payload: &[u8]) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(payload.to_vec())
    }
}
