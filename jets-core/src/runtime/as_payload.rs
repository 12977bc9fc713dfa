//! What an app is invoked with: the JSON of an event, or an event that a test has built.

use std::borrow::Cow;

/// The payload of [`App::invoke`](crate::App::invoke): JSON as text or bytes, or an event of
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

impl<T: AsRef<[u8]>> AsPayload for T {
    fn as_payload(&self) -> Cow<'_, [u8]> {
        Cow::Borrowed(self.as_ref())
    }
}

/// Implements the trait for an event that a test builds, and for a reference to one.
macro_rules! payload_of_test {
    ($Event:ty $(, $Item:ident: $Bound:ident)?) => {
        $crate::runtime::as_payload::payload_of_test!(@ $Event $(, $Item: $Bound)?);
        $crate::runtime::as_payload::payload_of_test!(@ &$Event $(, $Item: $Bound)?);
    };
    (@ $Event:ty $(, $Item:ident: $Bound:ident)?) => {
        impl $(<$Item: $Bound>)? $crate::runtime::AsPayload for $Event {
            fn as_payload(&self) -> std::borrow::Cow<'_, [u8]> {
                std::borrow::Cow::Owned(self.to_json().into_bytes())
            }
        }
    };
}

pub(crate) use payload_of_test;
