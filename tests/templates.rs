//! The templates and flowcharts of the declarations in `tests/manifest.rs`, made from their golden manifests.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::{env, fs, path::Path};

use jets::{Manifest, cloudformation::Stack};

const NAMES: [&str; 2] = ["data_job", "every_option"];

fn manifest(name: &str) -> Manifest {
    let path = golden(&format!("{name}.json"));
    let text = fs::read_to_string(path).expect("the golden manifest is there");
    text.parse().expect("a manifest")
}

fn golden(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(name)
}

/// Compares with the file of that name in `tests/golden`; `UPDATE_GOLDEN=1` writes it instead.
fn assert_golden(name: &str, text: &str) {
    let path = golden(name);
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, text).expect("the golden file is written");
    }
    let expected = fs::read_to_string(&path).expect("the golden file is there");
    assert_eq!(text, expected, "{}", path.display());
}

#[test]
fn templates_are_as_in_the_golden_files() {
    for name in NAMES {
        let template = manifest(name)
            .cloudformation(&Stack::default())
            .expect("a template");
        assert_golden(
            &format!("{name}.template.json"),
            &(template.to_json_pretty() + "\n"),
        );
    }
}

#[test]
fn flowcharts_are_as_in_the_golden_files() {
    for name in NAMES {
        assert_golden(&format!("{name}.mmd"), &manifest(name).mermaid());
    }
}
