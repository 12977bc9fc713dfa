//! Builds records in the format of the Kinesis Producer Library for tests.

use serde_core::Serialize;

use crate::triggers::testing::{json_text, setters};

use super::{
    super::testing::KinesisEventRecord,
    {MAGIC, digest},
};

/// A user record that [`KinesisEventRecord::aggregated`] packs with others.
///
/// By default, its partition key is `1`, and it has no explicit hash key.
#[must_use]
#[cfg(feature = "kpl")]
#[derive(Clone, Debug)]
pub struct KplUserRecord {
    data: Vec<u8>,
    partition_key: String,
    explicit_hash_key: Option<String>,
}

impl KplUserRecord {
    /// Creates a user record with this text.
    pub fn text(text: &str) -> Self {
        Self::bytes(text.as_bytes())
    }

    /// Creates a user record with these bytes.
    pub fn bytes(bytes: &[u8]) -> Self {
        Self {
            data: bytes.to_owned(),
            partition_key: "1".to_owned(),
            explicit_hash_key: None,
        }
    }

    /// Creates a user record with this value as JSON.
    ///
    /// # Panics
    ///
    /// Panics if the value does not serialise as JSON.
    pub fn json(value: &(impl Serialize + ?Sized)) -> Self {
        Self::text(&json_text(value))
    }

    setters! {
        /// Returns the same user record with this partition key.
        fn partition_key(partition_key: impl Into<String>) = partition_key: partition_key.into();
        /// Returns the same user record with this explicit hash key.
        fn explicit_hash_key(explicit_hash_key: impl Into<String>) = explicit_hash_key: Some(explicit_hash_key.into());
    }
}

impl KinesisEventRecord {
    /// Creates a record of several user records, [as the Kinesis Producer Library packs them][1]. Its own partition key
    /// is `a`.
    ///
    /// A single user record is not packed but becomes a plain record, as that library does it. Without any user record,
    /// the record has no data.
    ///
    /// ```
    /// # extern crate jets_core as jets;
    /// use jets::testing::{Decoded, KinesisEvent, KinesisEventRecord, KplUserRecord};
    ///
    /// let event = KinesisEvent::new()
    ///     .record(KinesisEventRecord::aggregated([
    ///         KplUserRecord::text("one").partition_key("7"),
    ///         KplUserRecord::json(&["two"]).partition_key("8").explicit_hash_key("0"),
    ///     ]))
    ///     .text("three")
    ///     .to_json();
    /// let decoded = Decoded::aggregated(&event)?;
    /// assert_eq!(decoded.batch::<Vec<&str>>()?, ["one", r#"["two"]"#, "three"]);
    /// # Ok::<(), jets::DecodeError>(())
    /// ```
    ///
    /// [1]: https://github.com/awslabs/amazon-kinesis-producer/blob/master/aggregation-format.md
    pub fn aggregated(records: impl IntoIterator<Item = KplUserRecord>) -> Self {
        let records: Vec<KplUserRecord> = records.into_iter().collect();
        match records.as_slice() {
            [] => Self::bytes(&[]),
            [alone] => Self::bytes(&alone.data).partition_key(&alone.partition_key),
            packed => Self::bytes(&aggregate(packed)).partition_key("a"),
        }
    }
}

fn aggregate(records: &[KplUserRecord]) -> Vec<u8> {
    let mut partition_keys = Vec::new();
    let mut explicit_hash_keys = Vec::new();
    let mut messages = Vec::new();
    for record in records {
        let mut message = Vec::new();
        let key = index_of(&record.partition_key, &mut partition_keys);
        push_index(1, key, &mut message);
        if let Some(key) = &record.explicit_hash_key {
            push_index(2, index_of(key, &mut explicit_hash_keys), &mut message);
        }
        push_bytes(3, &record.data, &mut message);
        push_bytes(3, &message, &mut messages);
    }
    let mut message = Vec::new();
    for key in partition_keys {
        push_bytes(1, key.as_bytes(), &mut message);
    }
    for key in explicit_hash_keys {
        push_bytes(2, key.as_bytes(), &mut message);
    }
    message.append(&mut messages);
    [MAGIC.as_slice(), &message, &digest(&message)].concat()
}

/// Returns the index of `key` in a table without duplicates, after adding it if necessary.
fn index_of<'k>(key: &'k str, table: &mut Vec<&'k str>) -> usize {
    let found = table.iter().position(|known| *known == key);
    found.unwrap_or_else(|| {
        table.push(key);
        table.len() - 1
    })
}

fn push_index(field: u8, index: usize, message: &mut Vec<u8>) {
    message.push(field << 3);
    push_varint(index, message);
}

fn push_bytes(field: u8, bytes: &[u8], message: &mut Vec<u8>) {
    message.push(field << 3 | 2);
    push_varint(bytes.len(), message);
    message.extend_from_slice(bytes);
}

fn push_varint(mut value: usize, message: &mut Vec<u8>) {
    while value > 0x7F {
        #[expect(clippy::cast_possible_truncation, reason = "seven bits")]
        message.push((value & 0x7F) as u8 | 0x80);
        value >>= 7;
    }
    #[expect(clippy::cast_possible_truncation, reason = "seven bits")]
    message.push(value as u8);
}
