//! Decodes the objects of an event, and defines how their failures are reported.

use super::{
    decode,
    object::{S3, S3Object},
};
use crate::runtime::{
    DecodeError, Decoded, FromItem, Source,
    event::Payload,
    items::{Entry, Failures, Items, Needs},
};

impl Source for S3 {
    type Item<'a> = S3Object<'a>;

    const FAILURES: Failures = Failures::FailTheInvocation;

    fn parse<'p>(payload: &Payload<'p>, _: Needs) -> Result<Items<'p>, DecodeError> {
        decode::read(payload)
    }

    fn item(entry: Entry<'_>) -> S3Object<'_> {
        S3Object::new(entry)
    }
}

impl<'a> Decoded<'a, S3> {
    /// Decodes an S3 event from EventBridge, from a notification, or from a message of a topic.
    ///
    /// # Errors
    ///
    /// Returns an error if `payload` is not an S3 event.
    pub fn s3(payload: &'a (impl AsRef<[u8]> + ?Sized)) -> Result<Self, DecodeError> {
        Self::new(payload)
    }

    /// Returns the object at this index, counted from 0, for the argument `s3_object`.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no such object, or it is not of the requested type.
    pub fn s3_object<'d, T: FromItem<'d, S3>>(&'d self, index: usize) -> Result<T, DecodeError> {
        self.item(index)
    }
}
