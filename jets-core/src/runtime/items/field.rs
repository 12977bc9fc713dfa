//! A field of an item, stored as the place of its text or data.

use std::ops::Range;

use super::{pieces::Place, span::Span};

/// A field of an item, as a place in one of the table's buffers.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) enum Field {
    /// The event does not have it.
    #[default]
    Absent,
    /// A place in the payload.
    Plain(Span),
    /// A place in the buffer of texts that had escapes.
    Unescaped(Span),
    /// A piece of the decoded data, and the place in it.
    Decoded(u32, Span),
    /// A number, as the bits of an `f64`.
    Number(u64),
}

// Small enough to be passed in two registers.
const _: () = assert!(size_of::<Field>() <= 16);

impl Field {
    /// Returns the place `range` of the payload. The payload is smaller than the limit of [`Span`].
    #[inline]
    pub(super) fn plain(range: &Range<usize>) -> Self {
        Span::of(range).map_or(Self::Absent, Self::Plain)
    }

    /// Returns the place of a `text` in the payload that ends at `end`.
    #[inline]
    pub(super) fn ending_at(end: usize, text: &str) -> Self {
        Self::plain(&(end.saturating_sub(text.len())..end))
    }

    /// Returns the place of the last text in the buffer of texts that had escapes, which starts at `start`.
    pub(super) fn unescaped(start: usize, unescaped: &str) -> Self {
        Span::of(&(start..unescaped.len())).map_or(Self::Absent, Self::Unescaped)
    }

    /// Returns a place in the decoded data.
    #[inline]
    pub(super) fn decoded(place: Option<Place>) -> Self {
        place.map_or(Self::Absent, |(piece, span)| Self::Decoded(piece, span))
    }

    #[inline]
    pub(super) fn number(number: f64) -> Self {
        Self::Number(number.to_bits())
    }

    pub(super) fn to_number(self) -> Option<f64> {
        match self {
            Self::Number(bits) => Some(f64::from_bits(bits)),
            _ => None,
        }
    }

    #[inline]
    pub(super) fn is_absent(self) -> bool {
        matches!(self, Self::Absent)
    }
}
