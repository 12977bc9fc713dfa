//! Tests of what people read about a manifest: the report, the difference between two, and the picture.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod common;

use common::{assert_golden, golden_manifest};
use jets_core::manifest::{Function, JobManifest, Manifest, Statement};

#[test]
fn the_report_of_every_option_is_as_in_the_golden_files() {
    let report = golden_manifest("every_option").report();
    assert_golden("every_option.report.md", &report.to_markdown());
    assert_golden("every_option.report.html", &report.to_html());
}

#[test]
fn the_chart_of_every_option_is_as_in_the_golden_file() {
    let chart = golden_manifest("every_option").mermaid();
    assert_golden("every_option.mmd", &chart);
}

#[test]
fn text_cannot_break_out_of_its_label() {
    let mut function = Function::new("DataJob", "file");
    function
        .policy
        .add(Statement::allow(["s3:GetObject"], ["\"]; click\n<b>`#`"]));
    let chart = Manifest::new(vec![JobManifest::new("DataJob", vec![function])]).mermaid();
    assert!(
        chart.contains("resource1(\"#34;]; click #60;b#62;#96;#35;#96;\")"),
        "{chart}"
    );
}
