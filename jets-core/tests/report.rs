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

fn manifest(change: impl FnOnce(&mut Function)) -> Manifest {
    let mut function = Function::new("DataJob", "file");
    change(&mut function);
    Manifest::new(vec![JobManifest::new("DataJob", vec![function])])
}

#[test]
fn text_is_no_markup_in_a_report() {
    let text = "<b>&\"|_a_b_\u{7}";
    let allow = |function: &mut Function| function.policy.add(Statement::allow(["s3"], [text]));
    let report = manifest(allow).report();
    let html = report.to_html();
    assert!(html.contains("&lt;b&gt;&amp;&quot;|_a_b_"), "{html}");
    assert!(!html.contains("<b>"), "{html}");
    let markdown = report.to_markdown();
    assert!(markdown.contains(r#"\<b\>\&"\|\_a_b\_ "#), "{markdown}");
}

#[test]
fn a_report_has_a_column_for_what_is_sent_only_if_something_is() {
    let markdown = manifest(|_| {}).report().to_markdown();
    assert!(!markdown.contains("sends to"), "{markdown}");
}

#[test]
fn what_is_new_has_a_class_of_its_own_in_html() {
    let before = Manifest::new(Vec::new());
    let html = manifest(|_| {}).changes_since(&before).to_html();
    assert!(html.contains("<div class=\"added\">added</div>"), "{html}");
}

#[test]
fn a_chart_has_the_first_actions_of_many() {
    let chart = |count: usize| {
        let actions: Vec<String> = (1..=count).map(|number| format!("s3:Do{number}")).collect();
        manifest(|function| function.policy.add(Statement::allow(actions, ["data"]))).mermaid()
    };
    let four = chart(4);
    assert!(four.contains("s3:Do4") && !four.contains("more"), "{four}");
    let six = chart(6);
    assert!(six.contains("s3:Do3") && !six.contains("s3:Do4"), "{six}");
    assert!(six.contains("and 3 more"), "{six}");
}
