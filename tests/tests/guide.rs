//! Tests of what the pages say of the code, and that all Rust code in them is tested.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
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
fn every_rust_block_is_compiled_but_a_few_fragments() {
    let root = repository("");
    let mut left_out: Vec<_> = files(&repository("docs"), "md")
        .into_iter()
        .filter_map(|page| {
            let text = fs::read_to_string(&page).expect("a page");
            let (_, block) = text.split_once("```rust,ignore\n")?;
            assert!(!block.contains("```rust,ignore"), "{}: two", page.display());
            let page = page.strip_prefix(&root).expect("a page of the repository");
            Some(page.display().to_string())
        })
        .collect();
    left_out.sort();
    // The AWS SDK, which tests/cloud/sends and tests/cloud/once compile, a simplified expansion, and code of another library.
    assert_eq!(
        left_out,
        [
            "docs/idempotency.md",
            "docs/language.md",
            "docs/migrating-from-annotations.md",
            "docs/sending.md"
        ]
    );
}

#[test]
fn the_first_page_has_the_ratios_of_the_table() {
    let table = fs::read_to_string(repository("docs/speed.md")).expect("the page");
    let (_, table) = table.split_once("| 1 × 11 B |").expect("the table");
    let rows = table
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    let ratios = rows.flat_map(|row| {
        row.split('|')
            .skip(2)
            .filter_map(|cell| cell.trim().parse().ok())
    });
    let ratios: Vec<f64> = ratios.collect();
    assert!(ratios.len() > 40, "{ratios:?}");
    let least = ratios.iter().copied().fold(f64::INFINITY, f64::min);
    let most = ratios.iter().copied().fold(0.0, f64::max);
    let said =
        format!("takes {least:.1} to {most:.1} times as many instructions for the same batch");
    let page = fs::read_to_string(repository("README.md")).expect("the page");
    assert!(page.contains(&said), "README.md should say: {said}");
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

mod readme {
    use std::fs;

    use jets::{App, Json, cloudformation::Stack, jobs};
    use jets_tests::repository;

    /// Returns the first block in this language on the page of what is written by hand.
    fn by_hand(language: &str) -> String {
        let page = repository("docs/migrating-from-lambda-runtime.md");
        let page = fs::read_to_string(page).expect("the page");
        let (_, block) = page
            .split_once(&format!("```{language}\n"))
            .expect("a block");
        block.split_once("```").expect("its end").0.to_owned()
    }

    fn types(template: &str) -> Vec<&str> {
        let lines = template
            .lines()
            .filter_map(|line| line.strip_prefix("    Type: "));
        let mut types: Vec<&str> = lines.collect();
        types.sort_unstable();
        types
    }

    #[test]
    fn what_is_written_by_hand_has_as_many_lines_as_the_page_says() {
        let lines = |language| by_hand(language).lines().count();
        let said = format!(
            "[a program of {} lines and a template of {}]",
            lines("rust,no_run"),
            lines("yaml")
        );
        let page = fs::read_to_string(repository("README.md")).expect("the page");
        assert!(page.contains(&said), "README.md should say: {said}");
    }

    jobs! {
        pub(crate) OrderJob {
            sqs_event "orders-${Environment}", create: true;
            timeout 30;
            fn take(sqs_message: Json<u32>) -> Result<(), String> {
                Err(format!("order {} costs nothing", sqs_message.0))
            }
        }
    }

    #[test]
    fn the_template_of_the_first_example_has_what_the_page_says() {
        let manifest = App::new().job(OrderJob).manifest().expect("a manifest");
        let stack = Stack::default();
        let template = manifest.cloudformation(&stack).expect("a template");
        let template = template.to_value();
        let of_type = |kind: &str| {
            let resources = template["Resources"].as_object().expect("resources");
            let found = resources
                .values()
                .filter(|resource| resource["Type"] == kind);
            found
                .map(|resource| resource["Properties"].clone())
                .collect::<Vec<_>>()
        };
        let queues = of_type("AWS::SQS::Queue");
        assert_eq!(queues.len(), 2);
        let queue = queues
            .iter()
            .find(|queue| queue["RedrivePolicy"].is_object());
        let queue = queue.expect("a queue with a dead-letter queue");
        assert_eq!(queue["VisibilityTimeout"], 180);
        assert_eq!(queue["RedrivePolicy"]["maxReceiveCount"], 5);
        assert_eq!(of_type("AWS::SQS::QueuePolicy").len(), 2);
        let mappings = of_type("AWS::Lambda::EventSourceMapping");
        assert_eq!(
            mappings[0]["FunctionResponseTypes"][0],
            "ReportBatchItemFailures"
        );

        assert_eq!(types(&by_hand("yaml")), {
            let resources = template["Resources"].as_object().expect("resources");
            let mut types: Vec<&str> = resources
                .values()
                .filter_map(|resource| resource["Type"].as_str())
                .collect();
            types.sort_unstable();
            types
        });

        let function = manifest.functions().next().expect("a function");
        let statements = &function.policy.statement;
        let actions = statements.iter().map(|statement| statement.action.len());
        assert_eq!((statements.len(), actions.sum::<usize>()), (2, 6));
    }
}
