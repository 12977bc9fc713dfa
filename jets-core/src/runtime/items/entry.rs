//! One item of an event's table.

use super::{layout::Words, parts::Broken, table::Items};
use crate::runtime::{DecodeError, decode_error::Problem};

/// One item of the table.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    items: &'a Items<'a>,
    index: usize,
    /// Data that stands in place of the item's own.
    data: Option<&'a [u8]>,
}

impl<'a> Entry<'a> {
    /// The item's position in the event, counted from 0.
    pub(crate) fn index(self) -> usize {
        self.index
    }

    /// The item's text in `column`; empty where the event does not have it.
    pub(crate) fn text(self, column: usize) -> &'a str {
        self.optional(column).unwrap_or_default()
    }

    /// The item's text in `column`, where the event has it.
    pub(crate) fn optional(self, column: usize) -> Option<&'a str> {
        self.items.text(self.index, column)
    }

    /// The item's number in `column`, where the event has it.
    pub(crate) fn number(self, column: usize) -> Option<f64> {
        self.items.field(self.index, column)?.to_number()
    }

    /// What identifies the item, where the event says it.
    pub(crate) fn id(self) -> Option<&'a str> {
        self.optional(Items::ID)
    }

    pub(crate) fn words(self) -> &'static Words {
        self.items.words()
    }

    /// The item's data, decoded.
    #[inline]
    pub(crate) fn data(self) -> Result<&'a [u8], DecodeError> {
        match self.data.or_else(|| self.items.plain_data(self.index)) {
            Some(data) => Ok(data),
            None => self.other_data(),
        }
    }

    #[cold]
    fn other_data(self) -> Result<&'a [u8], DecodeError> {
        let data = self.items.data(self.index);
        data.map_err(|problem| self.error(problem))
    }

    /// The item's position among those that it was packed with into one item of the event, counted from 0.
    pub(crate) fn position(self) -> Option<usize> {
        self.items.position(self.index)
    }

    /// Nothing, for an item that is one.
    ///
    /// # Errors
    ///
    /// When it stands for items that cannot be unpacked.
    pub(crate) fn is_one(self) -> Result<(), DecodeError> {
        match self.items.broken(self.index) {
            Some(broken @ Broken::Packed(_)) => Err(self.error(broken.problem())),
            _ => Ok(()),
        }
    }

    /// The same item with other data.
    #[cfg(feature = "gzip")]
    pub(crate) fn with_data<'d>(self, data: &'d [u8]) -> Entry<'d>
    where
        'a: 'd,
    {
        Entry {
            data: Some(data),
            ..self
        }
    }

    /// `problem`, as an error that names this item.
    pub(crate) fn error(self, problem: Problem) -> DecodeError {
        self.name(DecodeError::from_problem(problem))
    }

    /// `error`, as one that names this item.
    pub(crate) fn name(self, error: DecodeError) -> DecodeError {
        error.of_item(self.items.words(), self.index, self.id())
    }
}

impl<'p> Items<'p> {
    /// The item at `index`.
    pub(crate) fn entry<'a>(&'a self, index: usize) -> Option<Entry<'a>>
    where
        'p: 'a,
    {
        (index < self.len()).then_some(Entry {
            items: self,
            index,
            data: None,
        })
    }
}
