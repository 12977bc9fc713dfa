//! Tests that all Rust code in the pages is tested, and that the reference has every word.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use jets_tests::repository;

/// Returns every file with this extension in `folder` and in its subfolders.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .flat_map(|path| {
            if path.is_dir() {
                files(&path, extension)
            } else {
                vec![path]
            }
        })
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect()
}

#[test]
fn every_page_with_rust_in_it_is_tested() {
    let root = repository("");
    let tested = fs::read_to_string(repository("tests/src/pages.rs")).expect("the list of pages");
    let mut pages = files(&repository("docs"), "md");
    pages.retain(|page| {
        let text = fs::read_to_string(page).expect("a page");
        text.lines().any(|line| line.starts_with("```rust"))
    });
    pages.extend(files(&repository("jets-core/docs"), "md"));
    for page in &pages {
        let name = page.strip_prefix(&root).expect("a page of the repository");
        let name = format!("\"{}\"", name.display());
        assert!(tested.contains(&name), "tests/src/pages.rs lacks {name}");
    }
    assert_eq!(pages.len(), tested.matches(".md\"").count());
}

#[test]
fn the_reference_has_every_word_of_the_language() {
    let reference = fs::read_to_string(repository("docs/language.md")).expect("the reference");
    let mut words = files(&repository("jets-core/src/language"), "rs");
    words.extend(files(&repository("jets-core/src/triggers"), "rs"));
    let mut count = 0;
    for path in words {
        for line in fs::read_to_string(&path)
            .expect("a module of words")
            .lines()
        {
            let word = line
                .trim_start()
                .strip_prefix("pub mod ")
                .and_then(|rest| rest.strip_suffix(" {}"));
            if let Some(word) = word {
                let written = [
                    format!("`{word}`"),
                    format!("{word}: "),
                    format!("`{word} "),
                ];
                assert!(
                    written.iter().any(|written| reference.contains(written)),
                    "docs/language.md lacks `{word}`, of {}",
                    path.display()
                );
                count += 1;
            }
        }
    }
    assert!(count >= 100, "{count} words");
}
