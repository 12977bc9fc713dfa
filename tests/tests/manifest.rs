//! Tests of the manifests of declarations.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod common;
#[allow(dead_code, reason = "each file uses a part")]
#[path = "../../jets-core/tests/common/golden.rs"]
mod golden;

use std::{env, fs};

use jets::{App, Manifest, jobs, manifest::FunctionResponseType, triggers::Trigger};
use serde_json::{Value, json};

/// Compares a manifest, in its indented form, with a golden file.
fn assert_golden(name: &str, manifest: &str) {
    let manifest: Manifest = manifest.parse().expect("a manifest");
    golden::assert_golden(name, &(manifest.to_json_pretty() + "\n"));
}

/// Returns the only function of a manifest, as JSON.
fn function(manifest: &str) -> Value {
    let manifest: Value = serde_json::from_str(manifest).expect("JSON");
    manifest["jobs"][0]["functions"][0].clone()
}

mod data_job {
    use jets::jobs;

    jobs! {
        /// Prints whatever arrives on the stream.
        pub(super) DataJob {
            kinesis_event "my-stream"; // existing stream

            fn file(event, kinesis_data) {
                println!("event {event}");
                println!("kinesis_data {kinesis_data}");
            }
        }
    }
}

#[test]
fn the_manifest_of_the_main_job_is_read_at_a_glance() {
    assert_golden("data_job.json", data_job::DataJob::MANIFEST);
}

mod every_option {
    use std::collections::BTreeMap;

    use jets::{BatchResponse, Change, Json, SnsMessage, Window, jobs};
    use serde::Deserialize;

    #[derive(Deserialize)]
    pub(super) struct Order {}

    jobs! {
        /// Uses every option.
        pub(super) EveryOptionJob {
            class_timeout 60;
            class_memory 256;
            class_environment { TABLE: "orders-${Environment}", LEVEL: "info" };
            class_tags { Team: "data" };
            class_iam_policy "s3";
            class_managed_iam_policy "AmazonS3ReadOnlyAccess";
            class_dead_letter_queue "arn:aws:sns:us-west-2:112233445566:failed";
            class_permissions_boundary "arn:aws:iam::112233445566:policy/boundary";
            class_log_format JSON;
            class_log_level INFO;

            kinesis_event "orders-${Environment}",
                batch_size: 10,
                starting_position: AT_TIMESTAMP,
                starting_position_timestamp: 1550287680,
                maximum_batching_window_in_seconds: 5,
                parallelization_factor: 2,
                maximum_retry_attempts: 3,
                maximum_record_age_in_seconds: 3600,
                bisect_batch_on_function_error: true,
                tumbling_window_in_seconds: 0,
                enabled: false,
                on_failure: "arn:aws:sqs:us-west-2:112233445566:failed",
                filter: [
                    { data: { kind: ["order", { prefix: "refund" }], amount: [{ numeric: [">", 0, "<=", 1000.5] }] } },
                    { partitionKey: [{ "anything-but": ["test"] }], "$or": [{ a: [null] }, { b: [{ exists: false }] }] },
                ],
                kms_key_arn: "arn:aws:kms:us-west-2:112233445566:key/1234abcd-12ab-34cd-56ef-1234567890ab";
            kinesis_event "arn:aws-cn:kinesis:cn-north-1:112233445566:stream/other/consumer/mine:1550287680",
                iam_policy: [{ action: ["kinesis:SubscribeToShard"], resource: "arn:aws-cn:kinesis:*:*:stream/other/*" }];
            timeout 30;
            description "Stores orders.";
            environment { LEVEL: "debug" };
            ephemeral_storage 1024;
            reserved_concurrency 5;
            architecture x86_64;
            layers "arn:aws:lambda:us-west-2:112233445566:layer:my-layer:1";
            tags { Cost: "orders ${Project}" };
            tracing Active;
            vpc_config subnet_ids: ["subnet-0123456789abcdef0", "${Subnet}"], security_group_ids: ["sg-0123456789abcdef0"];
            log_level DEBUG;
            system_log_level WARN;
            log_group "/orders/${Environment}";
            log_retention_in_days 14;
            recursive_loop Allow;
            kms_key_arn "arn:aws:kms:us-west-2:112233445566:key/1234abcd-12ab-34cd-56ef-1234567890ab";
            iam_policy "dynamodb:PutItem", "dynamodb:GetItem",
                resource: "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/orders-${Environment}",
                sid: "Orders",
                condition: { StringEquals: { "aws:SourceVpc": "${Vpc}" } };
            iam_policy "s3:DeleteObject", effect: Deny;
            managed_iam_policy "service-role/AWSLambdaRole", "arn:aws:iam::112233445566:policy/mine";
            fn store(kinesis_record: String) {
                _ = kinesis_record;
            }

            kinesis_event "orders-${Environment}",
                tumbling_window_in_seconds: 900,
                report_batch_item_failures: true;
            fn sum(kinesis_data, _window: &mut Window<BTreeMap<String, u64>>) -> BatchResponse {
                kinesis_data.iter().collect()
            }

            sqs_event "orders-${Environment}",
                batch_size: 100,
                maximum_batching_window_in_seconds: 5,
                enabled: false,
                filter: { body: { kind: ["order"] } },
                kms_key_arn: "arn:aws:kms:us-west-2:112233445566:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                metrics: [EventCount],
                tags: { Team: "data" },
                maximum_concurrency: 10,
                concurrent_items: 8;
            sqs_event "arn:aws:sqs:us-west-2:112233445566:orders.fifo",
                minimum_pollers: 2, maximum_pollers: 20, iam_policy: none, concurrent_items: 8;
            async fn receive(sqs_message: String) {
                _ = sqs_message;
            }

            sqs_event "refunds", report_batch_item_failures: true;
            fn refund(sqs_messages) -> BatchResponse {
                sqs_messages.iter().collect()
            }

            dynamodb_event "${OrdersStreamArn}",
                batch_size: 50,
                starting_position: LATEST,
                bisect_batch_on_function_error: true,
                maximum_retry_attempts: 5,
                on_failure: "arn:aws:s3:::failed-changes",
                filter: { eventName: ["INSERT"] };
            dynamodb_event "arn:aws:dynamodb:us-west-2:112233445566:table/orders/stream/2019-06-10T19:26:16.525";
            fn change(dynamodb_record: Change<Order>) {
                _ = dynamodb_record;
            }

            sns_event "orders-${Environment}",
                filter_policy: { store: ["berlin", { "anything-but": ["paris"] }], price: [{ numeric: [">=", 100] }] },
                redrive_policy: "arn:aws:sqs:us-west-2:112233445566:undelivered";
            sns_event "arn:aws:sns:eu-central-1:112233445566:refunds",
                filter_policy: { order: { kind: ["refund"] } },
                filter_policy_scope: MessageBody;
            event_invoke_config
                maximum_retry_attempts: 0,
                maximum_event_age_in_seconds: 3600,
                on_success: "arn:aws:lambda:us-west-2:112233445566:function:next",
                on_failure: "arn:aws:s3:::failed-invocations";
            log_retention_in_days 30;
            fn announce(sns_message: (SnsMessage<'_>, Json<Order>)) {
                _ = sns_message;
            }

            s3_event "uploads-${Environment}", prefix: "images/", suffix: ".png";
            s3_event "archive", events: [ObjectDeleted, ObjectRestoreCompleted];
            fn resize(s3_object) {
                _ = s3_object;
            }

            log_event "/aws/lambda/${Project}-${Environment}-web", filter_pattern: "{ $.level = \"ERROR\" }";
            fn watch(log_events) {
                _ = log_events;
            }

            rule_event { source: ["aws.ec2"], detail_type: ["EC2 Instance State-change Notification"], detail: { state: ["terminated"] } };
            rule_event { source: ["shop.${Environment}"], detail: { order_id: [{ exists: true }] } },
                event_bus: "orders",
                target_maximum_retry_attempts: 10,
                target_maximum_event_age_in_seconds: 3600;
            fn react(event_detail: Json<Order>) {
                _ = event_detail;
            }

            rule_event { source: ["aws.health"] }, input: { kind: "health", urgent: true };
            fn told(event: serde_json::Value) {
                _ = event;
            }

            rate "10 minutes";
            cron "0 12 ? * MON-FRI *",
                time_zone: "Europe/Berlin",
                start_date: "2027-01-01T00:00:00Z",
                end_date: "2027-12-31T23:59:59Z",
                flexible_time_window_in_minutes: 15,
                input: { report: "weekly", top: 10 },
                enabled: false;
            rate "1 day", scheduler_role: "arn:aws:iam::112233445566:role/scheduler";
            fn report(schedule) {
                _ = schedule;
            }

            iot_event "SELECT temperature, topic(2) AS sensor FROM 'sensors/+/temperature' WHERE temperature > 50";
            iot_event "SELECT * FROM 'alarms/#'", enabled: false;
            fn alarm(event: serde_json::Value) {
                _ = event;
            }
        }
    }
}

#[test]
fn every_option_is_in_the_manifest() {
    assert_golden("every_option.json", every_option::EveryOptionJob::MANIFEST);
}

jobs! {
    /// About the class.
    MergedJob {
        class_timeout 30;
        class_environment { ONE: "class", TWO: "class" };
        class_iam_policy "s3:GetObject";

        timeout 5;
        environment { TWO: "function" };
        iam_policy "s3:PutObject";
        /// About the function.
        ///
        /// And more.
        pub(crate) fn own() {}

        pub(crate) fn inherited() {}
    }
}

#[test]
fn a_property_of_the_function_wins_over_that_of_the_class() {
    let manifest: Value = serde_json::from_str(MergedJob::MANIFEST).expect("JSON");
    let functions = &manifest["jobs"][0]["functions"];
    assert_eq!(functions[0]["properties"]["Timeout"], 5);
    assert_eq!(functions[1]["properties"]["Timeout"], 30);
    assert_eq!(
        functions[0]["properties"]["Environment"]["Variables"],
        json!({ "ONE": "class", "TWO": "function" })
    );
}

#[test]
fn permissions_of_class_and_function_add_up() {
    let manifest: Value = serde_json::from_str(MergedJob::MANIFEST).expect("JSON");
    let actions = |function: usize| -> Vec<Value> {
        let policy = &manifest["jobs"][0]["functions"][function]["policy"]["Statement"];
        let statements = policy.as_array().expect("statements");
        statements
            .iter()
            .map(|statement| statement["Action"][0].clone())
            .collect()
    };
    assert_eq!(
        actions(0),
        ["s3:GetObject", "s3:PutObject", "logs:CreateLogGroup"]
    );
    assert_eq!(actions(1), ["s3:GetObject", "logs:CreateLogGroup"]);
}

#[test]
fn the_first_line_of_the_doc_comment_is_the_description() {
    let manifest: Value = serde_json::from_str(MergedJob::MANIFEST).expect("JSON");
    let functions = &manifest["jobs"][0]["functions"];
    assert_eq!(
        functions[0]["properties"]["Description"],
        "About the function."
    );
    assert_eq!(
        functions[1]["properties"]["Description"],
        "About the class."
    );
}

jobs! {
    DescribedJob {
        #[must_use = "it is no description"]
        /// aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
        pub(crate) fn of_256_characters() -> u8 { 1 }

        /// aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
        pub(crate) fn of_257_characters() {}
    }
}

#[test]
fn a_description_is_cut_where_lambda_would_refuse_it() {
    let manifest: Value = serde_json::from_str(DescribedJob::MANIFEST).expect("JSON");
    let functions = &manifest["jobs"][0]["functions"];
    let whole = format!("{} {}", "a".repeat(128), "a".repeat(127));
    assert_eq!(functions[0]["properties"]["Description"], whole);
    let cut = format!("{} {}…", "a".repeat(128), "a".repeat(126));
    assert_eq!(functions[1]["properties"]["Description"], cut);
}

jobs! {
    ByName {
        pub(crate) fn alone() {}
    }
    WithoutPolicy {
        kinesis_event "s", iam_policy: none;
        fn run(kinesis_data) { _ = kinesis_data; }
    }
    Records {
        kinesis_event "one";
        kinesis_event "two";
        fn each(kinesis_record) { _ = kinesis_record; }
    }
}

#[test]
fn a_function_without_a_trigger_is_allowed() {
    assert_eq!(function(ByName::MANIFEST)["triggers"], json!([]));
}

#[test]
fn the_default_policy_can_be_left_out() {
    let statements = function(WithoutPolicy::MANIFEST)["policy"]["Statement"].clone();
    let statements = statements.as_array().expect("statements");
    assert_eq!(statements.len(), 1);
    assert_eq!(statements[0]["Action"][0], "logs:CreateLogGroup");
}

#[test]
fn a_function_of_records_reports_failures_on_all_its_triggers() {
    let manifest: Manifest = Records::MANIFEST.parse().expect("a manifest");
    let function = manifest.functions().next().expect("a function");
    assert_eq!(function.triggers.len(), 2);
    for trigger in &function.triggers {
        let Trigger::Kinesis(kinesis) = trigger else {
            panic!("not of Kinesis: {trigger:?}");
        };
        assert_eq!(
            kinesis.event_source_mapping.function_response_types,
            Some([FunctionResponseType::ReportBatchItemFailures])
        );
    }
}

#[test]
fn an_app_has_the_manifest_of_all_its_jobs() {
    let manifest = App::new()
        .job(ByName)
        .job(Records)
        .manifest()
        .expect("a manifest");
    let handlers: Vec<&str> = manifest
        .functions()
        .map(|function| function.handler.as_str())
        .collect();
    assert_eq!(handlers, ["by_name.alone", "records.each"]);
}

#[test]
fn one_job_twice_is_an_error() {
    let error = App::new()
        .job(ByName)
        .job(ByName)
        .manifest()
        .expect_err("two jobs of one name");
    assert_eq!(error.to_string(), "two jobs are named `ByName`");
}

#[test]
fn a_manifest_reads_back_as_it_was_written() {
    for text in [
        data_job::DataJob::MANIFEST,
        every_option::EveryOptionJob::MANIFEST,
    ] {
        let manifest: Manifest = text.parse().expect("a manifest");
        assert_eq!(manifest.to_json(), text);
    }
}

#[test]
fn every_manifest_of_these_tests_is_valid() {
    let this_program = env::current_exe().expect("a path");
    let bytes = fs::read(this_program).expect("a program");
    let manifest = Manifest::from_binary(&bytes).expect("manifests");
    assert!(manifest.jobs.len() > 5, "{}", manifest.jobs.len());
    common::assert_valid(&manifest);
}

#[test]
fn a_job_that_is_linked_and_not_served_is_named() {
    let unserved = jets::testing::unserved_jobs(&App::new().job(ByName)).expect("a program");
    assert!(unserved.contains(&"DataJob".to_owned()), "{unserved:?}");
    assert!(!unserved.contains(&"ByName".to_owned()), "{unserved:?}");
}
