//! What differs from one source to the next: how its items decode, and how their failures are told.

use std::{borrow::Cow, fmt::Debug};

use serde_core::Deserialize;

use super::{entry::Entry, table::Items};
use crate::runtime::{DecodeError, event::Payload};

/// Where items come from: the marker of a trigger, such as [`Kinesis`](crate::Kinesis) or [`Sqs`](crate::Sqs).
///
/// The markers of this library implement it. It is the parameter of [`FromItem`](crate::FromItem), so that a type of
/// your own can be made from the items of one source, or of all.
pub trait Source: Sized + Send + Sync + 'static {
    /// One item of this source, decoded.
    type Item<'a>: Item<'a>;

    #[doc(hidden)]
    const FAILURES: Failures;

    #[doc(hidden)]
    fn parse<'p>(payload: &Payload<'p>, metadata: bool) -> Result<Items<'p>, DecodeError>;

    #[doc(hidden)]
    fn item(entry: Entry<'_>) -> Self::Item<'_>;

    /// The key of the items that must stay in order, and of which none is called after one that failed.
    #[doc(hidden)]
    #[must_use]
    fn group(_: Entry<'_>) -> Option<&str> {
        None
    }

    /// The key of the items that are worked on one after the other, where others are at once.
    #[doc(hidden)]
    #[must_use]
    fn order_key(entry: Entry<'_>) -> Option<Cow<'_, str>> {
        Self::group(entry).map(Cow::Borrowed)
    }
}

/// What becomes of items that failed.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failures {
    /// The first is reported, and ends the batch: what follows is tried again with it.
    EndTheBatch,
    /// Each is reported, and what is left of its group with it.
    AreReportedEach,
    /// The first fails the invocation, which is tried again with all items: there is no way to report one.
    FailTheInvocation,
}

/// One item of an event, whatever its source.
///
/// An item's own type has the same methods, and those of its source beside them. This trait is for code that takes
/// items of any source.
pub trait Item<'a>: Copy + Debug + Send + Sync {
    #[doc(hidden)]
    fn entry(self) -> Entry<'a>;

    /// The item's position in the event, counted from 0.
    fn index(self) -> usize {
        self.entry().index()
    }

    /// What identifies the item, such as a sequence number or a message id; empty where the event does not say it.
    fn id(self) -> &'a str {
        self.entry().id().unwrap_or_default()
    }

    /// The item's data as bytes.
    ///
    /// # Errors
    ///
    /// When the event has the data in base64, and it is not.
    fn data(self) -> Result<&'a [u8], DecodeError> {
        self.entry().data()
    }

    /// The item's data as text.
    ///
    /// # Errors
    ///
    /// When it is not UTF-8.
    fn text(self) -> Result<&'a str, DecodeError> {
        self.entry().as_text()
    }

    /// The item's data as JSON. A `T` with a lifetime borrows from it.
    ///
    /// # Errors
    ///
    /// When it is not JSON, or not that of a `T`.
    fn json<T: Deserialize<'a>>(self) -> Result<T, DecodeError> {
        self.entry().as_json()
    }
}

/// Makes `$Item` the [`Item`] of `$Source`, with the trait's methods as its own.
macro_rules! item_methods {
    ($Item:ident, $Source:ty, $data:literal) => {
        impl<'a> $Item<'a> {
            #[doc = concat!("The ", $data, " as bytes.")]
            ///
            /// # Errors
            ///
            /// When it does not decode.
            pub fn data(self) -> Result<&'a [u8], $crate::DecodeError> {
                self.entry.data()
            }

            #[doc = concat!("The ", $data, " as text.")]
            ///
            /// # Errors
            ///
            /// When it is not UTF-8.
            pub fn text(self) -> Result<&'a str, $crate::DecodeError> {
                self.entry.as_text()
            }

            #[doc = concat!("The ", $data, " as JSON. A `T` with a lifetime borrows from it.")]
            ///
            /// # Errors
            ///
            /// When it is not JSON, or not that of a `T`.
            pub fn json<T: ::serde_core::Deserialize<'a>>(self) -> Result<T, $crate::DecodeError> {
                self.entry.as_json()
            }

            /// The item's position in the event, counted from 0.
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
