//! Tests of the manifest of a user's two crates, built by cargo: written by a `build.rs`, and read from the compiled
//! program.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

mod common;

use std::{fs, path::PathBuf, process::Command};

use jets::{Manifest, cloudformation::Stack};

/// Runs cargo in `examples/deploy`, and returns its output.
fn cargo(arguments: &str) -> String {
    let output = Command::new(env!("CARGO"))
        .args(arguments.split(' '))
        .env("CARGO_TARGET_DIR", target())
        .current_dir(jets_tests::repository("examples/deploy"))
        .output()
        .expect("cargo runs");
    let complained = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complained}");
    String::from_utf8(output.stdout).expect("text")
}

/// Returns a folder next to this crate's dependencies, so that they are built once.
fn target() -> PathBuf {
    jets_tests::repository("target")
}

/// Returns the file that `build.rs` wrote.
fn written(form: &str) -> String {
    cargo(&format!("run --quiet --locked -- {form}"))
}

fn written_manifest() -> Manifest {
    written("manifest").parse().expect("a manifest")
}

fn read(file: &str) -> Manifest {
    let bytes = fs::read(target().join(file)).expect("cargo wrote the file");
    Manifest::from_binary(&bytes).expect("a manifest")
}

#[test]
fn a_build_script_writes_manifest_and_template() {
    let manifest = written_manifest();
    common::assert_valid(&manifest);
    let handlers: Vec<_> = manifest
        .functions()
        .map(|function| function.handler.as_str())
        .collect();
    assert_eq!(handlers, ["archive_job.store", "count_job.count"]);
    let template = manifest
        .cloudformation(&Stack::new("shop", "dev"))
        .expect("a template");
    assert_eq!(written("template"), template.to_json_pretty() + "\n");
    assert_eq!(written("mermaid"), manifest.mermaid());
}

#[test]
fn a_stripped_program_with_link_time_optimization_has_the_manifest() {
    cargo("build --quiet --locked --release --package jobs --bin jobs");
    let program = format!("release/jobs{}", std::env::consts::EXE_SUFFIX);
    let mut manifest = read(&program);
    // A program has an architecture if its platform is Lambda's.
    let functions = manifest.jobs.iter_mut().flat_map(|job| &mut job.functions);
    functions.for_each(|function| function.properties.architectures = None);
    assert_eq!(manifest, written_manifest());
}

#[test]
fn a_static_library_has_the_manifest() {
    cargo("build --quiet --locked --package jobs --lib");
    assert_eq!(read("debug/libjobs.rlib"), written_manifest());
}
