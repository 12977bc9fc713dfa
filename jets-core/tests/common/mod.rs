//! What several test files share.
#![allow(dead_code, reason = "each file uses a part")]

use std::{env, fs, path::PathBuf};

use boon::{Compiler, SchemaIndex, Schemas};
use jets_core::manifest::Manifest;
use serde_json::Value;

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

/// The JSON Schema of manifests, in a validator.
pub(crate) struct Validator {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Validator {
    pub(crate) fn new() -> Self {
        let schema = serde_json::from_str(Manifest::JSON_SCHEMA).unwrap();
        let mut schemas = Schemas::new();
        let mut compiler = Compiler::new();
        compiler.add_resource("manifest.json", schema).unwrap();
        let index = compiler.compile("manifest.json", &mut schemas).unwrap();
        Self { schemas, index }
    }

    pub(crate) fn accepts(&self, manifest: &Value) -> bool {
        self.schemas.validate(manifest, self.index).is_ok()
    }

    pub(crate) fn assert_valid(&self, manifest: &Manifest) {
        let manifest = serde_json::to_value(manifest).unwrap();
        if let Err(error) = self.schemas.validate(&manifest, self.index) {
            panic!("{error:#}");
        }
    }
}
