//! Tests of templates. Here: those of the declarations in `tests/manifest/` and their flowcharts, made from their golden
//! manifests.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

pub mod defaults;
mod extended;
#[path = "../../../jets-core/tests/common/golden.rs"]
mod golden;
mod values;

use golden::assert_golden;
use jets::{Manifest, cloudformation::Stack};

const NAMES: [&str; 3] = ["data_job", "every_option", "values"];

fn manifest(name: &str) -> Manifest {
    let text = golden::read(&format!("{name}.json"));
    text.parse().expect("a manifest")
}

#[test]
fn templates_are_as_in_the_golden_files() {
    for name in NAMES {
        let template = manifest(name)
            .cloudformation(&Stack::default())
            .expect("a template");
        assert_golden(
            &format!("{name}.template.json"),
            &(template.to_json_pretty().expect("a template") + "\n"),
        );
    }
}

#[test]
fn the_template_of_two_programs_is_as_in_the_golden_file() {
    let programs = [("data_job", "stream"), ("values", "order-service")];
    let manifests = programs.map(|(name, program)| manifest(name).of_program(program));
    let manifest = Manifest::merge(manifests).expect("a manifest");
    let template = manifest
        .cloudformation(&Stack::default())
        .expect("a template");
    assert_golden(
        "programs.template.json",
        &(template.to_json_pretty().expect("a template") + "\n"),
    );
}

#[test]
fn flowcharts_are_as_in_the_golden_files() {
    for name in NAMES {
        assert_golden(&format!("{name}.mmd"), &manifest(name).mermaid());
    }
}
