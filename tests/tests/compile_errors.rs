//! Tests that every mistake in a declaration is reported at its own token. `ui-tests/` has one file per mistake.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::fs;

#[test]
fn each_mistake_is_reported_at_its_token() {
    trybuild::TestCases::new().compile_fail("ui-tests/*/*.rs");
}

/// Returns the line number in the source, counted from 1, of each error in rustc's output.
fn places(output: &str) -> Vec<usize> {
    let lines: Vec<&str> = output.lines().collect();
    let headers = lines
        .windows(2)
        .filter(|pair| matches!(pair, [header, _] if header.starts_with("error")));
    headers
        .filter_map(|pair| pair.last()?.rsplit(':').nth(1)?.parse().ok())
        .collect()
}

#[test]
fn no_mistake_is_reported_at_the_whole_macro() {
    let outputs = jets_tests::ui_tests("stderr").expect("the ui-tests");
    assert_eq!(
        outputs.len(),
        jets_tests::ui_tests("rs").expect("the ui-tests").len()
    );
    for path in outputs {
        let output = fs::read_to_string(&path).expect("the output is read");
        let source = fs::read_to_string(path.with_extension("rs")).expect("the source is there");
        let places = places(&output);
        assert!(!places.is_empty(), "{}", path.display());
        assert!(!output.contains("warning:"), "{}", path.display());
        for place in places {
            let line = source.lines().nth(place - 1).expect("the line is there");
            // An empty macro has no other token.
            let is_macro = line.starts_with("jets::jobs! {") && line != "jets::jobs! {}";
            assert!(!is_macro, "{}: {line}", path.display());
        }
    }
}
