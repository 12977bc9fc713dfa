//! The error of an aggregate that has the right digest but cannot be unpacked.

use std::{error::Error, fmt};

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
