//! The published JSON Schema of manifests, in a validator that is not ours.

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::Value;

/// The schema, ready to validate.
pub(crate) struct Validator {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Validator {
    /// The validator of the schema in `text`.
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

    /// Whether the schema takes this manifest.
    pub(crate) fn accepts(&self, manifest: &Value) -> bool {
        self.schemas.validate(manifest, self.index).is_ok()
    }

    /// Fails with what the schema refuses.
    pub(crate) fn assert_accepts(&self, manifest: &Value) {
        let outcome = self.schemas.validate(manifest, self.index);
        assert!(outcome.is_ok(), "{:#}", outcome.expect_err("checked"));
    }
}
