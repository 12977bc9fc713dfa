//! Tests of the manifests of declarations.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "../common/mod.rs"]
mod common;
mod data_job;
mod every_option;
#[allow(dead_code, reason = "each file uses a part")]
#[path = "../../../jets-core/tests/common/golden.rs"]
mod golden;
mod keys;
mod loops;

use std::{env, fs};

use jets::{App, Manifest, jobs, manifest::FunctionResponseType, triggers::Trigger};
use serde_json::{Value, json};

/// Compares a manifest, in its indented form, with a golden file.
fn assert_golden(name: &str, manifest: &str) {
    let manifest: Manifest = manifest.parse().expect("a manifest");
    golden::assert_golden(name, &(manifest.to_json_pretty() + "\n"));
}

/// Returns the only function of a manifest, as JSON.
fn function(manifest: &str) -> Value {
    let manifest: Value = serde_json::from_str(manifest).expect("JSON");
    manifest["jobs"][0]["functions"][0].clone()
}

#[test]
fn the_manifest_of_the_main_job_is_read_at_a_glance() {
    assert_golden("data_job.json", data_job::DataJob::MANIFEST);
}

#[test]
fn every_option_is_in_the_manifest() {
    assert_golden("every_option.json", every_option::EveryOptionJob::MANIFEST);
}

jobs! {
    /// About the class.
    MergedJob {
        class_timeout 30;
        class_environment { ONE: "class", TWO: "class" };
        class_iam_policy "s3:GetObject", resource: "*";

        timeout 5;
        environment { TWO: "function" };
        iam_policy "s3:PutObject", resource: "*";
        /// About the function.
        ///
        /// And more.
        pub(crate) fn own() {}

        pub(crate) fn inherited() {}
    }
}

#[test]
fn a_property_of_the_function_wins_over_that_of_the_class() {
    let manifest: Value = serde_json::from_str(MergedJob::MANIFEST).expect("JSON");
    let functions = &manifest["jobs"][0]["functions"];
    assert_eq!(functions[0]["properties"]["Timeout"], 5);
    assert_eq!(functions[1]["properties"]["Timeout"], 30);
    assert_eq!(
        functions[0]["properties"]["Environment"]["Variables"],
        json!({ "ONE": "class", "TWO": "function" })
    );
}

#[test]
fn permissions_of_class_and_function_add_up() {
    let manifest: Value = serde_json::from_str(MergedJob::MANIFEST).expect("JSON");
    let actions = |function: usize| -> Vec<Value> {
        let policy = &manifest["jobs"][0]["functions"][function]["policy"]["Statement"];
        let statements = policy.as_array().expect("statements");
        statements
            .iter()
            .map(|statement| statement["Action"][0].clone())
            .collect()
    };
    assert_eq!(
        actions(0),
        ["s3:GetObject", "s3:PutObject", "logs:CreateLogGroup"]
    );
    assert_eq!(actions(1), ["s3:GetObject", "logs:CreateLogGroup"]);
}

#[test]
fn the_first_line_of_the_doc_comment_is_the_description() {
    let manifest: Value = serde_json::from_str(MergedJob::MANIFEST).expect("JSON");
    let functions = &manifest["jobs"][0]["functions"];
    assert_eq!(
        functions[0]["properties"]["Description"],
        "About the function."
    );
    assert_eq!(
        functions[1]["properties"]["Description"],
        "About the class."
    );
}

jobs! {
    DescribedJob {
        #[must_use = "it is no description"]
        /// aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
        pub(crate) fn of_256_characters() -> u8 { 1 }

        /// aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
        pub(crate) fn of_257_characters() {}
    }
}

#[test]
fn a_description_is_cut_where_lambda_would_refuse_it() {
    let manifest: Value = serde_json::from_str(DescribedJob::MANIFEST).expect("JSON");
    let functions = &manifest["jobs"][0]["functions"];
    let whole = format!("{} {}", "a".repeat(128), "a".repeat(127));
    assert_eq!(functions[0]["properties"]["Description"], whole);
    let cut = format!("{} {}…", "a".repeat(128), "a".repeat(126));
    assert_eq!(functions[1]["properties"]["Description"], cut);
}

jobs! {
    ByName {
        pub(crate) fn alone() {}
    }
    WithoutPolicy {
        kinesis_event "s", iam_policy: none;
        fn run(kinesis_data) { _ = kinesis_data; }
    }
    Records {
        kinesis_event "one";
        kinesis_event "two";
        fn each(kinesis_record) { _ = kinesis_record; }
    }
}

#[test]
fn a_function_without_a_trigger_is_allowed() {
    assert_eq!(function(ByName::MANIFEST)["triggers"], json!([]));
}

#[test]
fn the_default_policy_can_be_left_out() {
    let statements = function(WithoutPolicy::MANIFEST)["policy"]["Statement"].clone();
    let statements = statements.as_array().expect("statements");
    assert_eq!(statements.len(), 1);
    assert_eq!(statements[0]["Action"][0], "logs:CreateLogGroup");
}

#[test]
fn a_function_of_records_reports_failures_on_all_its_triggers() {
    let manifest: Manifest = Records::MANIFEST.parse().expect("a manifest");
    let function = manifest.functions().next().expect("a function");
    assert_eq!(function.triggers.len(), 2);
    for trigger in &function.triggers {
        let Trigger::Kinesis(kinesis) = trigger else {
            panic!("not of Kinesis: {trigger:?}");
        };
        assert_eq!(
            kinesis.event_source_mapping.function_response_types,
            Some(vec![FunctionResponseType::ReportBatchItemFailures])
        );
    }
}

#[test]
fn an_app_has_the_manifest_of_all_its_jobs() {
    let manifest = App::new()
        .job(ByName)
        .job(Records)
        .manifest()
        .expect("a manifest");
    let handlers: Vec<&str> = manifest
        .functions()
        .map(|function| function.handler.as_str())
        .collect();
    assert_eq!(handlers, ["by_name.alone", "records.each"]);
}

#[test]
fn one_job_twice_is_an_error() {
    let error = App::new()
        .job(ByName)
        .job(ByName)
        .manifest()
        .expect_err("two jobs of one name");
    assert_eq!(error.to_string(), "two jobs are named `ByName`");
}

#[test]
fn a_manifest_reads_back_as_it_was_written() {
    for text in [
        data_job::DataJob::MANIFEST,
        every_option::EveryOptionJob::MANIFEST,
    ] {
        let manifest: Manifest = text.parse().expect("a manifest");
        assert_eq!(manifest.to_json(), text);
    }
}

#[test]
fn this_program_has_the_manifests_of_the_jobs_that_it_serves() {
    let this_program = env::current_exe().expect("a path");
    let bytes = fs::read(this_program).expect("a program");
    let linked = Manifest::from_binary(&bytes).expect("manifests");
    let names: Vec<&str> = linked.jobs.iter().map(|job| job.name.as_str()).collect();
    // Those of the apps above.
    assert_eq!(names, ["ByName", "Records"]);
    common::assert_valid(&linked);
}
