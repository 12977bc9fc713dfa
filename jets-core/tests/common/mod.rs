//! What several test files share.

use std::{env, fs, path::PathBuf};

use jets_core::manifest::Manifest;

/// A file of `tests/golden`.
pub(crate) fn golden_path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(name)
}

/// The manifest in a golden file.
pub(crate) fn golden_manifest(name: &str) -> Manifest {
    let path = golden_path(&format!("{name}.manifest.json"));
    fs::read_to_string(path).unwrap().parse().unwrap()
}

/// Compares `text` with a golden file, or writes the file where `UPDATE_GOLDEN` is set.
pub(crate) fn assert_golden(name: &str, text: &str) {
    let path = golden_path(name);
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, text).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(text, expected, "UPDATE_GOLDEN=1 writes {}", path.display());
}
