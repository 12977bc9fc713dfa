//! `Kinesis`: the source of a `kinesis_event`.

use super::{pass, record::KinesisRecord};
use crate::runtime::{
    DecodeError, Source,
    event::Payload,
    items::{Encoding, Entry, Failures, Items, Words},
};

/// Records of Kinesis data streams, as a [`Source`] of items.
#[derive(Clone, Copy, Debug)]
pub enum Kinesis {}

pub(super) static WORDS: Words = Words {
    item: "record",
    id: "sequence number",
    id_field: "kinesis.sequenceNumber",
    data: "data",
    encoding: Encoding::Base64,
};

/// The columns of a record beside its data and its sequence number.
pub(super) const PARTITION_KEY: usize = 2;
pub(super) const EVENT_ID: usize = 3;
pub(super) const STREAM_ARN: usize = 4;
pub(super) const ENCRYPTION_TYPE: usize = 5;
pub(super) const ARRIVAL: usize = 6;
pub(super) const COLUMNS: usize = 7;

impl Source for Kinesis {
    type Item<'a> = KinesisRecord<'a>;

    const FAILURES: Failures = Failures::EndTheBatch;

    fn parse<'p>(payload: &Payload<'p>, metadata: bool) -> Result<Items<'p>, DecodeError> {
        let mut items = pass::read(payload, metadata)?;
        items.decode();
        Ok(items)
    }

    fn item(entry: Entry<'_>) -> KinesisRecord<'_> {
        KinesisRecord::new(entry)
    }
}
