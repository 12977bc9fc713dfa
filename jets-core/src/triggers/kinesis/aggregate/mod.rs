//! Unpacks records that the Kinesis Producer Library has packed into one, [in its format][1].
//!
//! [1]: https://github.com/awslabs/amazon-kinesis-producer/blob/master/aggregation-format.md

mod testing;

use std::{fmt, ops::Range};

use md5::{Digest as _, Md5};

use crate::{
    error::errors,
    runtime::items::{Packed, Span},
};

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

errors! {
    /// Why an aggregate cannot be unpacked. Positions are byte offsets in the record's data. Everything is counted from 0.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(crate) enum Fault {
        /// The message, or one inside it, ends within the field that begins here.
        CutOff(at: usize) => "the field at byte {at} is cut off",
        /// No field can begin with the bytes here.
        NotAField(at: usize) => "no field begins at byte {at}",
        /// A user record does not have a required field.
        Missing { record: usize, field: &'static str, } => "user record {record} has no `{field}`",
        /// A user record refers to a key that does not exist.
        NoSuchKey {
            record: usize,
            table: Table,
            index: u64,
            len: usize,
        } => "user record {record} has {table} {index} of a table of {len}",
        /// A key is not text.
        NotUtf8 { table: Table, index: usize, } => "{table} {index} is not UTF-8",
        /// It contains no user record.
        NoRecords => "it has no user record",
        /// It is too large to be unpacked.
        TooLarge => "it has more than 4 GiB",
    }
}

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

/// The maximum depth of nested groups, the same as in the libraries of protocol buffers.
const MOST_GROUPS: usize = 100;

/// Reads the fields of one message.
pub(super) struct Wire<'a> {
    data: &'a [u8],
    left: Range<usize>,
    /// The start of the current field.
    field: usize,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Value {
    Varint(u64),
    /// Text, bytes or a message, by its place in the data.
    Bytes(Range<usize>),
    /// A value that no known field has: a number of fixed size, or a group.
    Other,
}

impl<'a> Wire<'a> {
    /// Creates a reader of the message at `message` in `data`.
    pub(super) fn new(data: &'a [u8], message: Range<usize>) -> Self {
        Self {
            data,
            field: message.start,
            left: message,
        }
    }

    /// Returns the next field by its number. A field with an unexpected type counts as unknown.
    pub(super) fn field(&mut self) -> Result<Option<(u32, Value)>, Fault> {
        if self.left.is_empty() {
            return Ok(None);
        }
        let (number, wire_type) = self.tag()?;
        let value = self.value(number, wire_type, MOST_GROUPS)?;
        Ok(Some((number, value)))
    }

    /// Reads a field's number and the type of its value.
    fn tag(&mut self) -> Result<(u32, u32), Fault> {
        self.field = self.left.start;
        let tag = self.varint()?;
        let tag = u32::try_from(tag).map_err(|_| Fault::NotAField(self.field))?;
        let number = tag >> 3;
        if number == 0 {
            return Err(Fault::NotAField(self.field));
        }
        Ok((number, tag & 7))
    }

    fn value(&mut self, number: u32, wire_type: u32, groups: usize) -> Result<Value, Fault> {
        match wire_type {
            0 => return self.varint().map(Value::Varint),
            1 => self.take(8)?,
            2 => {
                let length = self.varint()?;
                let length = usize::try_from(length).map_err(|_| Fault::CutOff(self.field))?;
                return self.take(length).map(Value::Bytes);
            }
            3 => {
                self.skip_group(number, groups)?;
                return Ok(Value::Other);
            }
            5 => self.take(4)?,
            _ => return Err(Fault::NotAField(self.field)),
        };
        Ok(Value::Other)
    }

    /// Skips to the end of group `number`.
    fn skip_group(&mut self, number: u32, groups: usize) -> Result<(), Fault> {
        let Some(groups) = groups.checked_sub(1) else {
            return Err(Fault::NotAField(self.field));
        };
        loop {
            match self.tag()? {
                (end, 4) if end == number => return Ok(()),
                (inner, wire_type) => self.value(inner, wire_type, groups)?,
            };
        }
    }

    /// Reads an integer with seven bits in each byte, the lowest first.
    fn varint(&mut self) -> Result<u64, Fault> {
        let mut value = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let at = self.take(1)?.start;
            let byte = *self.data.get(at).ok_or(Fault::CutOff(self.field))?;
            let bits = u64::from(byte & 0x7F);
            if (bits << shift) >> shift != bits {
                break;
            }
            value |= bits << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(Fault::NotAField(self.field))
    }

    /// Returns the place of the next `length` bytes.
    fn take(&mut self, length: usize) -> Result<Range<usize>, Fault> {
        let start = self.left.start;
        match start.checked_add(length) {
            Some(end) if end <= self.left.end => {
                self.left.start = end;
                Ok(start..end)
            }
            _ => Err(Fault::CutOff(self.field)),
        }
    }
}
