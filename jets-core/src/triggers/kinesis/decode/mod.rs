//! The records of a Kinesis event: found, decoded, and handed to a function in the type that it asks for.

mod fields;
mod object;
mod pass;
mod record;
mod source;

pub use {record::KinesisRecord, source::Kinesis};

use crate::runtime::{Batch, DecodeError, Decoded, FromBatch, FromItem};

/// All records of a batch, in the order of their shard: the default type of `kinesis_data`.
pub type KinesisData<'a> = Batch<'a, Kinesis>;

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
