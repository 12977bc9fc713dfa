//! Tests of the permissions that follow from a function's properties.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use jets_core::{
    manifest::{
        DeadLetterConfig, DestinationConfig, Effect, Function, Statement, TracingConfig,
        TracingMode, Value, VpcConfig,
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

const OF_VPCS: [&str; 6] = [
    "ec2:AssignPrivateIpAddresses",
    "ec2:CreateNetworkInterface",
    "ec2:DeleteNetworkInterface",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSubnets",
    "ec2:UnassignPrivateIpAddresses",
];

/// Returns the actions that are denied to the code of a function in a VPC with `statement`.
fn denied_beside(statement: Statement) -> Vec<String> {
    let mut statements = needed(|function| {
        function.properties.vpc_config = Some(VpcConfig::default());
        function.policy.add(statement);
    });
    let denied = statements.pop().unwrap();
    if denied.effect == Effect::Allow {
        return Vec::new();
    }
    denied.action
}

#[test]
fn a_vpc_may_be_attached_to_by_lambda_and_not_by_the_code() {
    let statements = needed(|function| {
        function.properties.vpc_config = Some(VpcConfig::default());
        function.add_needed_permissions();
    });
    let [allowed, denied] = statements.as_slice() else {
        panic!("two statements: {statements:?}");
    };
    assert_eq!(*allowed, Statement::allow(OF_VPCS, ["*"]));
    assert_eq!(denied.effect, Effect::Deny);
    assert_eq!(denied.action, OF_VPCS);
    assert_eq!(
        denied.condition.as_ref().unwrap()["ArnEquals"]["lambda:SourceFunctionArn"],
        Value::from(
            "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:${Project}-${Environment}-data_job-file"
        )
    );
}

#[test]
fn an_action_that_a_statement_allows_is_not_denied_to_the_code() {
    for (action, left) in [
        ("s3:GetObject", 6),
        ("ec2:DescribeSubnets", 5),
        ("EC2:describe*", 4),
        ("ec2:?ssignPrivateIpAddresses", 5),
        ("ec2:*", 0),
        ("*", 0),
    ] {
        let allow = Statement::allow([action], ["*"]);
        assert_eq!(denied_beside(allow).len(), left, "{action}");
    }
    for (others, left) in [("s3:*", 0), ("ec2:Describe*", 2), ("ec2:*", 6), ("*", 6)] {
        let mut allow = Statement::allow([""; 0], ["*"]);
        allow.not_action = vec![others.to_owned()];
        assert_eq!(denied_beside(allow).len(), left, "all but {others}");
    }
    let mut deny = Statement::allow(["ec2:*"], ["*"]);
    deny.effect = Effect::Deny;
    assert_eq!(denied_beside(deny).len(), 6);
}

/// Returns a statement about a bucket of the account that the function runs in.
fn in_this_account(action: &str, resource: &str) -> Statement {
    let mut statement = Statement::allow([action], [resource]);
    let account = Value::from("${AWS::AccountId}");
    let keys = [("s3:ResourceAccount".to_owned(), account)].into();
    statement.condition = Some([("StringEquals".to_owned(), keys)].into());
    statement
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
                in_this_account("s3:ListBucket", "arn:aws:s3:::failed"),
                in_this_account("s3:PutObject", "arn:aws:s3:::failed/*"),
            ],
        ),
        (
            "${FailedArn:arn:aws:sqs:us-west-2:112233445566:failed}",
            vec![
                Statement::allow(
                    ["sqs:SendMessage", "sns:Publish"],
                    ["${FailedArn:arn:aws:sqs:us-west-2:112233445566:failed}"],
                ),
                in_this_account(
                    "s3:ListBucket",
                    "${FailedArn:arn:aws:sqs:us-west-2:112233445566:failed}",
                ),
                in_this_account("s3:PutObject", "${FailedArn}/*"),
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
