//! The integration tests of jets-rs, in their own package so that a job does not build their dependencies.

use std::path::{Path, PathBuf};

/// Returns the path of a file in the repository, given its path from the root.
#[must_use]
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

#[cfg(doctest)]
mod pages;
