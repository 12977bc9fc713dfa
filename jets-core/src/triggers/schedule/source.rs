//! Decodes the event of a schedule, and defines how a failure is reported.

use super::{
    decode,
    scheduled::{Schedule, Scheduler},
};
use crate::runtime::{
    DecodeError, Decoded, FromItem, Source,
    event::Payload,
    items::{Entry, Failures, Items, Needs},
};

impl Source for Scheduler {
    type Item<'a> = Schedule<'a>;

    const FAILURES: Failures = Failures::FailTheInvocation;

    fn parse<'p>(payload: &Payload<'p>, _: Needs) -> Result<Items<'p>, DecodeError> {
        decode::read(payload)
    }

    fn item(entry: Entry<'_>) -> Schedule<'_> {
        Schedule::new(entry)
    }
}

impl<'a> Decoded<'a, Scheduler> {
    /// Decodes an event of a schedule.
    ///
    /// # Errors
    ///
    /// Returns an error if `payload` is not such an event.
    pub fn scheduler(payload: &'a (impl AsRef<[u8]> + ?Sized)) -> Result<Self, DecodeError> {
        Self::new(payload)
    }

    /// Returns the invocation, for the argument `schedule`.
    ///
    /// # Errors
    ///
    /// Returns an error if it is not of the requested type.
    pub fn schedule<'d, T: FromItem<'d, Scheduler>>(&'d self) -> Result<T, DecodeError> {
        self.item(0)
    }
}
