//! Tests of the library in crates outside its workspace, where users have theirs.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::{
    fs,
    process::{Command, Output},
};

/// Runs cargo on a crate of `tests/crates`, with a target folder next to this crate's dependencies.
fn cargo(command: &[&str], package: &str) -> Output {
    let root = jets_tests::repository("");
    Command::new(env!("CARGO"))
        .args(command)
        .args(["--quiet", "--locked", "--package", package])
        .arg("--target-dir")
        .arg(root.join("target"))
        .env("RUSTDOCFLAGS", "--deny warnings")
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
    assert_prints_the_data(&cargo(&["run"], "renamed"));
}

#[test]
fn a_crate_that_has_the_macro_through_another_crate_runs() {
    assert_prints_the_data(&cargo(&["run"], "through_prelude"));
}

#[test]
fn documentation_shows_what_triggers_a_job_and_what_it_may_do() {
    let output = cargo(&["doc", "--no-deps"], "renamed");
    let complained = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complained}");
    let page = jets_tests::repository("target/doc/renamed/struct.DataJob.html");
    let page = fs::read_to_string(page).expect("rustdoc wrote the page");
    for expected in [
        "Prints whatever arrives on the stream.",
        "data_job.file",
        "my-stream",
        "BatchSize",
        "kinesis:GetRecords",
    ] {
        assert!(page.contains(expected), "`{expected}` is missing");
    }
}

#[test]
fn a_crate_that_denies_every_lint_declares_jobs() {
    let output = cargo(&["clippy"], "quiet_lints");
    let complained = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complained}");
}
