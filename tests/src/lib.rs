//! The integration tests of jets-rs: a package of its own, so that what they take is not built with a job.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// A file of the repository, by its path from the root.
#[must_use]
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// Every file of `ui-tests/*/` with this extension, from the folder of this package, in which its tests run.
///
/// # Errors
///
/// When a folder cannot be read.
pub fn ui_tests(extension: &str) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for topic in fs::read_dir("ui-tests")? {
        for file in fs::read_dir(topic?.path())? {
            let path = file?.path();
            if path.extension().is_some_and(|known| known == extension) {
                found.push(path);
            }
        }
    }
    Ok(found)
}

#[cfg(doctest)]
mod pages;
