//! `Gzip<T>`: data that is compressed with gzip.

use std::{error::Error, io::Read as _};

use flate2::{Compression, bufread::GzEncoder, read::MultiGzDecoder};

use super::{
    FromItem, Item, Source,
    decode_error::{DecodeError, Problem},
    items::Needs,
    typed_json::deref_to,
};

/// An item whose data is compressed with gzip, decompressed into a `T`.
///
/// `T` can be any type for a parameter that takes one item, if it owns its data: `Gzip<String>`, `Gzip<Vec<u8>>`,
/// `Gzip<Json<Order>>`. Data that decompresses to more than `LIMIT` bytes, 32 MiB by default, is an error, so that one
/// item cannot fill the function's memory. A function that takes a batch, such as `Vec<Gzip<String>>`, holds all its
/// items at the same time.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::{Gzip, Json, LogsData};
///
/// # struct LogsJob;
/// # impl LogsJob {
/// /// With `kinesis_event "logs";` in a `jobs!`.
/// fn count(kinesis_record: Gzip<Json<LogsData>>) {
///     println!("{}: {} events", kinesis_record.log_group, kinesis_record.log_events.len());
/// }
/// # }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Gzip<T, const LIMIT: usize = 33_554_432>(pub T);

impl<T, const LIMIT: usize> Gzip<T, LIMIT> {
    /// Returns the inner value.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.0
    }
}

deref_to! { [T, const LIMIT: usize] Gzip<T, LIMIT>: 0 }

#[diagnostic::do_not_recommend]
impl<S: Source, T, const LIMIT: usize> FromItem<'_, S> for Gzip<T, LIMIT>
where
    T: for<'data> FromItem<'data, S>,
{
    const NEEDS: Needs = <T as FromItem<'static, S>>::NEEDS.decoded();

    fn from_item(item: Item<'_, S>) -> Result<Self, Box<dyn Error + Send + Sync>> {
        let entry = item.entry();
        let data = decompress(entry.data()?, LIMIT).map_err(|error| entry.name(error))?;
        T::from_item(Item::new(entry.with_data(&data, entry.words()))).map(Self)
    }
}

/// The default limit of the decompressed size in bytes: 32 MiB, like that of `Gzip`.
pub(crate) const LIMIT: usize = 33_554_432;

pub(crate) fn compress(data: &[u8]) -> Vec<u8> {
    let mut compressed = Vec::new();
    // Reading from and writing to memory cannot fail.
    let _ = GzEncoder::new(data, Compression::default()).read_to_end(&mut compressed);
    compressed
}

pub(crate) fn decompress(compressed: &[u8], limit: usize) -> Result<Vec<u8>, DecodeError> {
    let one_more = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    let mut data = Vec::new();
    MultiGzDecoder::new(compressed)
        .take(one_more)
        .read_to_end(&mut data)
        .map_err(|error| DecodeError::from_problem(Problem::Data("is not gzip", error.into())))?;
    if data.len() > limit {
        return Err(DecodeError::from_problem(Problem::GzipLimit(limit)));
    }
    Ok(data)
}
