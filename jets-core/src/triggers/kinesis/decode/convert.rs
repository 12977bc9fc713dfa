//! The types that `kinesis_data` and `kinesis_record` can have.

use std::error::Error;

use serde::Deserialize;

use super::{data::KinesisData, record::KinesisRecord};
use crate::runtime::{DecodeError, Json};

/// A type that a function's `kinesis_record` parameter can have, alone or in `kinesis_data: Vec<…>`.
///
/// Implement it for a type of your own:
///
/// ```
/// # extern crate jets_core as jets;
/// use std::error::Error;
///
/// use jets::{FromKinesisRecord, KinesisRecord};
///
/// struct Reading {
///     sensor: String,
///     value: f64,
/// }
///
/// impl FromKinesisRecord<'_> for Reading {
///     fn from_kinesis_record(record: KinesisRecord<'_>) -> Result<Self, Box<dyn Error + Send + Sync>> {
///         Ok(Self {
///             sensor: record.partition_key().to_owned(),
///             value: record.text()?.parse()?,
///         })
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`kinesis_record` cannot be of type `{Self}`",
    label = "not made from a record",
    note = "`kinesis_record` takes `KinesisRecord<'_>`, `String`, `&str`, `Vec<u8>`, `&[u8]`, `Json<T>` of a `T` that implements `serde::Deserialize`, or a type that implements `jets::FromKinesisRecord`"
)]
pub trait FromKinesisRecord<'a>: Sized {
    /// Whether more than the data is read of a record.
    #[doc(hidden)]
    const METADATA: bool = true;

    /// Makes a value of `record`.
    ///
    /// # Errors
    ///
    /// When the record is not what this type takes. The record then counts as failed.
    fn from_kinesis_record(record: KinesisRecord<'a>)
    -> Result<Self, Box<dyn Error + Send + Sync>>;
}

#[diagnostic::do_not_recommend]
impl<'a> FromKinesisRecord<'a> for KinesisRecord<'a> {
    fn from_kinesis_record(
        record: KinesisRecord<'a>,
    ) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(record)
    }
}

#[diagnostic::do_not_recommend]
impl<'a> FromKinesisRecord<'a> for &'a str {
    const METADATA: bool = false;

    fn from_kinesis_record(
        record: KinesisRecord<'a>,
    ) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(record.text()?)
    }
}

#[diagnostic::do_not_recommend]
impl FromKinesisRecord<'_> for String {
    const METADATA: bool = false;

    fn from_kinesis_record(
        record: KinesisRecord<'_>,
    ) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(record.text()?.to_owned())
    }
}

#[diagnostic::do_not_recommend]
impl<'a> FromKinesisRecord<'a> for &'a [u8] {
    const METADATA: bool = false;

    fn from_kinesis_record(
        record: KinesisRecord<'a>,
    ) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(record.data())
    }
}

#[diagnostic::do_not_recommend]
impl FromKinesisRecord<'_> for Vec<u8> {
    const METADATA: bool = false;

    fn from_kinesis_record(
        record: KinesisRecord<'_>,
    ) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(record.data().to_owned())
    }
}

#[diagnostic::do_not_recommend]
impl<'a, T: Deserialize<'a>> FromKinesisRecord<'a> for Json<T> {
    const METADATA: bool = false;

    fn from_kinesis_record(
        record: KinesisRecord<'a>,
    ) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Self(record.json()?))
    }
}

/// A type that a function's `kinesis_data` parameter can have: [`KinesisData`], or [`Vec`] of a [`FromKinesisRecord`].
#[diagnostic::on_unimplemented(
    message = "`kinesis_data` cannot be of type `{Self}`",
    label = "not made from the records of a batch",
    note = "`kinesis_data` takes `KinesisData<'_>` or `Vec<T>` of a `T` that `kinesis_record` takes: `KinesisRecord<'_>`, `String`, `&str`, `Vec<u8>`, `&[u8]`, `Json<U>` of a `U` that implements `serde::Deserialize`, or a type that implements `jets::FromKinesisRecord`"
)]
pub trait FromKinesisData<'a>: Sized {
    /// Whether more than the data is read of each record.
    #[doc(hidden)]
    const METADATA: bool = true;

    /// Makes a value of all records of a batch.
    ///
    /// # Errors
    ///
    /// When a record is not what this type takes. The whole batch then counts as failed.
    fn from_kinesis_data(data: KinesisData<'a>) -> Result<Self, DecodeError>;
}

#[diagnostic::do_not_recommend]
impl<'a> FromKinesisData<'a> for KinesisData<'a> {
    fn from_kinesis_data(data: KinesisData<'a>) -> Result<Self, DecodeError> {
        Ok(data)
    }
}

#[diagnostic::do_not_recommend]
impl<'a, T: FromKinesisRecord<'a>> FromKinesisData<'a> for Vec<T> {
    const METADATA: bool = T::METADATA;

    fn from_kinesis_data(data: KinesisData<'a>) -> Result<Self, DecodeError> {
        data.iter()
            .map(|record| {
                T::from_kinesis_record(record)
                    .map_err(|error| record.name(DecodeError::from_error(error)))
            })
            .collect()
    }
}
