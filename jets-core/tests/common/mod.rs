//! Shared by several test files.
#![allow(
    dead_code,
    clippy::expect_used,
    unused_imports,
    reason = "each file uses a part, and a test fails by panicking"
)]

mod golden;
mod schema;

use std::sync::LazyLock;

use jets_core::manifest::Manifest;

pub(crate) use golden::assert_golden;
pub(crate) use schema::Validator;

/// Returns the manifest in a golden file.
pub(crate) fn golden_manifest(name: &str) -> Manifest {
    golden::read(&format!("{name}.manifest.json"))
        .parse()
        .unwrap()
}

/// A validator for the published schema, which takes longer to make than to ask.
pub(crate) static VALIDATOR: LazyLock<Validator> =
    LazyLock::new(|| Validator::new(Manifest::json_schema()));

/// Validates a manifest against the published schema.
pub(crate) fn assert_valid(manifest: &Manifest) {
    VALIDATOR.assert_accepts(&serde_json::to_value(manifest).unwrap());
}
