//! Tests of what the pages say of the code, and that all Rust code in them is tested.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::{collections::BTreeSet, fs};

use jets::manifest::ReceiverKind;
use jets_tests::{files, repository};
use serde_json::Value;

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
fn blocks_with_the_aws_sdk_call_what_the_programs_for_the_emulator_call() {
    for (page, program, count) in [
        ("docs/sending.md", "tests/cloud/sends/src/main.rs", 3),
        ("docs/idempotency.md", "tests/cloud/once/src/main.rs", 2),
    ] {
        let page = fs::read_to_string(repository(page)).expect("a page");
        let (_, block) = page.split_once("```rust,ignore\n").expect("a block");
        let (block, _) = block.split_once("```").expect("its end");
        let program = fs::read_to_string(repository(program)).expect("a program");
        let calls = [
            "AwsDelivery::new()",
            ".sqs(aws_sdk_sqs::Client::new(&config))",
            ".lambda(aws_sdk_lambda::Client::new(&config))",
            "DynamodbStore::new(",
            "Once::new(store)",
        ];
        let shown = calls.into_iter().filter(|call| block.contains(call));
        assert_eq!(shown.filter(|call| program.contains(call)).count(), count);
    }
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
fn the_first_page_names_every_trigger() {
    let list = fs::read_to_string(repository("jets-core/src/triggers/mod.rs")).expect("the list");
    let keywords = list.lines().filter_map(|line| {
        let keywords = line.trim().strip_prefix("keywords: {")?;
        keywords.strip_suffix("},")
    });
    let keywords = keywords.filter(|keywords| !keywords.contains('$'));
    let keywords: Vec<&str> = keywords.flat_map(|keywords| keywords.split(", ")).collect();
    assert!(keywords.len() >= 11, "{keywords:?}");
    let page = fs::read_to_string(repository("README.md")).expect("the page");
    let (_, table) = page.split_once("| keyword |").expect("the table");
    let (table, _) = table.split_once("\n\n").expect("its end");
    for keyword in keywords {
        let names = [
            format!("`{keyword}`"),
            format!("`{keyword},"),
            format!(", {keyword}"),
        ];
        assert!(
            names.iter().any(|name| table.contains(name)),
            "README.md lacks {keyword}"
        );
    }
}

/// Adds the actions in the policies of a manifest.
fn add_actions(value: &Value, actions: &mut BTreeSet<String>) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                match (key.as_str(), value) {
                    ("Action", Value::Array(found)) => {
                        actions.extend(found.iter().filter_map(Value::as_str).map(str::to_owned));
                    }
                    _ => add_actions(value, actions),
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| add_actions(value, actions)),
        _ => {}
    }
}

#[test]
fn the_page_on_security_has_every_action_that_is_granted() {
    let page = fs::read_to_string(repository("docs/security.md")).expect("the page");
    let (_, granted) = page.split_once("## What is granted").expect("the table");
    let (granted, _) = granted.split_once("\n## ").expect("its end");
    let mut actions = BTreeSet::new();
    for manifest in [
        "tests/tests/golden/every_option.json",
        "jets-core/tests/golden/every_option.manifest.json",
    ] {
        let text = fs::read_to_string(repository(manifest)).expect("a manifest");
        add_actions(&serde_json::from_str(&text).expect("JSON"), &mut actions);
    }
    assert!(actions.len() > 30, "{actions:?}");
    // What the jobs of these manifests declare themselves.
    for own in [
        "dynamodb:GetItem",
        "dynamodb:PutItem",
        "s3:*",
        "s3:DeleteObject",
    ] {
        actions.remove(own);
    }
    let (_, sends) = granted.split_once("| [`sends`]").expect("what it gives");
    let (sends, _) = sends.split_once("| `tracing` |").expect("the next row");
    for kind in [
        ReceiverKind::Queue,
        ReceiverKind::FifoQueue,
        ReceiverKind::Topic,
        ReceiverKind::Stream,
        ReceiverKind::EventBus,
        ReceiverKind::Function,
    ] {
        for action in kind.actions() {
            assert!(
                sends.contains(&format!("`{action}`")),
                "docs/security.md lacks {action} of `sends`"
            );
        }
    }
    for action in actions {
        assert!(
            granted.contains(&format!("`{action}`")),
            "docs/security.md lacks {action}"
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
