//! How the records of an event decode, and what their failures mean.

use super::{
    decode,
    record::{Kinesis, KinesisRecord},
};
use crate::runtime::{
    DecodeError, Decoded, FromBatch, FromItem, Source,
    event::Payload,
    items::{Entry, Failures, Items},
};

impl Source for Kinesis {
    type Item<'a> = KinesisRecord<'a>;

    const FAILURES: Failures = Failures::EndTheBatch;

    fn parse<'p>(payload: &Payload<'p>, metadata: bool) -> Result<Items<'p>, DecodeError> {
        let mut items = decode::read(payload, metadata)?;
        items.decode()?;
        Ok(items)
    }

    fn item(entry: Entry<'_>) -> KinesisRecord<'_> {
        KinesisRecord::new(entry)
    }
}

impl<'a> Decoded<'a, Kinesis> {
    /// Decodes a Kinesis event.
    ///
    /// # Errors
    ///
    /// When `payload` is not a Kinesis event.
    pub fn kinesis(payload: &'a (impl AsRef<[u8]> + ?Sized)) -> Result<Self, DecodeError> {
        Self::new(payload)
    }

    /// All records of the batch: the argument `kinesis_data`.
    ///
    /// # Errors
    ///
    /// When a record is not of the type asked for.
    pub fn kinesis_data<'d, T: FromBatch<'d, Kinesis>>(&'d self) -> Result<T, DecodeError> {
        self.batch()
    }

    /// One record of the batch, by its position counted from 0: the argument `kinesis_record`.
    ///
    /// # Errors
    ///
    /// When there is no such record, or it is not of the type asked for.
    pub fn kinesis_record<'d, T: FromItem<'d, Kinesis>>(
        &'d self,
        index: usize,
    ) -> Result<T, DecodeError> {
        self.item(index)
    }
}
