//! Tests that `docs/compile-errors.md` has mistakes of `ui-tests/`, with their messages, and that what it says to write
//! is accepted.

use std::fs;

use jets_tests::repository;

use crate::{
    mistakes_in,
    ui_tests::{UiTest, cases, declarations, printed, ui_tests},
};

/// A mistake on the page: its message, the lines with it, and the lines to write.
struct Entry {
    message: String,
    written: Vec<String>,
    corrected: Vec<String>,
}

fn entries(page: &str) -> Vec<Entry> {
    let entries = page.split("\n### ").skip(1).map(|entry| {
        let (message, rest) = entry.split_once("\n\n```diff\n").expect("a difference");
        let (difference, _) = rest.split_once("\n```\n").expect("its end");
        Entry {
            message: message.to_owned(),
            written: lines_without(difference, '+'),
            corrected: lines_without(difference, '-'),
        }
    });
    entries.collect()
}

/// Returns the lines of one side of a difference.
fn lines_without(difference: &str, mark: char) -> Vec<String> {
    let lines = difference.lines().filter(|line| !line.starts_with(mark));
    let lines = lines.map(|line| line.get(1..).unwrap_or_default().trim().to_owned());
    lines.collect()
}

fn whole_lines(lines: &[String]) -> String {
    format!("\n{}\n", lines.join("\n"))
}

/// Returns the modules with this mistake, each before and after its correction.
fn corrections(entry: &Entry, tests: &[UiTest]) -> Vec<(String, String)> {
    let mut corrections = Vec::new();
    for test in tests {
        let mut errors = printed(&test.output);
        errors.retain(|error| error.message.text == entry.message);
        if errors.is_empty() {
            continue;
        }
        for case in cases(&test.source) {
            let is_of_the_case = errors
                .iter()
                .any(|error| case.lines.contains(&error.message.line));
            let lines = test.source.lines().skip(case.lines.start() - 1);
            let lines = lines.take(case.lines.clone().count());
            let before = lines.map(str::trim).collect::<Vec<_>>().join("\n");
            let after =
                before.replace(&whole_lines(&entry.written), &whole_lines(&entry.corrected));
            if is_of_the_case && after != before {
                corrections.push((before, after));
            }
        }
    }
    corrections
}

/// Returns the messages of the macro for a source.
fn messages(source: &str) -> Vec<String> {
    let declarations = declarations(source.parse().expect("tokens"));
    let mistakes = declarations.iter().flat_map(mistakes_in);
    mistakes.map(|mistake| mistake.text).collect()
}

#[test]
fn the_page_has_messages_of_the_tests_and_accepted_corrections() {
    let page = fs::read_to_string(repository("docs/compile-errors.md")).expect("the page");
    let tests = ui_tests();
    let entries = entries(&page);
    assert!(entries.len() >= 40, "{} entries", entries.len());
    for entry in entries {
        let name = &entry.message;
        let corrections = corrections(&entry, &tests);
        assert!(!corrections.is_empty(), "no ui-test has this: {name}");
        for (before, after) in corrections {
            let before = messages(&before);
            let after = messages(&after);
            assert!(!after.contains(name), "not corrected: {name}");
            for message in after {
                assert!(before.contains(&message), "{name}: and then {message}");
            }
        }
    }
}
