//! The integration tests of jets-rs: a package of its own, so that what they take is not built with a job.

use std::path::{Path, PathBuf};

/// A file of the repository, by its path from the root.
#[must_use]
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

#[cfg(doctest)]
mod pages;
