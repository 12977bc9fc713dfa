//! Compares output with golden files, which somebody has read before they were committed.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// Compares `text` with the file `name` in `tests/golden`, or writes the file if `UPDATE_GOLDEN` is set.
pub(crate) fn assert_golden(name: &str, text: &str) {
    assert_file(&path(name), text);
}

/// Compares `text` with the file at `path`, or writes the file if `UPDATE_GOLDEN` is set.
pub(crate) fn assert_file(path: &Path, text: &str) {
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(path, text).expect("the golden file is written");
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    assert_eq!(text, expected, "UPDATE_GOLDEN=1 writes {}", path.display());
}

/// Returns the text of the file `name` in `tests/golden`.
#[allow(dead_code, reason = "not every test reads one")]
pub(crate) fn read(name: &str) -> String {
    fs::read_to_string(path(name)).expect("the golden file is there")
}

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(name)
}
