//! Reads manifests from a compiled program or library, without running it.

mod sections;

use std::{error::Error, fmt};

use crate::{
    manifest::{Architecture, Manifest, ManifestError},
    section::{MACH_O_LINK_SECTION, NAME},
};

impl Manifest {
    /// Reads the manifest of all jobs in a compiled program or library, from the section that [`section`] names.
    ///
    /// `bytes` is the content of an executable, a shared library, an object file or a static library (`.a`, `.lib`,
    /// `.rlib`) in ELF, Mach-O or PE. From a universal Mach-O file, each job is read once and not once per
    /// architecture.
    ///
    /// Files that a compiler has prepared for link-time optimization have no sections yet. Read the finished program
    /// instead.
    ///
    /// A function that names no architecture gets that of the program, if Lambda can run it: ELF for 64-bit ARM or x86.
    ///
    /// The jobs are in alphabetical order. If a job occurs twice and both are identical, it is read once.
    ///
    /// [`section`]: crate::section
    ///
    /// # Errors
    ///
    /// Returns an error if `bytes` is none of these, is damaged, has no jobs, or has jobs that cannot be in one
    /// manifest.
    #[cfg(feature = "binary")]
    pub fn from_binary(bytes: &[u8]) -> Result<Self, BinaryError> {
        let sections = sections::contents(bytes)?;
        if sections.is_empty() {
            return Err(BinaryError::NoJobs);
        }
        let mut manifest =
            Self::from_json_lines(&sections.join(&b'\n')).map_err(BinaryError::Manifest)?;
        if let Some(architecture) = sections::architecture(bytes) {
            manifest.set_architecture(architecture);
        }
        Ok(manifest)
    }

    /// Sets the architecture of the functions that do not name one.
    fn set_architecture(&mut self, architecture: Architecture) {
        let functions = self.jobs.iter_mut().flat_map(|job| &mut job.functions);
        for function in functions {
            function
                .properties
                .architectures
                .get_or_insert_with(|| vec![architecture.into()]);
        }
    }
}

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
