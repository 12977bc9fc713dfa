//! Tests of the library in crates outside its workspace, where users have theirs.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

mod cargo;

use std::fs;

use jets::Manifest;

/// Runs cargo in `tests/crates`, and returns what it printed.
fn cargo(arguments: &str) -> String {
    cargo::run("tests/crates", arguments)
}

/// Runs a program of `tests/crates`.
fn assert_prints_the_data(package: &str) {
    let printed = cargo(&format!("run --package {package}"));
    assert!(
        printed.ends_with("kinesis_data [\"hello world\"]\n"),
        "{printed}"
    );
}

#[test]
fn a_crate_that_renames_the_dependency_and_forbids_unsafe_code_runs() {
    assert_prints_the_data("renamed");
}

#[test]
fn a_crate_that_has_the_macro_through_another_crate_runs() {
    assert_prints_the_data("through_prelude");
}

#[test]
fn a_program_has_the_manifests_of_the_jobs_that_it_serves() {
    cargo("build --package through_prelude");
    let program = format!("debug/through_prelude{}", std::env::consts::EXE_SUFFIX);
    let program = fs::read(cargo::target().join(program)).expect("cargo wrote the file");
    let manifest = Manifest::from_binary(&program).expect("a manifest");
    let names: Vec<&str> = manifest.jobs.iter().map(|job| job.name.as_str()).collect();
    assert_eq!(names, ["AuditJob", "DataJob"]);
}

#[test]
fn documentation_shows_what_triggers_a_job_and_what_it_may_do() {
    cargo("doc --no-deps --package renamed");
    let page = cargo::target().join("doc/renamed/struct.DataJob.html");
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
    cargo("clippy --package quiet_lints");
}

#[test]
fn a_crate_of_every_edition_declares_jobs() {
    cargo("check --package edition_*");
}

#[test]
fn an_example_that_fails_is_named_by_its_line_in_the_file_of_the_job() {
    let printed = cargo::failing("tests/crates", "test --doc --package failing_example");
    for example in ["DataJob (line 6)", "DataJob::file (line 12)"] {
        let line = format!("failing_example/src/lib.rs - {example}");
        assert!(printed.contains(&line), "no `{line}` in {printed}");
    }
}

#[test]
fn a_word_whose_feature_is_off_is_reported_alone_and_where_it_is_written() {
    let check = "check --package without_features --features mistakes --message-format json";
    let printed = cargo::failing("tests/crates", check);
    let errors = printed.lines().filter_map(|line| {
        let line: serde_json::Value = serde_json::from_str(line).ok()?;
        let message = line.get("message")?;
        let is_error = message.get("code")?.get("code")? == "E0277";
        let (span, text) = (message.get("spans")?.get(0)?, message.get("message")?);
        is_error.then(|| {
            let at = [span.get("line_start"), span.get("column_start")];
            (
                at.map(|at| at.and_then(serde_json::Value::as_u64).unwrap_or_default()),
                text.to_string(),
            )
        })
    });
    let mut errors: Vec<_> = errors.collect();
    errors.sort();
    let of_logs = "\"`log_events` needs feature `gzip` of `jets-rs`\"".to_owned();
    let of_kinesis = "\"`aggregated: true` needs feature `kpl` of `jets-rs`\"".to_owned();
    let expected = [
        ([6, 33], of_kinesis),
        ([12, 17], of_logs.clone()),
        ([17, 18], of_logs),
    ];
    assert_eq!(errors, expected, "{printed}");
}

#[test]
fn a_program_with_an_exporter_of_opentelemetry_on_its_only_thread_exports_after_each_answer() {
    cargo::run("tests/crates/opentelemetry", "test --test flush");
}
