//! What the type of a parameter needs of each item.

/// What the type of a parameter needs of each item. A table has no more than that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// The data as it is in the event, which the type itself decodes.
    EncodedData,
    /// The decoded data.
    Data,
    /// The decoded data and all other fields.
    Metadata,
}

impl Needs {
    /// Returns `self`, or [`Data`](Self::Data) if that is more.
    #[must_use]
    pub const fn decoded(self) -> Self {
        self.and(Self::Data)
    }

    /// Returns what a type needs that contains two types.
    #[must_use]
    pub(super) const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Metadata, _) | (_, Self::Metadata) => Self::Metadata,
            (Self::Data, _) | (_, Self::Data) => Self::Data,
            (Self::EncodedData, Self::EncodedData) => Self::EncodedData,
        }
    }

    /// Returns the number of columns to read of those that are always read and all there are.
    pub(crate) fn columns(self, always: usize, all: usize) -> usize {
        match self {
            Self::EncodedData | Self::Data => always,
            Self::Metadata => all,
        }
    }
}
