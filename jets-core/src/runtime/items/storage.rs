//! What the table consists of: fields, the spans that they refer to, memory for decoded data, and members of windows.

use std::{ops::Range, sync::LazyLock};

use base64::engine::GeneralPurposeConfig;

/// A start and an end below 4 GiB, in the upper and the lower half of the number.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span(u64);

impl Span {
    /// Returns `None` if the range ends after 4 GiB.
    #[inline]
    pub(crate) fn of(range: &Range<usize>) -> Option<Self> {
        let end = u32::try_from(range.end).ok()?;
        Some(Self((range.start as u64) << 32 | u64::from(end)))
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

    /// Returns the place that is `distance` bytes after this one in the payload, or no place if this is none.
    #[inline]
    pub(super) fn plain_after(self, distance: usize) -> Self {
        let range = match self {
            Self::Plain(span) => span.range(),
            _ => None,
        };
        range.map_or(Self::Absent, |range| {
            Self::plain(&(range.start + distance..range.end + distance))
        })
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

/// The usual size of a piece: 64 KiB. Pieces of this size fit into memory that was freed before.
const SIZE: usize = 1 << 16;

/// Data in a few pieces of memory. Each part that was added is whole in one of them.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    full: Vec<Vec<u8>>,
    last: Vec<u8>,
}

/// The number of a piece, and the place in it.
pub(super) type Place = (u32, Span);

impl Pieces {
    /// Creates space for data of this length.
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self {
            full: Vec::new(),
            last: Vec::with_capacity(bytes.min(SIZE)),
        }
    }

    /// Adds what `write` appends, at most `most` bytes. If it fails, adds nothing.
    ///
    /// Returns the place, or `None` if the data has grown beyond 4 GiB.
    #[inline]
    pub(super) fn add<E>(
        &mut self,
        most: usize,
        write: impl FnOnce(&mut Vec<u8>) -> Result<(), E>,
    ) -> Result<Option<Place>, E> {
        if self.last.capacity() - self.last.len() < most {
            let next = Vec::with_capacity(most.max(SIZE));
            self.full.push(std::mem::replace(&mut self.last, next));
        }
        let start = self.last.len();
        if let Err(error) = write(&mut self.last) {
            self.last.truncate(start);
            return Err(error);
        }
        let piece = u32::try_from(self.full.len()).ok();
        Ok(piece.zip(Span::of(&(start..self.last.len()))))
    }

    #[inline]
    pub(super) fn get(&self, (piece, span): Place) -> Option<&[u8]> {
        let piece = self.full.get(usize::try_from(piece).ok()?);
        span.of_data(piece.unwrap_or(&self.last))
    }
}

#[cfg(feature = "gzip")]
impl Pieces {
    /// Creates data that is in one piece.
    pub(super) fn of_one(data: Vec<u8>) -> (Self, Option<Place>) {
        let span = Span::of(&(0..data.len()));
        let pieces = Self {
            full: Vec::new(),
            last: data,
        };
        (pieces, span.map(|span| (0, span)))
    }
}

/// A member that the event of a tumbling window has in addition to its records, [as Lambda sends it][1].
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-windows.html
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WindowMember {
    Window,
    State,
    ShardId,
    StreamArn,
    IsFinal,
    IsTerminatedEarly,
}

impl WindowMember {
    const ALL: [Self; 6] = [
        Self::Window,
        Self::State,
        Self::ShardId,
        Self::StreamArn,
        Self::IsFinal,
        Self::IsTerminatedEarly,
    ];

    pub(super) fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|member| member.name() == name)
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Window => "window",
            Self::State => "state",
            Self::ShardId => "shardId",
            Self::StreamArn => "eventSourceARN",
            Self::IsFinal => "isFinalInvokeForWindow",
            Self::IsTerminatedEarly => "isWindowTerminatedEarly",
        }
    }
}

/// The fastest base64 decoder for the processor.
#[cfg(any(
    target_arch = "x86_64",
    all(target_arch = "aarch64", target_feature = "neon")
))]
pub(super) static BASE64: LazyLock<base64::engine::Simd> =
    LazyLock::new(|| base64::engine::Simd::standard(GeneralPurposeConfig::new()));

/// The fastest base64 decoder for the processor.
#[cfg(not(any(
    target_arch = "x86_64",
    all(target_arch = "aarch64", target_feature = "neon")
)))]
pub(super) static BASE64: LazyLock<base64::engine::GeneralPurpose> = LazyLock::new(|| {
    base64::engine::GeneralPurpose::new(&base64::alphabet::STANDARD, GeneralPurposeConfig::new())
});
