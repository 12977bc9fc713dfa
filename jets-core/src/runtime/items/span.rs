//! Places in a text or in data, small enough to keep many of them.

use std::ops::Range;

/// A start and an end below 4 GiB, in the upper and the lower half of the number.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span(u64);

impl Span {
    /// Returns `None` if the range ends after 4 GiB.
    #[inline]
    pub(crate) fn of(range: &Range<usize>) -> Option<Self> {
        let start = u32::try_from(range.start).ok()?;
        let end = u32::try_from(range.end).ok()?;
        Some(Self(u64::from(start) << 32 | u64::from(end)))
    }

    #[inline]
    fn range(self) -> Option<Range<usize>> {
        let start = usize::try_from(self.0 >> 32).ok()?;
        let end = usize::try_from(self.0 & u64::from(u32::MAX)).ok()?;
        Some(start..end)
    }

    /// Returns the bytes of `data` at this place.
    #[inline]
    pub(crate) fn of_data(self, data: &[u8]) -> Option<&[u8]> {
        data.get(self.range()?)
    }

    /// Returns the part of `text` at this place.
    #[inline]
    pub(crate) fn of_text(self, text: &str) -> Option<&str> {
        text.get(self.range()?)
    }
}
