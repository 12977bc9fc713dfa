//! Checks that reading manifests from any bytes gives manifests or an error.

use jets::Manifest;

pub fn from_binary(bytes: &[u8]) {
    match Manifest::from_binary(bytes) {
        Ok(manifest) => crate::manifest::check(&manifest),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}
