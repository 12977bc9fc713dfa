//! `KinesisData`: all records of a batch, as a function sees them.

use std::{fmt, io, ops::Range};

use serde::{Serialize, Serializer, ser::SerializeSeq};

use super::{
    batch::Batch,
    record::{KinesisRecord, LossyText},
};

/// All records of a batch, in the order of their shard.
///
/// Iterates over [`KinesisRecord`]s. [`Display`](fmt::Display) prints the data of all records as a JSON list of texts,
/// such as `["hello world"]`; so does serialising. Bytes that are not UTF-8 print as U+FFFD.
#[derive(Clone, Copy)]
pub struct KinesisData<'a> {
    batch: &'a Batch<'a>,
}

impl Batch<'_> {
    /// The batch as a function sees it.
    #[must_use]
    pub fn data(&self) -> KinesisData<'_> {
        KinesisData { batch: self }
    }
}

impl<'a> KinesisData<'a> {
    /// How many records the batch has: at most 10,000.
    #[must_use]
    pub fn len(self) -> usize {
        self.batch.len()
    }

    /// Whether the batch has no record.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The record at `index`, counted from 0.
    #[must_use]
    pub fn get(self, index: usize) -> Option<KinesisRecord<'a>> {
        self.batch.record(index)
    }

    /// The records in order.
    #[must_use]
    pub fn iter(self) -> KinesisRecords<'a> {
        KinesisRecords {
            data: self,
            left: 0..self.len(),
        }
    }
}

impl fmt::Display for KinesisData<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        serde_json::to_writer(FormatterWriter(formatter), self).map_err(|_| fmt::Error)
    }
}

impl fmt::Debug for KinesisData<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self).finish()
    }
}

impl Serialize for KinesisData<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut texts = serializer.serialize_seq(Some(self.len()))?;
        for record in self {
            texts.serialize_element(&LossyText(record.data()))?;
        }
        texts.end()
    }
}

impl<'a> IntoIterator for KinesisData<'a> {
    type Item = KinesisRecord<'a>;
    type IntoIter = KinesisRecords<'a>;

    fn into_iter(self) -> KinesisRecords<'a> {
        self.iter()
    }
}

impl<'a> IntoIterator for &KinesisData<'a> {
    type Item = KinesisRecord<'a>;
    type IntoIter = KinesisRecords<'a>;

    fn into_iter(self) -> KinesisRecords<'a> {
        self.iter()
    }
}

/// Iterator over the records of a [`KinesisData`].
#[derive(Clone, Debug)]
pub struct KinesisRecords<'a> {
    data: KinesisData<'a>,
    left: Range<usize>,
}

impl<'a> Iterator for KinesisRecords<'a> {
    type Item = KinesisRecord<'a>;

    fn next(&mut self) -> Option<KinesisRecord<'a>> {
        self.data.get(self.left.next()?)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.left.size_hint()
    }
}

impl DoubleEndedIterator for KinesisRecords<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.data.get(self.left.next_back()?)
    }
}

impl ExactSizeIterator for KinesisRecords<'_> {}

/// Lets `serde_json` write to a formatter; it writes whole pieces of UTF-8.
struct FormatterWriter<'f, 'b>(&'f mut fmt::Formatter<'b>);

impl io::Write for FormatterWriter<'_, '_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let text = std::str::from_utf8(bytes).map_err(io::Error::other)?;
        self.0.write_str(text).map_err(io::Error::other)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
