//! Items that were unpacked from the data of another item, which they replace.

use std::{error::Error, sync::Arc};

use super::span::Span;
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
            Self::Base64(error) => Problem::NotBase64(error.clone()),
            Self::Packed(error) => Problem::Packed(Arc::clone(error)),
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
