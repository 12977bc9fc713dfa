//! Tests of the report, the changes and the flowchart of a service of ten functions, as docs/report.md shows them.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

#[path = "../../jets-core/tests/common/golden.rs"]
mod golden;

use std::fs;

use golden::assert_golden;
use jets::{App, Manifest, Topic, jobs, sends::SendError};

mod before {
    use super::jobs;

    jobs! {
        pub(crate) OrderJob {
            class_timeout 30;

            sqs_event "orders-${Environment}", create: true;
            iam_policy "dynamodb:PutItem",
                resource: "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/orders-${Environment}";
            fn take(sqs_message: &str) {
                println!("{sqs_message}");
            }
        }
    }
}

jobs! {
    pub OrderJob {
        class_timeout 30;
        class_memory 256;
        class_log_retention_in_days 30;

        sqs_event "orders-${Environment}", create: true;
        iam_policy ["dynamodb:PutItem", "dynamodb:GetItem"],
            resource: "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/orders-${Environment}";
        fn take(sqs_message: &str) {
            println!("{sqs_message}");
        }

        dynamodb_event "orders-${Environment}", create: { partition_key: { id: S } }, maximum_retry_attempts: 5, on_failure: create;
        fn changed(dynamodb_records) {
            println!("{}", dynamodb_records.len());
        }

        sqs_event "refunds.fifo", create: { max_receive_count: 10 };
        fn refund(sqs_message: &str) {
            println!("{sqs_message}");
        }
    }

    pub ClickJob {
        kinesis_event "clicks", parallelization_factor: 4, batch_size: 500;
        fn count(kinesis_data) {
            println!("{}", kinesis_data.len());
        }
    }

    pub NoticeJob {
        sns_event "orders", redrive_policy: create;
        event_invoke_config maximum_retry_attempts: 1, on_failure: create;
        fn mail(sns_message: &str) {
            println!("{sns_message}");
        }

        rule_event { source: ["aws.health"] };
        fn warn(event) {
            println!("{event}");
        }
    }

    pub UploadJob {
        s3_event "uploads-${Environment}", create: true, prefix: "in/";
        iam_policy "s3:GetObject", resource: "arn:${AWS::Partition}:s3:::uploads-${Environment}/in/*";
        sends notice: NoticeJob::MAIL;
        memory 1024;
        async fn resize(s3_object: &str, notice: Topic<String>) -> Result<(), SendError> {
            notice.send(s3_object).await?;
            Ok(())
        }
    }

    pub ReportJob {
        cron "0 6 * * ? *", time_zone: "Europe/Berlin";
        dead_letter_queue create;
        fn daily() {}

        rate "1 hour";
        fn hourly() {}

        pub fn again(event) {
            println!("{event}");
        }
    }
}

fn manifest() -> Manifest {
    let app = App::new()
        .job(OrderJob)
        .job(ClickJob)
        .job(NoticeJob)
        .job(UploadJob)
        .job(ReportJob);
    app.manifest().expect("a manifest")
}

/// Returns the page that shows the golden files.
fn page() -> String {
    fs::read_to_string(jets_tests::repository("docs/report.md")).expect("the page")
}

/// Returns the Markdown as it stands in a section of the page: without its title, and with headings one level lower.
fn below_a_heading(markdown: &str) -> String {
    let (_, sections) = markdown.split_once("\n\n").expect("a title");
    format!("\n{}", sections.trim()).replace("\n## ", "\n### ")
}

#[test]
fn the_report_is_as_on_the_page() {
    let report = manifest().report();
    let markdown = report.to_markdown();
    assert_golden("shop.report.md", &markdown);
    assert_golden("shop.report.html", &report.to_html());
    assert!(
        page().contains(&below_a_heading(&markdown)),
        "docs/report.md is not up to date"
    );
}

#[test]
fn changes_are_as_on_the_page_with_rights_first() {
    let before = App::new()
        .job(before::OrderJob)
        .manifest()
        .expect("a manifest");
    let mut after = App::new().job(OrderJob).manifest().expect("a manifest");
    // As a release with one function more would be.
    for job in &mut after.jobs {
        job.functions.retain(|function| function.name != "refund");
    }
    let changes = after.changes_since(&before).to_markdown();
    assert_golden("shop.changes.md", &changes);
    assert!(
        page().contains(&below_a_heading(&changes)),
        "docs/report.md is not up to date"
    );
}

#[test]
fn the_flowchart_is_as_in_the_golden_file() {
    assert_golden("shop.mmd", &manifest().mermaid());
}

#[test]
fn a_manifest_has_no_changes_since_itself() {
    let manifest = manifest();
    assert!(manifest.changes_since(&manifest.clone()).is_empty());
}

jobs! {
    ShareJob {
        kinesis_event "clicks", maximum_retry_attempts: 5, on_failure: "arn:${AWS::Partition}:s3:::scans";
        fn count(kinesis_data) {
            println!("{}", kinesis_data.len());
        }

        s3_event "scans";
        fn read(s3_object) {
            println!("{}", s3_object.key());
        }
    }
}

#[test]
fn a_bucket_that_takes_failures_and_invokes_a_function_is_drawn_once() {
    let manifest = App::new().job(ShareJob).manifest().expect("a manifest");
    let chart = manifest.mermaid();
    assert_eq!(chart.matches("scans").count(), 1, "{chart}");
}
