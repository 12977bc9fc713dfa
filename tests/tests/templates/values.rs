//! Tests of values that differ by deployment: ARNs, numbers, and dynamic references of CloudFormation.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use jets::{Manifest, cloudformation::Stack, jobs};
use serde_json::{Value, json};

use crate::golden::assert_golden;

jobs! {
    /// Is deployed to several environments.
    ValuesJob {
        class_role "${RoleArn}";
        class_timeout "${Timeout:30}";
        class_memory "${MemorySize}";

        kinesis_event "${OrdersArn}",
            batch_size: "${BatchSize:100}",
            maximum_batching_window_in_seconds: "${Window:0}",
            parallelization_factor: "${Factor}",
            maximum_retry_attempts: "${Retries:-1}",
            on_failure: "${FailedArn:arn:aws:sqs:us-west-2:112233445566:failed}",
            kms_key_arn: "${KeyArn}";
        ephemeral_storage "${TemporarySize}";
        reserved_concurrency "${Reserved}";
        layers "${ToolsArn}", "arn:aws:lambda:us-west-2:112233445566:layer:my-layer:1";
        environment {
            PASSWORD: "{{resolve:secretsmanager:${Project}/orders:SecretString:password}}",
            TABLE: "{{resolve:ssm:/orders/${Environment}/table}}",
        };
        kms_key_arn "${KeyArn}";
        fn store(kinesis_record: String) {
            _ = kinesis_record;
        }

        sqs_event "${QueueArn}", batch_size: "${BatchSize:100}", maximum_concurrency: "${Concurrency}";
        sqs_event "${QueueName}", batch_size: 100, maximum_batching_window_in_seconds: "${Window:0}";
        sqs_event "${Project}.fifo", minimum_pollers: "${Pollers}", maximum_pollers: 10;
        fn receive(sqs_message: String) {
            _ = sqs_message;
        }
    }

    /// Makes its own roles.
    RolesJob {
        class_permissions_boundary "${BoundaryArn}";

        sns_event "${TopicArn}", redrive_policy: "${UndeliveredArn}";
        rate "10 minutes", flexible_time_window_in_minutes: "${Minutes}", scheduler_role: "${SchedulerRoleArn}";
        rule_event { source: ["shop"] },
            event_bus: "${BusArn}",
            target_maximum_retry_attempts: "${TargetRetries}",
            target_maximum_event_age_in_seconds: "${Age:3600}",
            target_dead_letter_queue: "${UndeliveredArn}";
        event_invoke_config
            maximum_retry_attempts: "${InvokeRetries}",
            maximum_event_age_in_seconds: "${Age:3600}",
            on_success: "${DoneArn}",
            on_failure: "${LostArn}";
        dead_letter_queue "${DeadArn}";
        iam_policy "s3:GetObject", "s3:ListBucket", resource: ["${BucketArn}", "${BucketArn}/${aws:PrincipalAccount}/*"];
        managed_iam_policy "${PolicyArn}", "service-role/${PolicyName}";
        fn run(event: serde_json::Value) {
            _ = event;
        }

        dynamodb_event "${ChangesArn:arn:aws:dynamodb:us-west-2:112233445566:table/orders/stream/2019-06-10T19:26:16.525}";
        fn change(dynamodb_record: String) {
            _ = dynamodb_record;
        }
    }
}

fn manifest() -> Manifest {
    let manifests = [ValuesJob::MANIFEST, RolesJob::MANIFEST];
    let manifests = manifests.map(|text| text.parse().expect("a manifest"));
    Manifest::merge(manifests).expect("jobs of different names")
}

#[test]
fn the_manifest_has_the_placeholders_as_they_are() {
    assert_golden("values.json", &(manifest().to_json_pretty() + "\n"));
}

#[test]
fn two_environments_differ_in_their_parameters_only() {
    let template = |stack: &Stack| -> Value {
        let template = manifest().cloudformation(stack).expect("a template");
        serde_json::from_str(&template.to_json().expect("a template")).expect("JSON")
    };
    let mut dev = template(&Stack::new("demo", "dev"));
    let stack = Stack::new("demo", "prod")
        .parameter("BatchSize", "500")
        .parameter(
            "OrdersArn",
            "arn:aws:kinesis:us-west-2:112233445566:stream/orders",
        );
    let mut prod = template(&stack);
    let take = |template: &mut Value| {
        let parameters = template.get_mut("Parameters").expect("parameters");
        ["BatchSize", "OrdersArn", "Environment"]
            .map(|name| parameters.get_mut(name).expect("it is there")["Default"].take())
    };
    assert_eq!(take(&mut dev), [json!(100), Value::Null, json!("dev")]);
    assert_eq!(
        take(&mut prod),
        [
            json!(500),
            json!("arn:aws:kinesis:us-west-2:112233445566:stream/orders"),
            json!("prod")
        ]
    );
    assert_eq!(
        dev["Resources"], prod["Resources"],
        "resources of both environments"
    );
}
