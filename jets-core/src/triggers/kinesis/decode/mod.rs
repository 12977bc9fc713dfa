//! The records of a Kinesis event: found, decoded, and handed to a function in the type that it asks for.

mod batch;
mod convert;
mod data;
mod each_record;
mod fields;
mod object;
mod pass;
mod record;
mod records;

pub use {
    batch::Batch,
    convert::{FromKinesisData, FromKinesisRecord},
    data::{KinesisData, KinesisRecords},
    each_record::{EachRecord, caught},
    record::KinesisRecord,
};
