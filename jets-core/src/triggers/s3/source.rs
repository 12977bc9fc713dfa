//! How the objects of an event decode, and what their failures mean.

use super::{
    decode,
    object::{S3, S3Object},
};
use crate::runtime::{
    DecodeError, Decoded, FromItem, Source,
    event::Payload,
    items::{Entry, Failures, Items},
};

impl Source for S3 {
    type Item<'a> = S3Object<'a>;

    const FAILURES: Failures = Failures::FailTheInvocation;

    fn parse<'p>(payload: &Payload<'p>, _: bool) -> Result<Items<'p>, DecodeError> {
        decode::read(payload)
    }

    fn item(entry: Entry<'_>) -> S3Object<'_> {
        S3Object::new(entry)
    }
}

impl<'a> Decoded<'a, S3> {
    /// Decodes an event of S3, whichever way it came.
    ///
    /// # Errors
    ///
    /// When `payload` is not an event of S3.
    pub fn s3(payload: &'a (impl AsRef<[u8]> + ?Sized)) -> Result<Self, DecodeError> {
        Self::new(payload)
    }

    /// One object of the event, by its position counted from 0: the argument `s3_object`.
    ///
    /// # Errors
    ///
    /// When there is no such object, or it is not of the type asked for.
    pub fn s3_object<'d, T: FromItem<'d, S3>>(&'d self, index: usize) -> Result<T, DecodeError> {
        self.item(index)
    }
}
