//! What several test files share.

use boon::{Compiler, Schemas};
use jets::Manifest;

/// Validates a manifest against the published JSON Schema.
pub(crate) fn assert_valid(manifest: &Manifest) {
    let schema = serde_json::from_str(Manifest::JSON_SCHEMA).expect("JSON");
    let mut compiler = Compiler::new();
    compiler
        .add_resource("manifest.json", schema)
        .expect("a resource");
    let mut schemas = Schemas::new();
    let index = compiler
        .compile("manifest.json", &mut schemas)
        .expect("a schema");
    let manifest = serde_json::to_value(manifest).expect("JSON");
    let outcome = schemas.validate(&manifest, index);
    assert!(outcome.is_ok(), "{:#}", outcome.expect_err("checked"));
}
