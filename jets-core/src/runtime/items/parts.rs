//! Items that stand together in the data of one: each becomes an item of its own, in place of that one.

use std::{error::Error, sync::Arc};

use super::span::Span;
use crate::runtime::decode_error::Problem;

/// How many texts of its own an item has that was packed.
pub(super) const TEXTS: usize = 2;

/// The items of a table whose rows may hold several.
#[derive(Debug)]
pub(super) struct Parts {
    /// The columns of the texts that an item which was packed has of its own.
    pub(super) columns: [usize; TEXTS],
    /// In the order of their rows.
    pub(super) list: Vec<Part>,
}

/// An item, and where it stands.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) row: usize,
    /// Where in the data of that row; `None` is the row itself.
    pub(super) packed: Option<Packed>,
}

/// What an item has of its own that was packed, as places in the data of its row.
#[derive(Debug)]
pub(crate) struct Packed {
    pub(crate) data: Span,
    pub(crate) texts: [Option<Span>; TEXTS],
}

/// Why the data of a row is none.
#[derive(Debug)]
pub(super) enum Broken {
    Base64(base64::DecodeError),
    /// Items are packed in it that cannot be unpacked.
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

    /// Which of the texts of an item that was packed stands in `column`.
    pub(super) fn text(&self, column: usize) -> Option<usize> {
        self.columns.iter().position(|of_text| *of_text == column)
    }

    /// The position of an item among those that it was packed with, counted from 0.
    pub(super) fn position(&self, index: usize) -> Option<usize> {
        self.packed(index)?;
        let row = self.row(index)?;
        index.checked_sub(self.list.partition_point(|part| part.row < row))
    }
}
