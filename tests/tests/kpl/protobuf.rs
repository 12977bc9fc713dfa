//! Builds aggregates byte by byte, valid or not.

use jets::testing::{Decoded, KinesisEvent, KinesisEventRecord};
use md5::{Digest as _, Md5};

pub(crate) const MAGIC: [u8; 4] = [0xF3, 0x89, 0x9A, 0xC2];

/// Returns an aggregate with this message and the right digest.
pub(crate) fn aggregate(message: &[u8]) -> Vec<u8> {
    [MAGIC.as_slice(), message, &Md5::digest(message)].concat()
}

pub(crate) fn varint(mut value: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while value > 0x7F {
        bytes.push(value.to_le_bytes()[0] | 0x80);
        value >>= 7;
    }
    bytes.push(value.to_le_bytes()[0]);
    bytes
}

/// Returns an integer field.
pub(crate) fn integer(field: u64, value: u64) -> Vec<u8> {
    [varint(field << 3), varint(value)].concat()
}

/// Returns a field of bytes, a text or a message.
pub(crate) fn bytes(field: u64, bytes: &[u8]) -> Vec<u8> {
    let length = varint(bytes.len().try_into().expect("a length"));
    [varint(field << 3 | 2), length, bytes.to_vec()].concat()
}

/// Returns a user record, as a field of an aggregate.
pub(crate) fn record(partition_key: u64, explicit_hash_key: Option<u64>, data: &str) -> Vec<u8> {
    let explicit_hash_key = explicit_hash_key.map(|index| integer(2, index));
    let fields = [
        integer(1, partition_key),
        explicit_hash_key.unwrap_or_default(),
        bytes(3, data.as_bytes()),
    ];
    bytes(3, &fields.concat())
}

/// A user record as a function sees it: sub-sequence number, partition key, explicit hash key, data.
pub(crate) type Seen = (Option<u64>, String, Option<String>, Vec<u8>);

/// Returns what a function sees of a record of the stream with this data, or the error.
pub(crate) fn seen(data: &[u8]) -> Result<Vec<Seen>, String> {
    let record = KinesisEventRecord::bytes(data).partition_key("outer");
    let event = KinesisEvent::new().record(record).to_json();
    let decoded = Decoded::aggregated(&event).expect("a Kinesis event");
    let records: jets::KinesisData<'_> = decoded.batch().map_err(|error| error.to_string())?;
    let seen = records.iter().map(|record| {
        (
            record.sub_sequence_number(),
            record.partition_key().to_owned(),
            record.explicit_hash_key().map(str::to_owned),
            record.data().expect("data").to_vec(),
        )
    });
    Ok(seen.collect())
}

/// Returns what a function sees of an aggregate with this message, or the error.
pub(crate) fn seen_in(message: &[u8]) -> Result<Vec<Seen>, String> {
    seen(&aggregate(message))
}

pub(crate) fn packed(
    position: u64,
    partition_key: &str,
    explicit_hash_key: Option<&str>,
    data: &str,
) -> Seen {
    (
        Some(position),
        partition_key.to_owned(),
        explicit_hash_key.map(str::to_owned),
        data.as_bytes().to_vec(),
    )
}

pub(crate) fn plain(data: &[u8]) -> Seen {
    (None, "outer".to_owned(), None, data.to_vec())
}
