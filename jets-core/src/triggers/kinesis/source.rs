//! How the records of an event decode, and what their failures mean.

use std::borrow::Cow;

#[cfg(feature = "kpl")]
use super::{aggregate, record::EXPLICIT_HASH_KEY};
use super::{
    decode,
    record::{Kinesis, KinesisRecord, PARTITION_KEY},
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
        decode::read(payload, metadata)
    }

    fn item(entry: Entry<'_>) -> KinesisRecord<'_> {
        KinesisRecord::new(entry)
    }

    /// Records of one partition key are in order; those of a stream that distributes by itself have none.
    fn order_key(entry: Entry<'_>) -> Option<Cow<'_, str>> {
        entry.optional(PARTITION_KEY).map(Cow::Borrowed)
    }
}

impl Kinesis {
    /// The user records that are packed in the records, for `aggregated: true`.
    #[cfg(feature = "kpl")]
    #[doc(hidden)]
    #[must_use]
    pub fn deaggregated(mut items: Items<'_>) -> Items<'_> {
        items.unpack([PARTITION_KEY, EXPLICIT_HASH_KEY], aggregate::read);
        items
    }

    /// Says which feature is missing for `aggregated: true`.
    #[cfg(not(feature = "kpl"))]
    #[doc(hidden)]
    #[must_use]
    pub fn deaggregated<I: WithFeatureKpl>(items: I) -> I {
        items
    }
}

/// What nothing is without feature `kpl`.
#[cfg(not(feature = "kpl"))]
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`aggregated: true` needs feature `kpl` of `jets-rs`",
    label = "write `features = [\"kpl\"]` at the dependency"
)]
pub trait WithFeatureKpl {}

impl<'a> Decoded<'a, Kinesis> {
    /// Decodes a Kinesis event.
    ///
    /// # Errors
    ///
    /// When `payload` is not a Kinesis event.
    pub fn kinesis(payload: &'a (impl AsRef<[u8]> + ?Sized)) -> Result<Self, DecodeError> {
        Self::new(payload)
    }

    /// Decodes a Kinesis event and unpacks the records that the Kinesis Producer Library packed, as for functions with
    /// option [`aggregated`](mod@crate::language::kinesis_event::aggregated).
    ///
    /// # Errors
    ///
    /// When `payload` is not a Kinesis event.
    #[cfg(feature = "kpl")]
    pub fn kinesis_aggregated(
        payload: &'a (impl AsRef<[u8]> + ?Sized),
    ) -> Result<Self, DecodeError> {
        Ok(Self::new(payload)?.map_items(Kinesis::deaggregated))
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
