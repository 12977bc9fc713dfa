//! What an app is invoked with: the JSON of an event, or an event that a test has built.

use std::borrow::Cow;

use serde_json::Value;

/// The payload of [`App::invoke`](crate::App::invoke): JSON as text, bytes or a [`serde_json::Value`], or an event of
/// [`testing`](crate::testing).
#[diagnostic::on_unimplemented(
    message = "an app is invoked with JSON or with an event of `jets::testing`, and `{Self}` is neither",
    label = "not a payload",
    note = "`serde_json::to_string(&value)` makes JSON of a value"
)]
pub trait AsPayload {
    /// Returns the JSON.
    fn as_payload(&self) -> Cow<'_, [u8]>;
}

impl<T: AsPayload + ?Sized> AsPayload for &T {
    fn as_payload(&self) -> Cow<'_, [u8]> {
        (**self).as_payload()
    }
}

impl AsPayload for Value {
    fn as_payload(&self) -> Cow<'_, [u8]> {
        Cow::Owned(self.to_string().into_bytes())
    }
}

macro_rules! payload_of_bytes {
    ($($Type:ty $([$length:ident])?),+) => {$(
        impl $(<const $length: usize>)? AsPayload for $Type {
            fn as_payload(&self) -> Cow<'_, [u8]> {
                Cow::Borrowed(self.as_ref())
            }
        }
    )+};
}

payload_of_bytes!(str, String, [u8], [u8; N][N], Vec<u8>);

/// Implements the trait for an event that a test builds.
macro_rules! payload_of_test {
    ($Event:ty $(, $Item:ident: $Bound:ident)?) => {
        impl $(<$Item: $Bound>)? $crate::runtime::AsPayload for $Event {
            fn as_payload(&self) -> std::borrow::Cow<'_, [u8]> {
                std::borrow::Cow::Owned(self.to_json().into_bytes())
            }
        }
    };
}

pub(crate) use payload_of_test;
