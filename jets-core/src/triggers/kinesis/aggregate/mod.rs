//! Unpacks records that the Kinesis Producer Library has packed into one, [in its format][1].
//!
//! [1]: https://github.com/awslabs/amazon-kinesis-producer/blob/master/aggregation-format.md

mod testing;
mod wire;

use std::{error::Error, fmt, ops::Range};

use md5::{Digest as _, Md5};

use self::wire::{Value, Wire};
use crate::runtime::items::{Packed, Span};
pub use testing::KplUserRecord;

/// The first bytes of an aggregate.
pub(super) const MAGIC: [u8; 4] = [0xF3, 0x89, 0x9A, 0xC2];

/// The length of the digest at the end of an aggregate.
const DIGEST: usize = 16;

/// Fields of `AggregatedRecord`.
const PARTITION_KEY_TABLE: u32 = 1;
const EXPLICIT_HASH_KEY_TABLE: u32 = 2;
const RECORDS: u32 = 3;

/// Fields of `Record`.
const PARTITION_KEY_INDEX: u32 = 1;
const EXPLICIT_HASH_KEY_INDEX: u32 = 2;
const DATA: u32 = 3;
const TAGS: u32 = 4;

/// Fields of `Tag`.
const TAG_KEY: u32 = 1;

/// Passes the user records in `data` to `found`. Returns `false` if it is not an aggregate.
///
/// Data that does not begin and end like an aggregate is that of a plain record. User records are not unpacked again.
///
/// # Errors
///
/// Returns an error if it begins and ends like an aggregate, but cannot be unpacked.
pub(super) fn read(data: &[u8], found: &mut dyn FnMut(Packed)) -> Result<bool, Fault> {
    let Some(message) = message(data) else {
        return Ok(false);
    };
    let tables = Tables::read(data, message.clone())?;
    let mut records = 0_usize;
    let mut wire = Wire::new(data, message);
    while let Some((number, value)) = wire.field()? {
        if let (RECORDS, Value::Bytes(record)) = (number, value) {
            found(tables.record(data, record, records)?);
            records += 1;
        }
    }
    if records == 0 {
        return Err(Fault::NoRecords);
    }
    Ok(true)
}

/// Returns the digest at the end of an aggregate with this message.
pub(super) fn digest(message: &[u8]) -> [u8; DIGEST] {
    Md5::digest(message).into()
}

/// Returns the place of an aggregate's message in `data`, if it is one.
fn message(data: &[u8]) -> Option<Range<usize>> {
    let rest = data.strip_prefix(&MAGIC)?;
    let (message, found) = rest.split_last_chunk::<DIGEST>()?;
    let is_aggregate = !message.is_empty() && digest(message) == *found;
    is_aggregate.then(|| MAGIC.len()..MAGIC.len() + message.len())
}

/// The tables of keys, to which user records refer by index.
#[derive(Default)]
struct Tables {
    partition_keys: Vec<Span>,
    explicit_hash_keys: Vec<Span>,
}

impl Tables {
    /// Reads the tables. They may come after the records, so the whole message is read for them first.
    fn read(data: &[u8], message: Range<usize>) -> Result<Self, Fault> {
        let mut tables = Self::default();
        let mut wire = Wire::new(data, message);
        while let Some((number, value)) = wire.field()? {
            let table = match number {
                PARTITION_KEY_TABLE => Table::PartitionKey,
                EXPLICIT_HASH_KEY_TABLE => Table::ExplicitHashKey,
                _ => continue,
            };
            let Value::Bytes(key) = value else { continue };
            let keys = match table {
                Table::PartitionKey => &mut tables.partition_keys,
                Table::ExplicitHashKey => &mut tables.explicit_hash_keys,
            };
            let key = span(&key)?;
            let is_text = |key| std::str::from_utf8(key).is_ok();
            if !key.of_data(data).is_some_and(is_text) {
                let index = keys.len();
                return Err(Fault::NotUtf8 { table, index });
            }
            keys.push(key);
        }
        Ok(tables)
    }

    /// Reads user record number `record` from its message.
    fn record(&self, data: &[u8], message: Range<usize>, record: usize) -> Result<Packed, Fault> {
        let missing = |field| Fault::Missing { record, field };
        let (mut partition_key, mut explicit_hash_key, mut payload) = (None, None, None);
        let mut wire = Wire::new(data, message);
        while let Some((number, value)) = wire.field()? {
            match (number, value) {
                (PARTITION_KEY_INDEX, Value::Varint(index)) => partition_key = Some(index),
                (EXPLICIT_HASH_KEY_INDEX, Value::Varint(index)) => explicit_hash_key = Some(index),
                (DATA, Value::Bytes(range)) => payload = Some(range),
                (TAGS, Value::Bytes(tag)) => check_tag(data, tag, record)?,
                _ => {}
            }
        }
        let partition_key = partition_key.ok_or_else(|| missing("partition_key_index"))?;
        let partition_key = key(
            &self.partition_keys,
            Table::PartitionKey,
            partition_key,
            record,
        )?;
        let explicit_hash_key = explicit_hash_key
            .map(|index| {
                key(
                    &self.explicit_hash_keys,
                    Table::ExplicitHashKey,
                    index,
                    record,
                )
            })
            .transpose()?;
        Ok(Packed {
            data: span(&payload.ok_or_else(|| missing("data"))?)?,
            texts: [Some(partition_key), explicit_hash_key],
        })
    }
}

/// Returns the key at `index` of `keys`, to which user record `record` refers.
fn key(keys: &[Span], table: Table, index: u64, record: usize) -> Result<Span, Fault> {
    let key = usize::try_from(index)
        .ok()
        .and_then(|index| keys.get(index));
    key.copied().ok_or(Fault::NoSuchKey {
        record,
        table,
        index,
        len: keys.len(),
    })
}

/// Checks that a tag of user record `record` has a key. Nothing else about tags is used.
fn check_tag(data: &[u8], tag: Range<usize>, record: usize) -> Result<(), Fault> {
    let mut wire = Wire::new(data, tag);
    let mut has_key = false;
    while let Some((number, value)) = wire.field()? {
        has_key |= number == TAG_KEY && matches!(value, Value::Bytes(_));
    }
    let field = "tags.key";
    has_key
        .then_some(())
        .ok_or(Fault::Missing { record, field })
}

fn span(range: &Range<usize>) -> Result<Span, Fault> {
    Span::of(range).ok_or(Fault::TooLarge)
}

/// Why an aggregate cannot be unpacked. Positions are byte offsets in the record's data. Everything is counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The message, or one inside it, ends within the field that begins here.
    CutOff(usize),
    /// No field can begin with the bytes here.
    NotAField(usize),
    /// A user record does not have a required field.
    Missing { record: usize, field: &'static str },
    /// A user record refers to a key that does not exist.
    NoSuchKey {
        record: usize,
        table: Table,
        index: u64,
        len: usize,
    },
    /// A key is not text.
    NotUtf8 { table: Table, index: usize },
    /// It contains no user record.
    NoRecords,
    /// It is too large to be unpacked.
    TooLarge,
}

/// A table of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Table {
    PartitionKey,
    ExplicitHashKey,
}

impl fmt::Display for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::PartitionKey => "partition key",
            Self::ExplicitHashKey => "explicit hash key",
        })
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CutOff(at) => write!(formatter, "the field at byte {at} is cut off"),
            Self::NotAField(at) => write!(formatter, "no field begins at byte {at}"),
            Self::Missing { record, field } => {
                write!(formatter, "user record {record} has no `{field}`")
            }
            Self::NoSuchKey {
                record,
                table,
                index,
                len,
            } => write!(
                formatter,
                "user record {record} has {table} {index} of a table of {len}"
            ),
            Self::NotUtf8 { table, index } => write!(formatter, "{table} {index} is not UTF-8"),
            Self::NoRecords => formatter.write_str("it has no user record"),
            Self::TooLarge => formatter.write_str("it has more than 4 GiB"),
        }
    }
}

impl Error for Fault {}
