//! The library in crates outside its workspace, as users depend on it.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::{
    path::Path,
    process::{Command, Output},
};

/// Runs a crate of `tests/crates`, built beside this one's dependencies.
fn run(package: &str) -> Output {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--locked", "--package", package])
        .arg("--target-dir")
        .arg(root.join("target"))
        .current_dir(root.join("tests/crates"))
        .output()
        .expect("cargo runs")
}

fn assert_prints_the_data(output: &Output) {
    let printed = String::from_utf8_lossy(&output.stdout);
    let complained = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complained}");
    assert!(
        printed.ends_with("kinesis_data [\"hello world\"]\n"),
        "{printed}"
    );
}

#[test]
fn a_crate_that_renames_the_dependency_and_forbids_unsafe_code_runs() {
    assert_prints_the_data(&run("renamed"));
}

#[test]
fn a_crate_that_has_the_macro_through_another_crate_runs() {
    assert_prints_the_data(&run("through_prelude"));
}
