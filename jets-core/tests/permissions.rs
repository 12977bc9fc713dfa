//! Tests of the permissions that follow from a function's properties.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use jets_core::{
    manifest::{
        DeadLetterConfig, DestinationConfig, Function, Statement, TracingConfig, TracingMode,
        VpcConfig,
    },
    triggers::{Trigger, kinesis::KinesisTrigger},
};

fn needed(change: impl FnOnce(&mut Function)) -> Vec<Statement> {
    let mut function = Function::new("DataJob", "file");
    change(&mut function);
    function.add_needed_permissions();
    let mut statements = function.policy.statement;
    statements.remove(0);
    statements
}

#[test]
fn every_function_may_write_to_its_own_log_group_only() {
    let mut function = Function::new("DataJob", "file");
    function.add_needed_permissions();
    function.add_needed_permissions();
    assert_eq!(
        function.policy.statement,
        [Statement::allow(
            [
                "logs:CreateLogGroup",
                "logs:CreateLogStream",
                "logs:PutLogEvents"
            ],
            [
                "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:/aws/lambda/${Project}-${Environment}-data_job-file:*"
            ],
        )]
    );
}

#[test]
fn a_destination_that_is_no_arn_needs_no_right() {
    let statements = needed(|function| {
        let target_arn = "orders".to_owned();
        function.properties.dead_letter_config = Some(DeadLetterConfig::new(target_arn));
    });
    assert!(statements.is_empty(), "{statements:?}");
}

#[test]
fn tracing_may_send_to_x_ray() {
    let statements = needed(|function| {
        function.properties.tracing_config = Some(TracingConfig::new(TracingMode::Active));
    });
    assert_eq!(
        statements,
        [Statement::allow(
            ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
            ["*"]
        )]
    );
}

#[test]
fn a_dead_letter_queue_may_be_sent_to() {
    for (target, action) in [
        (
            "arn:aws-cn:sqs:cn-north-1:112233445566:dead",
            "sqs:SendMessage",
        ),
        (
            "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:dead",
            "sns:Publish",
        ),
    ] {
        let statements = needed(|function| {
            function.properties.dead_letter_config = Some(DeadLetterConfig::new(target));
        });
        assert_eq!(statements, [Statement::allow([action], [target])]);
    }
}

#[test]
fn a_vpc_may_be_attached_to() {
    let statements = needed(|function| {
        function.properties.vpc_config = Some(VpcConfig::default());
    });
    let [statement] = statements.as_slice() else {
        panic!("one statement: {statements:?}");
    };
    assert!(
        statement
            .action
            .iter()
            .all(|action| action.starts_with("ec2:"))
    );
    assert_eq!(statement.action.len(), 6);
}

#[test]
fn a_destination_of_failed_batches_may_be_sent_to() {
    for (destination, expected) in [
        (
            "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:failed",
            vec![Statement::allow(
                ["sqs:SendMessage"],
                ["arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:failed"],
            )],
        ),
        (
            "arn:aws:s3:::failed",
            vec![
                Statement::allow(["s3:ListBucket"], ["arn:aws:s3:::failed"]),
                Statement::allow(["s3:PutObject"], ["arn:aws:s3:::failed/*"]),
            ],
        ),
    ] {
        let statements = needed(|function| {
            let mut trigger = KinesisTrigger::new("my-stream");
            trigger.event_source_mapping.destination_config =
                Some(DestinationConfig::new(destination));
            function.triggers.push(Trigger::Kinesis(trigger));
        });
        assert_eq!(statements, expected);
    }
}

#[test]
fn a_stream_named_like_a_part_of_an_arn_is_the_one_that_may_be_read() {
    let trigger = Trigger::from(KinesisTrigger::new(
        "arn:aws:kinesis:us-west-2:112233445566:stream/consumer/consumer/reader:1",
    ));
    assert_eq!(
        trigger.default_policy()[0].resource,
        ["arn:aws:kinesis:us-west-2:112233445566:stream/consumer"]
    );
}
