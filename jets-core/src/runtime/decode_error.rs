//! The error of an event that could not be decoded: which item, and why.

use std::{error::Error, fmt};

use super::items::Words;
pub(crate) use super::problem::Problem;

/// Why a payload, or an item in it, could not be decoded.
///
/// It prints one line, with the item if the error is about one. Items are counted from 0.
///
/// ```text
/// record 2 (sequence number 49593016666855735301798073856083438124424404568371101698): data is not base64: invalid symbol `!` at offset 4
/// ```
pub struct DecodeError(Box<Inner>);

struct Inner {
    item: Option<Position>,
    /// The source's word for an item's data.
    data: &'static str,
    problem: Problem,
}

/// The position of an item in the event.
struct Position {
    words: &'static Words,
    index: usize,
    id: Option<String>,
}

impl Position {
    fn is(&self, index: usize, id: Option<&str>) -> bool {
        self.index == index && self.id.as_deref() == id
    }
}

/// The kind of a [`DecodeError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DecodeErrorKind {
    /// The payload is not JSON, or is too large.
    Payload,
    /// The payload is not an event of the source.
    Event,
    /// The data of an item is not what it should be: base64, UTF-8, gzip, an aggregate, or an envelope.
    Data,
    /// JSON, or attributes of a table, are not of the requested type.
    Type,
    /// There is no such item.
    NoItem,
    /// The error of a conversion of your own, from [`DecodeError::new`] or [`FromItem`](crate::FromItem).
    Other,
}

impl DecodeError {
    /// Creates an error of your own conversion, such as one in [`FromItem`](crate::FromItem).
    ///
    /// The library adds the item that it is about.
    #[must_use]
    pub fn new(error: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::from_error(error.into())
    }

    pub(crate) fn from_problem(problem: Problem) -> Self {
        Self(Box::new(Inner {
            item: None,
            data: "data",
            problem,
        }))
    }

    /// Creates the error that an event of `len` items has none at `index`.
    pub(crate) fn no_item(index: usize, len: usize) -> Self {
        Self::from_problem(Problem::NoItem { index, len })
    }

    /// Converts `error`. If it is already an error of this library, it stays as it is.
    pub(crate) fn from_error(error: Box<dyn Error + Send + Sync>) -> Self {
        match error.downcast::<Self>() {
            Ok(error) => *error,
            Err(error) => Self::from_problem(Problem::Other(error)),
        }
    }

    /// Adds the item that the error is about. If the error names another item, for example one that a function passes
    /// on, it becomes the cause of the new error. `data` is the word for what the error is about.
    pub(crate) fn of_item(
        mut self,
        words: &'static Words,
        index: usize,
        id: Option<&str>,
        data: &'static str,
    ) -> Self {
        let position = || Position {
            words,
            index,
            id: id.map(str::to_owned),
        };
        match &self.0.item {
            Some(item) if item.is(index, id) => self,
            Some(_) => Self(Box::new(Inner {
                item: Some(position()),
                data,
                problem: Problem::Other(self.into()),
            })),
            None => {
                self.0.item = Some(position());
                self.0.data = data;
                self
            }
        }
    }

    /// Removes the item from the error if it is this one, because the caller names it already.
    pub(crate) fn inside(mut self, index: usize, id: &str) -> Self {
        if self
            .0
            .item
            .as_ref()
            .is_some_and(|item| item.is(index, Some(id)))
        {
            self.0.item = None;
        }
        self
    }

    /// Prints the error after the words that the data is not an event of the right shape.
    pub(super) fn fmt_inside(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.problem.fmt_inside(self.0.data, formatter)
    }

    /// Returns the kind of the error.
    #[must_use]
    pub fn kind(&self) -> DecodeErrorKind {
        self.0.problem.kind()
    }

    /// Returns the error that [`new`](Self::new) was given, as [`std::io::Error::get_ref`] does. `None` for an error of
    /// this library's own.
    #[must_use]
    pub fn get_ref(&self) -> Option<&(dyn Error + Send + Sync + 'static)> {
        match &self.0.problem {
            Problem::Other(error) => Some(error.as_ref()),
            _ => None,
        }
    }

    /// Returns the position of the item that the error is about, counted from 0.
    #[must_use]
    pub fn item_index(&self) -> Option<usize> {
        Some(self.0.item.as_ref()?.index)
    }

    /// Returns the id of the item that the error is about, such as its sequence number or message id, if it could be
    /// read.
    #[must_use]
    pub fn item_id(&self) -> Option<&str> {
        self.0.item.as_ref()?.id.as_deref()
    }
}

/// Prints `DecodeError("…")`, with the text of `Display`.
impl fmt::Debug for DecodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.to_string();
        formatter.debug_tuple("DecodeError").field(&text).finish()
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(Position { words, index, id }) = &self.0.item
            && !words.item.is_empty()
        {
            write!(formatter, "{} {index}", words.item)?;
            if let Some(id) = id {
                write!(formatter, " ({} {})", words.id, id.escape_debug())?;
            }
            formatter.write_str(": ")?;
        }
        self.0.problem.fmt(self.0.data, formatter)
    }
}

impl Error for DecodeError {
    // Each inlined copy would add vtables of the errors to a program.
    #[inline(never)]
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.problem.source()
    }
}
