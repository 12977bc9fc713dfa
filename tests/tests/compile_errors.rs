//! Every mistake in a declaration is reported at its own token: `ui-tests/` has one file a mistake.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::{fs, path::PathBuf};

#[test]
fn each_mistake_is_reported_at_its_token() {
    trybuild::TestCases::new().compile_fail("ui-tests/*/*.rs");
}

/// Every file of `ui-tests/*/` with this extension.
fn files(extension: &str) -> Vec<PathBuf> {
    let topics = fs::read_dir("ui-tests").expect("the folder of topics");
    let files = topics.flat_map(|topic| {
        let topic = topic.expect("a topic").path();
        fs::read_dir(topic).expect("a folder of mistakes")
    });
    let paths = files.map(|file| file.expect("a file").path());
    paths
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect()
}

/// The line of the source, counted from 1, that each error of rustc's output points at.
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
    let outputs = files("stderr");
    assert_eq!(outputs.len(), files("rs").len());
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
