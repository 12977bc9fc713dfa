//! Items that are packed in the data of another item, which they replace.

use std::{error::Error, sync::Arc};

use super::storage::Span;
use crate::runtime::{DecodeError, decode_error::Problem};

/// How many texts of its own an unpacked item has.
pub(super) const TEXTS: usize = 2;

/// The items of a table in which a row may hold several.
#[derive(Debug)]
pub(super) struct Parts {
    /// The columns of the texts that an unpacked item has of its own.
    columns: [usize; TEXTS],
    /// The items, in the order of their rows.
    list: Vec<Part>,
}

/// An item and its place.
#[derive(Debug)]
struct Part {
    row: usize,
    /// The place in the data of the row. `None` if the item is the row itself.
    packed: Option<Packed>,
}

/// The data and texts of an unpacked item, as places in the data of its row.
#[derive(Debug)]
pub(crate) struct Packed {
    pub(crate) data: Span,
    pub(crate) texts: [Option<Span>; TEXTS],
}

/// Why a row has no data.
#[derive(Debug)]
pub(super) enum Broken {
    Base64(base64::DecodeError),
    /// The items in it could not be unpacked.
    Packed(Arc<dyn Error + Send + Sync>),
}

impl Broken {
    pub(super) fn error(&self) -> DecodeError {
        match self {
            Self::Base64(error) => DecodeError::not_base64(error),
            Self::Packed(error) => DecodeError::from_problem(Problem::Data(
                "is an aggregate that cannot be unpacked",
                Arc::clone(error).into(),
            )),
        }
    }
}

impl Parts {
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn row(&self, index: usize) -> Option<usize> {
        Some(self.list.get(index)?.row)
    }

    pub(super) fn packed(&self, index: usize) -> Option<&Packed> {
        self.list.get(index)?.packed.as_ref()
    }

    /// Returns which of the unpacked item's texts belongs to `column`.
    pub(super) fn text(&self, column: usize) -> Option<usize> {
        self.columns.iter().position(|of_text| *of_text == column)
    }

    /// Returns the position of an item among those unpacked from the same row, counted from 0.
    pub(super) fn position(&self, index: usize) -> Option<usize> {
        self.packed(index)?;
        let row = self.row(index)?;
        index.checked_sub(self.list.partition_point(|part| part.row < row))
    }
}

#[cfg(feature = "kpl")]
impl Parts {
    /// Returns the items that are packed in the data of the rows, and the rows that could not be unpacked.
    ///
    /// `find` gets the data of one row and passes on the items in it, in order. It returns whether there are any. An
    /// error concerns only that row, which then stays in place without data.
    pub(super) fn unpack<'d, E: Error + Send + Sync + 'static>(
        columns: [usize; TEXTS],
        rows: impl Iterator<Item = &'d [u8]>,
        find: impl Fn(&[u8], &mut dyn FnMut(Packed)) -> Result<bool, E>,
    ) -> (Self, Vec<(usize, Broken)>) {
        let mut list = Vec::new();
        let mut broken = Vec::new();
        for (row, data) in rows.enumerate() {
            let before = list.len();
            let mut push = |packed| {
                let packed = Some(packed);
                list.push(Part { row, packed });
            };
            let is_packed = find(data, &mut push).unwrap_or_else(|error| {
                broken.push((row, Broken::Packed(Arc::new(error))));
                list.truncate(before);
                false
            });
            if !is_packed {
                list.push(Part { row, packed: None });
            }
        }
        (Self { columns, list }, broken)
    }
}
