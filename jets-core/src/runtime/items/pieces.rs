//! Data in a few pieces of memory.

use super::span::Span;

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

    /// Returns the part at this place.
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
