//! Tests of batches: which items a function is called with, and what it reports.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod answers;
mod poison;

use jets::Manifest;

#[test]
fn the_mapping_says_that_the_function_reports_failures() {
    let manifests = [poison::BatchJob::MANIFEST, answers::AnswerJob::MANIFEST];
    let manifests = manifests.map(|manifest| manifest.parse::<Manifest>().expect("a manifest"));
    for function in manifests.iter().flat_map(Manifest::functions) {
        let reports = ![
            "by_hand",
            "by_hand_of_an_event",
            "deeper",
            "counted",
            "by_name",
        ]
        .contains(&function.name.as_str());
        for trigger in &function.triggers {
            let mapping = trigger.event_source_mapping().expect("a mapping");
            let types = &mapping.function_response_types;
            assert_eq!(types.is_some(), reports, "{}", function.name);
        }
    }
}
