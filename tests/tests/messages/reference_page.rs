//! What the pages say of numbers and placeholders is what the macro accepts.

use std::fs;

use jets_tests::repository;

use super::mistakes_in;

/// Declarations with a word of a row of `docs/language.md`. `#` stands for a number of the row.
const NUMBERS: &[(&str, &str)] = &[
    ("batch_size", "kinesis_event \"s\", batch_size: #;"),
    (
        "maximum_batching_window_in_seconds",
        "sqs_event \"q\", maximum_batching_window_in_seconds: #;",
    ),
    (
        "concurrent_items",
        "kinesis_event \"s\", concurrent_items: #;",
    ),
    (
        "parallelization_factor",
        "kinesis_event \"s\", parallelization_factor: #;",
    ),
    (
        "maximum_retry_attempts",
        "kinesis_event \"s\", maximum_retry_attempts: #;",
    ),
    (
        "maximum_record_age_in_seconds",
        "kinesis_event \"s\", maximum_record_age_in_seconds: #;",
    ),
    (
        "maximum_concurrency",
        "sqs_event \"q\", maximum_concurrency: #;",
    ),
    ("minimum_pollers", "sqs_event \"q\", minimum_pollers: #;"),
    ("maximum_pollers", "sqs_event \"q\", maximum_pollers: #;"),
    (
        "backoff_in_seconds",
        "sqs_event \"q\", backoff_in_seconds: #, maximum_backoff_in_seconds: #;",
    ),
    (
        "maximum_backoff_in_seconds",
        "sqs_event \"q\", backoff_in_seconds: 1, maximum_backoff_in_seconds: #;",
    ),
    (
        "flexible_time_window_in_minutes",
        "rate \"1 hour\", flexible_time_window_in_minutes: #;",
    ),
    (
        "target_maximum_retry_attempts",
        "rate \"1 hour\", target_maximum_retry_attempts: #;",
    ),
    (
        "target_maximum_event_age_in_seconds",
        "rate \"1 hour\", target_maximum_event_age_in_seconds: #;",
    ),
    ("visibility_timeout", "queue \"q\", visibility_timeout: #;"),
    (
        "message_retention_period",
        "queue \"q\", max_receive_count: false, message_retention_period: #;",
    ),
    ("delay_seconds", "queue \"q\", delay_seconds: #;"),
    ("max_receive_count", "queue \"q\", max_receive_count: #;"),
    ("shard_count", "stream \"s\", shard_count: #;"),
    (
        "retention_period_hours",
        "stream \"s\", retention_period_hours: #;",
    ),
    ("timeout", "timeout #;"),
    ("memory_size", "memory_size #;"),
    ("ephemeral_storage", "ephemeral_storage #;"),
];

/// Declarations with a word that may be a placeholder, by `docs/environments.md`.
const WORDS: &[(&str, &str)] = &[
    ("enabled", "kinesis_event \"s\", enabled: \"${X:true}\";"),
    (
        "starting_position",
        "kinesis_event \"s\", starting_position: \"${X:LATEST}\";",
    ),
    (
        "filter_policy_scope",
        "sns_event \"t\", filter_policy: { a: [\"b\"] }, filter_policy_scope: \"${X}\";",
    ),
    (
        "content_based_deduplication",
        "sqs_event \"q.fifo\", create: { content_based_deduplication: \"${X:true}\" };",
    ),
    (
        "fifo_throughput_limit",
        "sqs_event \"q.fifo\", create: { fifo_throughput_limit: \"${X:perQueue}\" };",
    ),
    (
        "deletion_protection_enabled",
        "dynamodb_event \"orders\", create: { partition_key: { id: S }, deletion_protection_enabled: \"${X}\" };",
    ),
    (
        "versioning",
        "s3_event \"uploads\", create: { versioning: \"${X}\" };",
    ),
    (
        "bisect_batch_on_function_error",
        "kinesis_event \"s\", bisect_batch_on_function_error: \"${X}\";",
    ),
    (
        "ipv6_allowed_for_dual_stack",
        "vpc_config subnet_ids: [\"subnet-0a1b2c3d\"], security_group_ids: [\"sg-0a1b2c3d\"], ipv6_allowed_for_dual_stack: \"${X}\";",
    ),
    ("architecture", "architecture \"${X}\";"),
    ("tracing", "tracing \"${X:Active}\";"),
    ("log_format", "log_format \"${X}\";"),
    ("log_level", "log_format JSON; log_level \"${X:INFO}\";"),
    (
        "system_log_level",
        "log_format JSON; system_log_level \"${X}\";",
    ),
    ("log_group_class", "log_group_class \"${X}\";"),
    (
        "direct_s3_read",
        "vpc_config subnet_ids: [\"subnet-0a1b2c3d\"], security_group_ids: [\"sg-0a1b2c3d\"]; \
         file_system \"arn:aws:s3files:us-west-2:112233445566:file-system/fs-0123456789abcdef0/access-point/fsap-0123456789abcdef0\", \
         local_mount_path: \"/mnt/data\", direct_s3_read: \"${X}\";",
    ),
    ("recursive_loop", "recursive_loop \"${X}\";"),
];

fn page(name: &str) -> String {
    fs::read_to_string(repository(name)).expect("the page")
}

/// Returns the first message about a declaration above a function.
fn mistake(declaration: &str) -> Option<String> {
    let function = match declaration {
        _ if declaration.contains("concurrent_items") => "async fn f(_kinesis_record) {}",
        _ => "fn f(_event) {}",
    };
    let job = format!("J {{ {declaration} {function} }}");
    let mistakes = mistakes_in(&job.parse().expect("tokens"));
    mistakes.into_iter().map(|mistake| mistake.text).next()
}

/// Returns the numbers before and after the first `to` of a text.
fn range(text: &str) -> Option<(i64, i64)> {
    let number = |text: &str| text.replace(',', "").parse().ok();
    let words =
        |text: &'_ str| -> Vec<String> { text.split([' ', '(']).map(str::to_owned).collect() };
    let (before, after) = text.split_once(" to ")?;
    let least = words(before)
        .iter()
        .rev()
        .find_map(|word| number(word.trim_end_matches(',')))?;
    let most = after.split([' ', ';', ':', '(']).next()?;
    Some((least, number(most.trim_end_matches(','))?))
}

#[test]
fn the_reference_has_the_limits_of_numbers() {
    let page = page("docs/language.md");
    for (word, declaration) in NUMBERS {
        let name = format!("`{word}`");
        let mut rows = page.lines().filter(|line| line.starts_with('|'));
        let found = rows.find_map(|row| {
            let (words, accepted) = row.split_once(&name)?;
            (!words.contains("to ")).then(|| range(accepted.split_once('|')?.1))?
        });
        let (least, most) =
            found.unwrap_or_else(|| panic!("docs/language.md lacks a range of {word}"));
        let with = |number: i64| mistake(&declaration.replace('#', &number.to_string()));
        assert_eq!(with(least), None, "{word}: {least}");
        assert_eq!(with(most), None, "{word}: {most}");
        assert!(with(least - 1).is_some(), "{word}: below {least}");
        assert!(with(most + 1).is_some(), "{word}: above {most}");
    }
}

#[test]
fn the_words_that_may_be_placeholders_are_those_of_the_page() {
    let page = page("docs/environments.md");
    let (_, list) = page.split_once("It works for ").expect("the list");
    let (list, _) = list.split_once(". ").expect("its end");
    let listed: Vec<&str> = list.split('`').skip(1).step_by(2).collect();
    assert_eq!(
        listed,
        WORDS.iter().map(|(word, _)| *word).collect::<Vec<_>>()
    );
    for (word, declaration) in WORDS {
        assert_eq!(mistake(declaration), None, "{word}");
    }
}
