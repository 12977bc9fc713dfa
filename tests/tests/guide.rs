//! Tests of what the pages say of the code, and that all Rust code in them is tested.

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
    pages.push(repository("README.md"));
    pages.extend(files(&repository("jets-core/docs"), "md"));
    for page in &pages {
        let name = page.strip_prefix(&root).expect("a page of the repository");
        let name = format!("\"{}\"", name.display());
        assert!(tested.contains(&name), "tests/src/pages.rs lacks {name}");
    }
    assert_eq!(pages.len(), tested.matches(".md\"").count());
}

#[test]
fn every_crate_forbids_unsafe_code_itself() {
    // Also in a copy of a published crate, which has not the lints of the workspace.
    for root in [
        "src/lib.rs",
        "jets-core/src/lib.rs",
        "jets-macros/src/lib.rs",
    ] {
        let text = fs::read_to_string(repository(root)).expect("the root of a crate");
        assert!(
            text.lines().any(|line| line == "#![forbid(unsafe_code)]"),
            "{root}"
        );
    }
}

#[test]
fn pages_deploy_the_program_that_their_template_is_read_from() {
    for page in ["docs/deployment.md", "docs/first-deployment.md"] {
        let text = fs::read_to_string(repository(page)).expect("a page");
        let of_arm = text.matches("--arm64").count();
        let read = text.matches("-- target/aarch64-unknown-linux-gnu/").count();
        assert!(of_arm > 0 && read > 0, "{page}: {of_arm}, {read}");
    }
}
