//! The error of a compiled program whose manifest cannot be read.

use std::{error::Error, fmt};

use crate::{
    manifest::ManifestError,
    section::{MACH_O_LINK_SECTION, NAME},
};

/// Why a compiled program's manifest could not be read.
#[derive(Debug)]
#[non_exhaustive]
pub enum BinaryError {
    /// The bytes are not a program or library in a known format.
    UnknownFormat,
    /// The program or library is damaged.
    Damaged(Box<dyn Error + Send + Sync>),
    /// There is no section with manifests.
    NoJobs,
    /// The section does not contain manifests, or they cannot be merged.
    Manifest(ManifestError),
}

impl fmt::Display for BinaryError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownFormat => formatter
                .write_str("not a compiled program or library: accepted are ELF, Mach-O, PE and archives of them"),
            Self::Damaged(error) => {
                write!(formatter, "the program or library is damaged: {error}")
            }
            Self::NoJobs => write!(
                formatter,
                "no jobs: there is no section `{NAME}`, or `{MACH_O_LINK_SECTION}` in Mach-O"
            ),
            Self::Manifest(error) => write!(formatter, "section `{NAME}`: {error}"),
        }
    }
}

impl Error for BinaryError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Damaged(error) => Some(error.as_ref()),
            Self::Manifest(error) => Some(error),
            _ => None,
        }
    }
}
