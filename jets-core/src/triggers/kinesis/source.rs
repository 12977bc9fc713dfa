//! Decodes the records of an event, and defines how their failures are reported.

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
    items::{Entry, Failures, Items, Needs},
};

impl Source for Kinesis {
    type Item<'a> = KinesisRecord<'a>;

    const FAILURES: Failures = Failures::EndTheBatch;

    fn parse<'p>(payload: &Payload<'p>, needs: Needs) -> Result<Items<'p>, DecodeError> {
        decode::read(payload, needs)
    }

    fn item(entry: Entry<'_>) -> KinesisRecord<'_> {
        KinesisRecord::new(entry)
    }

    /// Returns the partition key. Records with the same key stay in order. Some streams have records without one.
    fn order_key(entry: Entry<'_>) -> Option<Cow<'_, str>> {
        entry.optional(PARTITION_KEY).map(Cow::Borrowed)
    }
}

impl Kinesis {
    /// Replaces aggregated records with the user records in them, for `aggregated: true`.
    #[cfg(feature = "kpl")]
    #[doc(hidden)]
    #[must_use]
    pub fn deaggregated(mut items: Items<'_>) -> Items<'_> {
        items.unpack([PARTITION_KEY, EXPLICIT_HASH_KEY], aggregate::read);
        items
    }

    /// Reports the missing feature for `aggregated: true`.
    #[cfg(not(feature = "kpl"))]
    #[doc(hidden)]
    #[must_use]
    pub fn deaggregated<I: WithFeatureKpl>(items: I) -> I {
        items
    }
}

/// A trait that nothing implements. It is there for its message.
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
    /// Returns an error if `payload` is not a Kinesis event.
    pub fn kinesis(payload: &'a (impl AsRef<[u8]> + ?Sized)) -> Result<Self, DecodeError> {
        Self::new(payload)
    }

    /// Decodes a Kinesis event and unpacks aggregated records, as for functions with the option
    /// [`aggregated`](mod@crate::language::kinesis_event::aggregated).
    ///
    /// # Errors
    ///
    /// Returns an error if `payload` is not a Kinesis event.
    #[cfg(feature = "kpl")]
    pub fn kinesis_aggregated(
        payload: &'a (impl AsRef<[u8]> + ?Sized),
    ) -> Result<Self, DecodeError> {
        Ok(Self::new(payload)?.map_items(Kinesis::deaggregated))
    }

    /// Returns all records of the batch, for the argument `kinesis_data`.
    ///
    /// # Errors
    ///
    /// Returns an error if a record is not of the requested type.
    pub fn kinesis_data<'d, T: FromBatch<'d, Kinesis>>(&'d self) -> Result<T, DecodeError> {
        self.batch()
    }

    /// Returns the record at this index, counted from 0, for the argument `kinesis_record`.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no such record, or it is not of the requested type.
    pub fn kinesis_record<'d, T: FromItem<'d, Kinesis>>(
        &'d self,
        index: usize,
    ) -> Result<T, DecodeError> {
        self.item(index)
    }
}
