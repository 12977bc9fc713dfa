//! One item in the table of an event.

use super::{layout::Words, parts::Broken, table::Items};
use crate::runtime::{DecodeError, decode_error::Problem};

/// One item in the table of an event.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    items: &'a Items<'a>,
    index: usize,
    /// Data that replaces the item's own.
    data: Option<&'a [u8]>,
}

impl<'a> Entry<'a> {
    /// Returns the item's position in the event, counted from 0.
    pub(crate) fn index(self) -> usize {
        self.index
    }

    /// Returns the item's text in `column`, or an empty text if the event does not have it.
    pub(crate) fn text(self, column: usize) -> &'a str {
        self.optional(column).unwrap_or_default()
    }

    /// Returns the item's text in `column`, if the event has it.
    pub(crate) fn optional(self, column: usize) -> Option<&'a str> {
        self.items.text(self.index, column)
    }

    /// Returns the item's number in `column`, if the event has it.
    pub(crate) fn number(self, column: usize) -> Option<f64> {
        self.items.field(self.index, column)?.to_number()
    }

    /// Returns the item's id, if the event has it.
    pub(crate) fn id(self) -> Option<&'a str> {
        self.optional(Items::ID)
    }

    pub(crate) fn words(self) -> &'static Words {
        self.items.words()
    }

    /// Returns the item's decoded data.
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

    /// Returns the item's decoded data in memory of its own.
    pub(crate) fn to_data(self) -> Result<Vec<u8>, DecodeError> {
        match self.data {
            Some(data) => Ok(data.to_owned()),
            None => (self.items.to_data(self.index)).map_err(|problem| self.error(problem)),
        }
    }

    /// Returns the position of the item inside the item of the event that it was unpacked from, counted from 0.
    pub(crate) fn position(self) -> Option<usize> {
        self.items.position(self.index)
    }

    /// Checks that the item is a single one.
    ///
    /// # Errors
    ///
    /// Returns an error if it contains items that could not be unpacked.
    pub(crate) fn is_one(self) -> Result<(), DecodeError> {
        match self.items.broken(self.index) {
            Some(broken @ Broken::Packed(_)) => Err(self.error(broken.problem())),
            _ => Ok(()),
        }
    }

    /// Returns the same item with other data.
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

    /// Returns `problem` as an error that names this item.
    pub(crate) fn error(self, problem: Problem) -> DecodeError {
        self.name(DecodeError::from_problem(problem))
    }

    /// Adds this item to `error`.
    pub(crate) fn name(self, error: DecodeError) -> DecodeError {
        error.of_item(self.items.words(), self.index, self.id())
    }
}

impl<'p> Items<'p> {
    /// Returns the item at `index`.
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
