//! Decodes an event, and defines how a failure is reported.

use super::{
    decode,
    detail::{EventBridge, EventDetail},
};
use crate::runtime::{
    DecodeError, Decoded, FromItem, Source,
    event::Payload,
    items::{Entry, Failures, Items, Needs},
};

impl Source for EventBridge {
    type Item<'a> = EventDetail<'a>;

    const FAILURES: Failures = Failures::FailTheInvocation;

    fn parse<'p>(payload: &Payload<'p>, needs: Needs) -> Result<Items<'p>, DecodeError> {
        decode::read(payload, needs)
    }

    fn item(entry: Entry<'_>) -> EventDetail<'_> {
        EventDetail::new(entry)
    }
}

impl<'a> Decoded<'a, EventBridge> {
    /// Decodes an event of EventBridge.
    ///
    /// # Errors
    ///
    /// Returns an error if `payload` is not such an event.
    pub fn event_bridge(payload: &'a (impl AsRef<[u8]> + ?Sized)) -> Result<Self, DecodeError> {
        Self::new(payload)
    }

    /// Returns the event's detail, for the argument `event_detail`.
    ///
    /// # Errors
    ///
    /// Returns an error if it is not of the requested type.
    pub fn event_detail<'d, T: FromItem<'d, EventBridge>>(&'d self) -> Result<T, DecodeError> {
        self.item(0)
    }
}
