//! Items that are packed in the data of another item, which they replace.

use std::{error::Error, sync::Arc};

use super::storage::Span;
#[cfg(feature = "kpl")]
use super::table::Items;
use crate::runtime::decode_error::Problem;

/// How many texts of its own an unpacked item has.
pub(super) const TEXTS: usize = 2;

/// The items of a table in which a row may hold several.
#[derive(Debug)]
pub(super) struct Parts {
    /// The columns of the texts that an unpacked item has of its own.
    pub(super) columns: [usize; TEXTS],
    /// The items, in the order of their rows.
    pub(super) list: Vec<Part>,
}

/// An item and its place.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) row: usize,
    /// The place in the data of the row. `None` if the item is the row itself.
    pub(super) packed: Option<Packed>,
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
    pub(super) fn problem(&self) -> Problem {
        match self {
            Self::Base64(error) => Problem::not_base64(error),
            Self::Packed(error) => Problem::Data(
                "is an aggregate that cannot be unpacked",
                Arc::clone(error).into(),
            ),
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
impl Items<'_> {
    /// Replaces each item by the items that are packed in its data.
    ///
    /// `find` gets the data of one item and passes on the items in it, in order. It returns whether there are any. An
    /// error concerns only that item, which then stays in place without data.
    pub(crate) fn unpack<E: Error + Send + Sync + 'static>(
        &mut self,
        columns: [usize; TEXTS],
        find: impl Fn(&[u8], &mut dyn FnMut(Packed)) -> Result<bool, E>,
    ) {
        let mut list = Vec::new();
        let mut broken = Vec::new();
        for row in 0..self.len() {
            let before = list.len();
            let data = self.data(row).unwrap_or_default();
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
        self.set_parts(Parts { columns, list }, broken);
    }
}
