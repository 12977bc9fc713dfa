//! A batch: all records of an event, their data decoded into one buffer.

use super::{pass, record::KinesisRecord, records::Records};
use crate::runtime::{DecodeError, event::Payload};

/// All records of a payload, decoded.
#[derive(Debug)]
pub struct Batch<'a> {
    records: Records<'a>,
    decoded: Vec<u8>,
    /// Where in `decoded` the data of each record ends.
    ends: Vec<usize>,
}

impl<'a> Batch<'a> {
    /// Decodes the records of `payload`; without `metadata`, their data alone.
    ///
    /// # Errors
    ///
    /// When the payload is not a Kinesis event, or the data of a record is not base64.
    pub fn parse(payload: &Payload<'a>, metadata: bool) -> Result<Self, DecodeError> {
        let records = pass::read(payload, metadata)?;
        let mut decoded = Vec::with_capacity(records.decoded_len());
        let mut ends = Vec::with_capacity(records.len());
        for index in 0..records.len() {
            records.decode(index, &mut decoded)?;
            ends.push(decoded.len());
        }
        Ok(Self {
            records,
            decoded,
            ends,
        })
    }

    pub(super) fn len(&self) -> usize {
        self.records.len()
    }

    pub(super) fn record(&self, index: usize) -> Option<KinesisRecord<'_>> {
        let end = *self.ends.get(index)?;
        let start = index
            .checked_sub(1)
            .and_then(|before| self.ends.get(before))
            .map_or(0, |end| *end);
        let data = self.decoded.get(start..end)?;
        Some(KinesisRecord::new(&self.records, index, data))
    }
}
