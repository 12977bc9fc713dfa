//! A field of an item: where it stands.

use std::ops::Range;

use super::span::Span;

/// A field of an item, as a place in what the table keeps: so small that it is passed in two registers.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) enum Field {
    /// The event does not have it.
    #[default]
    Absent,
    /// In the payload, as it is.
    Plain(Span),
    /// In the texts that had escapes in the payload.
    Unescaped(Span),
    /// In the decoded data.
    Decoded(Span),
    /// The bits of an `f64`.
    Number(u64),
}

impl Field {
    /// The text at `range` of the payload, which is smaller than a [`Span`] can tell.
    #[inline]
    pub(super) fn plain(range: &Range<usize>) -> Self {
        Span::of(range).map_or(Self::Absent, Self::Plain)
    }

    /// The `text` of the payload that ends at `end`.
    #[inline]
    pub(super) fn ending_at(end: usize, text: &str) -> Self {
        Self::plain(&(end.saturating_sub(text.len())..end))
    }

    /// What stands from `start` to the end of the texts that had escapes.
    pub(super) fn unescaped(start: usize, unescaped: &str) -> Self {
        Span::of(&(start..unescaped.len())).map_or(Self::Absent, Self::Unescaped)
    }

    /// The data at `range` of the decoded data.
    #[inline]
    pub(super) fn decoded(range: &Range<usize>) -> Self {
        Span::of(range).map_or(Self::Absent, Self::Decoded)
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
