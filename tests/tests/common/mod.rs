//! Shared by several test files.

#[allow(dead_code, reason = "each crate uses a part")]
#[path = "../../../jets-core/tests/common/schema.rs"]
mod schema;

use jets::Manifest;

/// Validates a manifest against the published JSON Schema.
pub(crate) fn assert_valid(manifest: &Manifest) {
    let manifest = serde_json::to_value(manifest).expect("JSON");
    schema::Validator::new(Manifest::json_schema()).assert_accepts(&manifest);
}
