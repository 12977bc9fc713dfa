//! Items that stand together in the data of one: each becomes an item of its own, in the place of that one.

use std::{error::Error, ops::Range, sync::Arc};

use super::table::Items;
use crate::runtime::decode_error::Problem;

/// How many texts of its own an item has that was packed.
const TEXTS: usize = 2;

/// The items of a table whose rows may hold several.
#[derive(Debug)]
pub(super) struct Parts {
    /// The columns of the texts that an item which was packed has of its own.
    columns: [usize; TEXTS],
    /// In the order of their rows.
    list: Vec<Part>,
}

/// An item, and where it stands.
#[derive(Debug)]
struct Part {
    row: usize,
    /// Where in the data of that row; `None` is the row itself.
    packed: Option<Packed>,
}

/// What an item has of its own that was packed, as places in the data of its row.
#[derive(Debug)]
pub(crate) struct Packed {
    pub(crate) data: Span,
    pub(crate) texts: [Option<Span>; TEXTS],
}

/// A start and an end. It is small, for data of a few bytes may hold an item.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    start: u32,
    end: u32,
}

/// Why the data of a row is none.
#[derive(Debug)]
pub(super) enum Broken {
    Base64(base64::DecodeError),
    /// Items are packed in it that cannot be unpacked.
    Packed(Arc<dyn Error + Send + Sync>),
}

impl Span {
    /// `None` where a place is beyond 4 GiB.
    pub(crate) fn of(range: &Range<usize>) -> Option<Self> {
        Some(Self {
            start: u32::try_from(range.start).ok()?,
            end: u32::try_from(range.end).ok()?,
        })
    }

    /// The bytes of `data` that stand here.
    pub(crate) fn of_data(self, data: &[u8]) -> Option<&[u8]> {
        let place = |place: u32| usize::try_from(place).ok();
        data.get(place(self.start)?..place(self.end)?)
    }
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

impl Items<'_> {
    /// Puts the items that are packed in the data of an item in the place of that item.
    ///
    /// `find` looks at the data of one, hands over what is packed in it, in order, and says whether anything is. An
    /// error is one of that item alone, which then stays as it is, without data.
    #[cfg(feature = "kpl")]
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
