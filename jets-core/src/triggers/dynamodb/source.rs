//! Decodes the records of an event, and defines how their failures are reported.

use std::{borrow::Cow, collections::BTreeMap};

use serde_json::Value;

use super::{
    decode,
    record::{Dynamodb, DynamodbRecord, KEYS},
};
use crate::runtime::{
    DecodeError, Decoded, FromBatch, FromItem, Source,
    event::Payload,
    items::{Entry, Failures, Items, Needs},
};

impl Source for Dynamodb {
    type Item<'a> = DynamodbRecord<'a>;

    const FAILURES: Failures = Failures::EndTheBatch;

    fn parse<'p>(payload: &Payload<'p>, needs: Needs) -> Result<Items<'p>, DecodeError> {
        decode::read(payload, needs)
    }

    fn item(entry: Entry<'_>) -> DynamodbRecord<'_> {
        DynamodbRecord::new(entry)
    }

    /// Returns the key attributes. Changes of one item stay in order. Attributes in another order are the same key.
    fn order_key(entry: Entry<'_>) -> Option<Cow<'_, str>> {
        let keys = entry.text(KEYS);
        let sorted: Option<BTreeMap<Cow<'_, str>, Value>> = serde_json::from_str(keys).ok();
        let sorted = sorted.and_then(|sorted| serde_json::to_string(&sorted).ok());
        Some(sorted.map_or(Cow::Borrowed(keys), Cow::Owned))
    }
}

impl<'a> Decoded<'a, Dynamodb> {
    /// Decodes a DynamoDB event.
    ///
    /// # Errors
    ///
    /// Returns an error if `payload` is not a DynamoDB event.
    pub fn dynamodb(payload: &'a (impl AsRef<[u8]> + ?Sized)) -> Result<Self, DecodeError> {
        Self::new(payload)
    }

    /// Returns all records of the batch, for the argument `dynamodb_records`.
    ///
    /// # Errors
    ///
    /// Returns an error if a record is not of the requested type.
    pub fn dynamodb_records<'d, T: FromBatch<'d, Dynamodb>>(&'d self) -> Result<T, DecodeError> {
        self.batch()
    }

    /// Returns the record at this index, counted from 0, for the argument `dynamodb_record`.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no such record, or it is not of the requested type.
    pub fn dynamodb_record<'d, T: FromItem<'d, Dynamodb>>(
        &'d self,
        index: usize,
    ) -> Result<T, DecodeError> {
        self.item(index)
    }
}
