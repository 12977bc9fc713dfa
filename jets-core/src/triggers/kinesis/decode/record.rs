//! `KinesisRecord`: one record of a batch.

use std::{
    fmt::{self, Write as _},
    time::{SystemTime, UNIX_EPOCH},
};

use serde::{Deserialize, Serialize, Serializer};

use super::records::{Metadata, Records, Text};
use crate::runtime::{DecodeError, decode_error::Problem};

/// One record of a batch, decoded.
///
/// Its fields are [those of the event][1].
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html
#[derive(Clone, Copy)]
pub struct KinesisRecord<'a> {
    records: &'a Records<'a>,
    index: usize,
    metadata: &'a Metadata<'a>,
    data: &'a [u8],
}

impl<'a> KinesisRecord<'a> {
    /// The record at `index` of `records`, of which `data` is the decoded data.
    pub(super) fn new(records: &'a Records<'a>, index: usize, data: &'a [u8]) -> Self {
        Self {
            records,
            index,
            metadata: records.metadata(index),
            data,
        }
    }

    /// The record's position in the batch, counted from 0.
    #[must_use]
    pub fn index(self) -> usize {
        self.index
    }

    /// The record's bytes, after base64: at most 10 MiB.
    #[must_use]
    pub fn data(self) -> &'a [u8] {
        self.data
    }

    /// The record's bytes as text.
    ///
    /// # Errors
    ///
    /// When they are not UTF-8.
    pub fn text(self) -> Result<&'a str, DecodeError> {
        std::str::from_utf8(self.data).map_err(|error| self.error(Problem::NotUtf8(error)))
    }

    /// The record's bytes as JSON. A `T` with a lifetime borrows from them.
    ///
    /// # Errors
    ///
    /// When they are not JSON, or not that of a `T`.
    pub fn json<T: Deserialize<'a>>(self) -> Result<T, DecodeError> {
        serde_json::from_slice(self.data).map_err(|error| self.error(Problem::NotJson(error)))
    }

    /// The key that chose the record's shard: 1 to 256 characters.
    #[must_use]
    pub fn partition_key(self) -> &'a str {
        self.field(self.metadata.partition_key)
    }

    /// The record's number, unique in its shard.
    #[must_use]
    pub fn sequence_number(self) -> &'a str {
        self.field(self.metadata.sequence_number)
    }

    /// The shard, such as `shardId-000000000000`: what stands before the colon in the event id.
    #[must_use]
    pub fn shard_id(self) -> &'a str {
        let event_id = self.event_id();
        event_id
            .split_once(':')
            .map_or(event_id, |(shard_id, _)| shard_id)
    }

    /// The event's id: the shard's and the sequence number, with a colon between them.
    #[must_use]
    pub fn event_id(self) -> &'a str {
        self.field(self.metadata.event_id)
    }

    /// ARN of the stream, or of the consumer, that the record comes from.
    #[must_use]
    pub fn stream_arn(self) -> &'a str {
        self.field(self.metadata.stream_arn)
    }

    /// When the record came to the stream, about: Kinesis gives milliseconds and no promise.
    #[must_use]
    pub fn approximate_arrival_timestamp(self) -> SystemTime {
        UNIX_EPOCH + self.metadata.arrival
    }

    /// How the record was encrypted on the stream, such as `KMS`. The data is decrypted.
    #[must_use]
    pub fn encryption_type(self) -> Option<&'a str> {
        self.metadata.encryption_type.map(|text| self.field(text))
    }

    /// The same record with other data.
    #[cfg(feature = "gzip")]
    pub(crate) fn with_data<'data>(self, data: &'data [u8]) -> KinesisRecord<'data>
    where
        'a: 'data,
    {
        KinesisRecord { data, ..self }
    }

    /// `problem`, as an error that names this record.
    pub(crate) fn error(self, problem: Problem) -> DecodeError {
        self.name(DecodeError::new(problem))
    }

    /// `error`, as one that names this record.
    pub(crate) fn name(self, error: DecodeError) -> DecodeError {
        self.records.name(error, self.index)
    }

    fn field(self, text: Text<'a>) -> &'a str {
        text.resolve(self.records.unescaped.as_str())
    }
}

impl fmt::Debug for KinesisRecord<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("KinesisRecord")
            .field("index", &self.index)
            .field("sequence_number", &self.sequence_number())
            .field("partition_key", &self.partition_key())
            .field("data", &format_args!("\"{}\"", self.data.escape_ascii()))
            .finish_non_exhaustive()
    }
}

/// Data as text, in which U+FFFD stands for bytes that are not UTF-8.
pub(super) struct LossyText<'a>(pub(super) &'a [u8]);

impl fmt::Display for LossyText<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for chunk in self.0.utf8_chunks() {
            formatter.write_str(chunk.valid())?;
            if !chunk.invalid().is_empty() {
                formatter.write_char(char::REPLACEMENT_CHARACTER)?;
            }
        }
        Ok(())
    }
}

impl Serialize for LossyText<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
