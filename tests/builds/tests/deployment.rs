//! Tests of the manifest of the two crates in `examples/deploy`: written by a `build.rs`, and read from the compiled
//! program.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

mod cargo;
#[allow(dead_code, reason = "it has more than is used here")]
#[path = "../../../jets-core/tests/common/schema.rs"]
mod schema;

use std::fs;

use jets::{Manifest, cloudformation::Stack};

/// Runs cargo in `examples/deploy`, and returns what it printed.
fn cargo(arguments: &str) -> String {
    cargo::run("examples/deploy", arguments)
}

/// Returns the file that `build.rs` wrote.
fn written(form: &str) -> String {
    cargo(&format!("run -- {form}"))
}

fn written_manifest() -> Manifest {
    written("manifest").parse().expect("a manifest")
}

fn read(file: &str) -> Manifest {
    let bytes = fs::read(cargo::target().join(file)).expect("cargo wrote the file");
    Manifest::from_binary(&bytes).expect("a manifest")
}

#[test]
fn a_build_script_writes_manifest_and_template() {
    let manifest = written_manifest();
    let json = serde_json::to_value(&manifest).expect("JSON");
    schema::Validator::new(Manifest::json_schema()).assert_accepts(&json);
    let handlers: Vec<_> = manifest
        .functions()
        .map(|function| function.handler.as_str())
        .collect();
    assert_eq!(handlers, ["archive_job.store", "count_job.count"]);
    let template = manifest
        .cloudformation(&Stack::new("shop", "dev"))
        .expect("a template");
    assert_eq!(
        written("template"),
        template.to_json_pretty().expect("a template") + "\n"
    );
    assert_eq!(written("mermaid"), manifest.mermaid());
}

#[test]
fn a_stripped_program_with_link_time_optimization_has_the_manifest() {
    cargo("build --release --package jobs --bin jobs");
    let program = format!("release/jobs{}", std::env::consts::EXE_SUFFIX);
    let mut manifest = read(&program);
    // A program has an architecture if its platform is Lambda's.
    let functions = manifest.jobs.iter_mut().flat_map(|job| &mut job.functions);
    functions.for_each(|function| function.properties.architectures = None);
    assert_eq!(manifest, written_manifest());
}

#[test]
fn a_static_library_has_the_manifest() {
    cargo("build --package jobs --lib");
    assert_eq!(read("debug/libjobs.rlib"), written_manifest());
}
