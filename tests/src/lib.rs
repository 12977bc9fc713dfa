//! The integration tests of jets-rs, in their own package so that a job does not build their dependencies.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Returns the path of a file in the repository, given its path from the root.
#[must_use]
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// Returns every file of `ui-tests/*/` with this extension. The paths start at the folder of this package, where its
/// tests run.
///
/// # Errors
///
/// Returns an error if a folder cannot be read.
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
