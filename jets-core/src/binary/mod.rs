//! Reads manifests from a compiled program or library, without running it.

mod error;
mod sections;

pub use error::BinaryError;

use crate::manifest::{Architecture, Manifest};

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
                .get_or_insert_with(|| vec![architecture]);
        }
    }
}
