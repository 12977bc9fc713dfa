//! The pages of docs/: none with Rust in it is left out of the tests.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use jets_tests::repository;

/// Every page in `folder`, and in what is in it.
fn pages(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .flat_map(|path| {
            if path.is_dir() {
                pages(&path)
            } else {
                vec![path]
            }
        })
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect()
}

#[test]
fn every_page_with_rust_in_it_is_tested() {
    let docs = repository("docs");
    let tested = fs::read_to_string(repository("tests/src/pages.rs")).expect("the list of pages");
    let mut with_rust = 0;
    for page in pages(&docs) {
        let text = fs::read_to_string(&page).expect("a page");
        if text.lines().any(|line| line.starts_with("```rust")) {
            let name = page.strip_prefix(&docs).expect("a page of the guide");
            let name = format!("\"{}\"", name.display());
            assert!(tested.contains(&name), "tests/src/pages.rs lacks {name}");
            with_rust += 1;
        }
    }
    assert_eq!(with_rust, tested.matches(".md\"").count());
}
