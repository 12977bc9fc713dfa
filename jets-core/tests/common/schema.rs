//! Validates manifests against the published JSON Schema, with a third-party validator.

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::Value;

/// A validator for the schema.
pub(crate) struct Validator {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Validator {
    /// Creates the validator of the schema in `text`.
    pub(crate) fn new(text: &str) -> Self {
        let schema = serde_json::from_str(text).expect("JSON");
        let mut schemas = Schemas::new();
        let mut compiler = Compiler::new();
        compiler
            .add_resource("manifest.json", schema)
            .expect("a resource");
        let index = compiler
            .compile("manifest.json", &mut schemas)
            .expect("a schema");
        Self { schemas, index }
    }

    /// Returns `true` if the manifest is valid.
    pub(crate) fn accepts(&self, manifest: &Value) -> bool {
        self.schemas.validate(manifest, self.index).is_ok()
    }

    /// Panics with the errors if the manifest is not valid.
    pub(crate) fn assert_accepts(&self, manifest: &Value) {
        let outcome = self.schemas.validate(manifest, self.index);
        assert!(outcome.is_ok(), "{:#}", outcome.expect_err("checked"));
    }
}
