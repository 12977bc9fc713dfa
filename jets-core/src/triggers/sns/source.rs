//! Decodes the messages of an event, and defines how their failures are reported.

use super::{
    decode,
    message::{Sns, SnsMessage},
};
use crate::runtime::{
    DecodeError, Decoded, FromItem, Source,
    event::Payload,
    items::{Entry, Failures, Items, Needs},
};

impl Source for Sns {
    type Item<'a> = SnsMessage<'a>;

    const FAILURES: Failures = Failures::FailTheInvocation;

    fn parse<'p>(payload: &Payload<'p>, needs: Needs) -> Result<Items<'p>, DecodeError> {
        decode::read(payload, needs)
    }

    fn item(entry: Entry<'_>) -> SnsMessage<'_> {
        SnsMessage::new(entry)
    }
}

/// Returns the texts of all messages.
pub(in crate::triggers) fn texts<'i>(items: &'i Items<'_>) -> impl Iterator<Item = &'i str> {
    (0..items.len()).map(|index| {
        items
            .entry(index)
            .map_or("", |entry| entry.text(Items::DATA))
    })
}

impl<'a> Decoded<'a, Sns> {
    /// Decodes an SNS event.
    ///
    /// # Errors
    ///
    /// Returns an error if `payload` is not an SNS event.
    pub fn sns(payload: &'a (impl AsRef<[u8]> + ?Sized)) -> Result<Self, DecodeError> {
        Self::new(payload)
    }

    /// Returns the message at this index, counted from 0, for the argument `sns_message`.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no such message, or it is not of the requested type.
    pub fn sns_message<'d, T: FromItem<'d, Sns>>(&'d self, index: usize) -> Result<T, DecodeError> {
        self.item(index)
    }
}
