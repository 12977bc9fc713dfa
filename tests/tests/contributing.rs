//! Tests of what CONTRIBUTING.md and the pages about the library say of the tree.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::{
    fs,
    io::Write as _,
    process::{Command, Stdio},
};

use jets_tests::{files, repository};

/// Returns the part of CONTRIBUTING.md below a heading.
fn section(heading: &str) -> String {
    let page = fs::read_to_string(repository("CONTRIBUTING.md")).expect("the page");
    let (_, section) = page
        .split_once(&format!("\n## {heading}\n"))
        .expect("the heading");
    let (section, _) = section.split_once("\n## ").expect("its end");
    section.to_owned()
}

/// Returns the cells of the last column of the tables in a section.
fn last_column(section: &str) -> impl Iterator<Item = &str> {
    let rows = section.lines().filter(|line| line.starts_with("| "));
    rows.filter_map(|row| row.rsplit('|').nth(1))
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
fn the_diff_that_adds_a_trigger_applies() {
    let page = fs::read_to_string(repository("docs/adding-a-trigger.md")).expect("the page");
    let (_, diff) = page.split_once("```diff\n").expect("a diff");
    let (diff, _) = diff.split_once("```").expect("its end");
    let mut git = Command::new("git")
        .args(["apply", "--check", "-"])
        .current_dir(repository(""))
        .stdin(Stdio::piped())
        .spawn()
        .expect("git");
    let mut input = git.stdin.take().expect("its input");
    input.write_all(diff.as_bytes()).expect("the diff is sent");
    drop(input);
    assert!(git.wait().expect("git ends").success());
}

#[test]
fn what_keeps_the_claims_of_the_pages_exists() {
    let claims = section("What the pages claim");
    let mut tests = files(&repository("tests/tests"), "rs");
    tests.extend(files(&repository("tests/builds"), "rs"));
    tests.push(repository("tests/examples.rs"));
    let tests: String = tests
        .into_iter()
        .map(|file| fs::read_to_string(file).expect("a test"))
        .collect();
    let mut count = 0;
    for row in claims.lines().filter(|line| line.starts_with("| ")).skip(1) {
        let kept_by = row.rsplit('|').nth(1).expect("two columns");
        for name in kept_by.split('`').skip(1).step_by(2) {
            let word = name.split(' ').next().unwrap_or_default();
            let exists = match word {
                "cargo" => true,
                _ if word.contains(['/', '.']) => repository(word).exists(),
                _ => tests.contains(&format!("fn {word}()")),
            };
            assert!(
                exists,
                "CONTRIBUTING.md names `{name}`, which does not exist"
            );
            count += 1;
        }
    }
    assert!(count > 25, "{count}");
}

#[test]
fn the_table_of_checks_has_the_steps_of_the_command() {
    let run = fs::read_to_string(repository(".ci/run")).expect("the command");
    let run = run
        .replace(" --package ", " -p ")
        .replace(" --quiet", "")
        .replace(" --locked", "");
    let section = section("One command");
    let commands = last_column(&section).filter_map(|cell| cell.split('`').nth(1));
    let commands: Vec<&str> = commands
        .map(|command| command.trim_end_matches(" …"))
        .collect();
    assert!(commands.len() > 15, "{commands:?}");
    for command in &commands {
        assert!(run.contains(command), ".ci/run does not have `{command}`");
    }
    for line in run
        .lines()
        .filter(|line| line.starts_with(".ci/") || line.starts_with("tests/"))
    {
        assert!(
            commands.contains(&line),
            "CONTRIBUTING.md does not have `{line}`"
        );
    }
    let steps = run.matches("\nstep ").count();
    // Two commands are one step.
    assert_eq!(commands.len(), steps + 1);
}

#[test]
fn the_way_to_a_trigger_has_an_option_and_files_that_are_there() {
    let section = section("Adding a trigger");
    let options = fs::read_to_string(repository(
        "jets-macros/src/triggers/event_source_mapping.rs",
    ));
    let options = options.expect("the options");
    let (_, option) = section.split_once("`set!(").expect("an option");
    let (option, _) = option.split_once('`').expect("its end");
    assert!(options.contains(&format!("set!({option}")), "{option}");

    let rows = section.lines().filter_map(|line| line.strip_prefix("| `"));
    let files: Vec<&str> = rows.filter_map(|row| row.split('`').next()).collect();
    assert!(files.len() > 3, "{files:?}");
    for file in files {
        let path = repository("jets-core/src/triggers/sqs").join(file);
        assert!(path.exists(), "{file}");
    }
}

#[test]
fn ci_runs_the_checks_of_the_supply_chain() {
    let workflow = fs::read_to_string(repository(".github/workflows/supply-chain.yml"));
    let workflow = workflow.expect("the workflow");
    let section = section("Slow proofs");
    let (_, section) = section.split_once("### Supply chain\n").expect("the table");
    let (section, _) = section.split_once("\n### ").expect("its end");
    let commands = last_column(section).filter_map(|cell| cell.split('`').nth(1));
    let commands: Vec<&str> = commands.collect();
    assert!(commands.len() > 5, "{commands:?}");
    for command in commands {
        let run = if command.starts_with("cargo deny") {
            "uses: EmbarkStudios/cargo-deny-action@v2".to_owned()
        } else {
            format!("run: {command}\n")
        };
        assert!(
            workflow.contains(&run),
            "supply-chain.yml lacks `{command}`"
        );
    }
}

#[test]
fn the_layout_has_every_folder_of_the_crates() {
    let section = section("Layout");
    for source in ["jets-core/src", "jets-macros/src"] {
        for entry in fs::read_dir(repository(source)).expect("a folder") {
            let entry = entry.expect("an entry");
            if entry.path().is_dir() {
                let name = format!("`{source}/{}/", entry.file_name().display());
                assert!(section.contains(&name), "CONTRIBUTING.md lacks {name}`");
            }
        }
    }
    let named = section.split('`').skip(1).step_by(2);
    let named: Vec<&str> = named
        .filter(|name| name.ends_with('/') && !name.contains("NAME"))
        .collect();
    assert!(named.len() > 25, "{named:?}");
    for name in named {
        let exists = ["", "tests/tests"]
            .iter()
            .any(|folder| repository(folder).join(name).is_dir());
        assert!(exists, "CONTRIBUTING.md names {name}, which does not exist");
    }
}
