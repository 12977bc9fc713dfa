//! What is wrong with an aggregate whose digest is right.

use std::{error::Error, fmt};

/// Why an aggregate cannot be unpacked. Places are bytes of the record's data; all are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The message, or a message in it, ends inside of the field that begins here.
    CutOff(usize),
    /// What stands here is not how a field begins.
    NotAField(usize),
    /// A user record lacks what it must have.
    Missing { record: usize, field: &'static str },
    /// A user record names a key that is not there.
    NoSuchKey {
        record: usize,
        table: Table,
        index: u64,
        len: usize,
    },
    /// A key is not text.
    NotUtf8 { table: Table, index: usize },
    /// There is no user record in it.
    NoRecords,
    /// It is larger than what can be unpacked.
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
