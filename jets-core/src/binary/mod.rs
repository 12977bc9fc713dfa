//! Manifests read from a compiled program or library, without running it.

mod error;
mod sections;

pub use error::BinaryError;

use crate::manifest::{Architecture, Manifest};

impl Manifest {
    /// The manifest of all jobs in a compiled program or library, as read from the section that [`section`] names.
    ///
    /// `bytes` is the content of an executable, a shared library, an object file or a static library (`.a`, `.lib`,
    /// `.rlib`) in ELF, Mach-O or PE. A universal Mach-O file counts once, whatever the number of its architectures.
    ///
    /// Files that a compiler leaves for link-time optimization have no sections yet: read the finished program.
    ///
    /// A function that names no architecture gets that of the program, where this is one that Lambda runs: ELF for ARM or x86
    /// of 64 bits.
    ///
    /// The jobs come in alphabetical order. A job that is there twice, word for word, is taken once.
    ///
    /// [`section`]: crate::section
    ///
    /// # Errors
    ///
    /// When `bytes` is none of these, or is damaged, or has no jobs, or has jobs that cannot be in one manifest.
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

    /// Notes the architecture of the program where a function names none.
    fn set_architecture(&mut self, architecture: Architecture) {
        let functions = self.jobs.iter_mut().flat_map(|job| &mut job.functions);
        for function in functions {
            function
                .properties
                .architectures
                .get_or_insert([architecture]);
        }
    }
}
