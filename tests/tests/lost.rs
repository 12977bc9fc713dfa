//! What `docs/what-is-lost.md` says is what the report and the template of such jobs say.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::fs;

use jets::{App, Job, cloudformation::Stack, jobs};
use jets_tests::repository;

jobs! {
    /// Each trigger as it is.
    DefaultJob {
        kinesis_event "s";
        fn kinesis(_kinesis_data) {}

        dynamodb_event "${TableStreamArn}";
        fn dynamodb(_dynamodb_records) {}

        sqs_event "q", create: true;
        fn sqs(_sqs_messages) {}

        sns_event "t";
        fn sns(_event) {}

        s3_event "uploads";
        fn s3(_event) {}

        log_event "g";
        fn log(_event) {}

        rule_event { source: ["shop"] };
        fn rule(_event) {}

        rate "1 hour";
        fn rate(_event) {}

        iot_event "SELECT * FROM 'a'";
        fn iot(_event) {}

        pub(crate) fn by_name() {}
    }
}

jobs! {
    /// With the lines of the page.
    KeptJob {
        kinesis_event "s", maximum_retry_attempts: 5, on_failure: create;
        fn kinesis(_kinesis_data) {}

        dynamodb_event "${TableStreamArn}", maximum_retry_attempts: 5, on_failure: create;
        fn dynamodb(_dynamodb_records) {}

        sns_event "t", redrive_policy: create;
        event_invoke_config on_failure: create;
        fn sns(_event) {}

        s3_event "uploads", target_dead_letter_queue: create;
        dead_letter_queue create;
        fn s3(_event) {}

        log_event "g";
        event_invoke_config on_failure: create;
        fn log(_event) {}

        rule_event { source: ["shop"] }, target_dead_letter_queue: create;
        event_invoke_config on_failure: create;
        fn rule(_event) {}

        rate "1 hour", target_dead_letter_queue: create;
        dead_letter_queue create;
        fn rate(_event) {}

        iot_event "SELECT * FROM 'a'", error_action: create;
        event_invoke_config on_failure: create;
        fn iot(_event) {}

        event_invoke_config on_failure: create;
        pub(crate) fn by_name() {}
    }
}

/// Returns what the report says of the failures of each function: its name, and whether events are lost.
fn lost(job: impl Job) -> Vec<(String, bool)> {
    let manifest = App::new().job(job).manifest().expect("a manifest");
    manifest
        .cloudformation(&Stack::default())
        .expect("a template");
    let report = manifest.report().to_markdown();
    let rows = report
        .lines()
        .filter_map(|row| row.strip_prefix("| ")?.split_once('.'));
    let rows = rows.filter(|(job, _)| job.ends_with("_job"));
    rows.filter_map(|(_, row)| {
        let (name, row) = row.split_once(" | ")?;
        row.contains(" | 128 MB | ")
            .then(|| (name.to_owned(), row.contains("then **lost**")))
    })
    .collect()
}

#[test]
fn what_is_lost_by_default_is_kept_by_the_lines_of_the_page() {
    let by_default = lost(DefaultJob);
    assert_eq!(by_default.len(), 10, "{by_default:?}");
    for (name, is_lost) in by_default {
        assert_eq!(is_lost, name != "sqs", "{name}");
    }
    let kept = lost(KeptJob);
    assert_eq!(kept.len(), 9, "{kept:?}");
    for (name, is_lost) in kept {
        assert!(!is_lost, "{name}");
    }

    let page = fs::read_to_string(repository("docs/what-is-lost.md")).expect("the page");
    for line in [
        "`maximum_retry_attempts: 5, on_failure: create`",
        "`event_invoke_config on_failure: create`, or `dead_letter_queue create`",
        "`redrive_policy: create`",
        "`target_dead_letter_queue: create`",
        "`error_action: create`",
    ] {
        assert!(page.contains(line), "docs/what-is-lost.md lacks {line}");
    }
}
