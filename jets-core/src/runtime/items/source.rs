//! The differences between sources: how items are decoded, and how failures are reported.

use std::{borrow::Cow, fmt::Debug};

use serde_core::Deserialize;

use super::{Needs, entry::Entry, table::Items};
use crate::runtime::{DecodeError, event::Payload};

/// The source of items: the marker of a trigger, such as [`Kinesis`](crate::Kinesis) or [`Sqs`](crate::Sqs).
///
/// The markers of this library implement it. It is the parameter of [`FromItem`](crate::FromItem), so that your own
/// type can be converted from the items of one source, or of all.
pub trait Source: Sized + Send + Sync + 'static {
    /// A decoded item of this source.
    type Item<'a>: Item<'a>;

    #[doc(hidden)]
    const FAILURES: Failures;

    #[doc(hidden)]
    fn parse<'p>(payload: &Payload<'p>, needs: Needs) -> Result<Items<'p>, DecodeError>;

    #[doc(hidden)]
    fn item(entry: Entry<'_>) -> Self::Item<'_>;

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

/// An item of an event from any source.
///
/// The item type of a source has the same methods, and more of its own. This trait is for code that works with items of
/// any source.
pub trait Item<'a>: Copy + Debug + Send + Sync {
    #[doc(hidden)]
    fn entry(self) -> Entry<'a>;

    /// Returns the item's position in the event, counted from 0.
    fn index(self) -> usize {
        self.entry().index()
    }

    /// Returns the id of the item, such as a sequence number or a message id. Empty if the event does not have it.
    fn id(self) -> &'a str {
        self.entry().id().unwrap_or_default()
    }

    /// Returns the item's data as bytes.
    ///
    /// # Errors
    ///
    /// Returns an error if the data should be base64 and is not.
    fn data(self) -> Result<&'a [u8], DecodeError> {
        self.entry().data()
    }

    /// Returns the item's data as text.
    ///
    /// # Errors
    ///
    /// Returns an error if it is not UTF-8.
    fn text(self) -> Result<&'a str, DecodeError> {
        self.entry().as_text()
    }

    /// Returns the item's data as JSON. A `T` with a lifetime borrows from it.
    ///
    /// # Errors
    ///
    /// Returns an error if it is not JSON, or does not deserialise into a `T`.
    fn json<T: Deserialize<'a>>(self) -> Result<T, DecodeError> {
        self.entry().as_json()
    }
}

/// Implements [`Item`] for `$Item` of `$Source`, and gives it the trait's methods as its own.
macro_rules! item_methods {
    ($Item:ident, $Source:ty, $data:literal) => {
        impl<'a> $Item<'a> {
            #[doc = concat!("The ", $data, " as bytes.")]
            ///
            /// # Errors
            ///
            /// Returns an error if it does not decode.
            pub fn data(self) -> Result<&'a [u8], $crate::DecodeError> {
                self.entry.data()
            }

            #[doc = concat!("The ", $data, " as text.")]
            ///
            /// # Errors
            ///
            /// Returns an error if it is not UTF-8.
            pub fn text(self) -> Result<&'a str, $crate::DecodeError> {
                self.entry.as_text()
            }

            #[doc = concat!("The ", $data, " as JSON. A `T` with a lifetime borrows from it.")]
            ///
            /// # Errors
            ///
            /// Returns an error if it is not JSON, or does not deserialise into a `T`.
            pub fn json<T: ::serde_core::Deserialize<'a>>(self) -> Result<T, $crate::DecodeError> {
                self.entry.as_json()
            }

            /// Returns the item's position in the event, counted from 0.
            #[must_use]
            pub fn index(self) -> usize {
                self.entry.index()
            }
        }

        impl<'a> $crate::Item<'a> for $Item<'a> {
            fn entry(self) -> $crate::__private::Entry<'a> {
                self.entry
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'a> $crate::FromItem<'a, $Source> for $Item<'a> {
            fn from_item(item: Self) -> Result<Self, Box<dyn ::std::error::Error + Send + Sync>> {
                item.entry.is_one()?;
                Ok(item)
            }
        }
    };
}
pub(crate) use item_methods;
