//! Records that the Kinesis Producer Library packed into one, [in its format][1].
//!
//! [1]: https://github.com/awslabs/amazon-kinesis-producer/blob/master/aggregation-format.md

mod fault;
mod wire;

use std::ops::Range;

use md5::{Digest as _, Md5};

use self::{
    fault::{Fault, Table},
    wire::{Value, Wire},
};
use crate::runtime::items::{Packed, Span};

/// What an aggregate begins with.
pub(super) const MAGIC: [u8; 4] = [0xF3, 0x89, 0x9A, 0xC2];

/// The bytes of the digest that an aggregate ends with.
const DIGEST: usize = 16;

/// `AggregatedRecord` of the format.
const PARTITION_KEY_TABLE: u32 = 1;
const EXPLICIT_HASH_KEY_TABLE: u32 = 2;
const RECORDS: u32 = 3;

/// `Record` of the format.
const PARTITION_KEY_INDEX: u32 = 1;
const EXPLICIT_HASH_KEY_INDEX: u32 = 2;
const DATA: u32 = 3;
const TAGS: u32 = 4;

/// `Tag` of the format.
const TAG_KEY: u32 = 1;

/// Hands over the user records that are packed in `data`, and says whether any are.
///
/// Whatever does not begin and end as an aggregate is the data of a plain record. What user records hold is never
/// unpacked in turn.
///
/// # Errors
///
/// When it begins and ends as an aggregate, and is none.
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

/// The digest that an aggregate with this message ends with.
pub(super) fn digest(message: &[u8]) -> [u8; DIGEST] {
    Md5::digest(message).into()
}

/// Where in `data` the message of an aggregate stands, if it is one.
fn message(data: &[u8]) -> Option<Range<usize>> {
    let rest = data.strip_prefix(&MAGIC)?;
    let (message, found) = rest.split_last_chunk::<DIGEST>()?;
    let is_aggregate = !message.is_empty() && digest(message) == *found;
    is_aggregate.then(|| MAGIC.len()..MAGIC.len() + message.len())
}

/// The keys that user records name by their index.
#[derive(Default)]
struct Tables {
    partition_keys: Vec<Span>,
    explicit_hash_keys: Vec<Span>,
}

impl Tables {
    /// They may stand behind the records, so all of the message is read for them first.
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

    /// The user record of this message, which is the one of number `record`.
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
        let partition_key = key(&self.partition_keys, Table::PartitionKey, partition_key, record)?;
        let explicit_hash_key = explicit_hash_key
            .map(|index| key(&self.explicit_hash_keys, Table::ExplicitHashKey, index, record))
            .transpose()?;
        Ok(Packed {
            data: span(&payload.ok_or_else(|| missing("data"))?)?,
            texts: [Some(partition_key), explicit_hash_key],
        })
    }
}

/// The key of `keys` that user record `record` names by `index`.
fn key(keys: &[Span], table: Table, index: u64, record: usize) -> Result<Span, Fault> {
    let key = usize::try_from(index).ok().and_then(|index| keys.get(index));
    key.copied().ok_or(Fault::NoSuchKey {
        record,
        table,
        index,
        len: keys.len(),
    })
}

/// A tag of user record `record` has its key. Nothing else is known of tags.
fn check_tag(data: &[u8], tag: Range<usize>, record: usize) -> Result<(), Fault> {
    let mut wire = Wire::new(data, tag);
    let mut has_key = false;
    while let Some((number, value)) = wire.field()? {
        has_key |= number == TAG_KEY && matches!(value, Value::Bytes(_));
    }
    let field = "tags.key";
    has_key.then_some(()).ok_or(Fault::Missing { record, field })
}

fn span(range: &Range<usize>) -> Result<Span, Fault> {
    Span::of(range).ok_or(Fault::TooLarge)
}
