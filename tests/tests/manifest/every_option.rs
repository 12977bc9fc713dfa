//! A job that uses every option of the language.

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
        class_iam_policy "s3", resource: "arn:${AWS::Partition}:s3:::reports/*";
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
            allow_loop: true,
            on_failure: "arn:aws:sqs:us-west-2:112233445566:failed",
            filter: [
                { data: { kind: ["order", { prefix: "refund" }], amount: [{ numeric: [">", 0, "<=", 1000.5] }] } },
                { partitionKey: [{ "anything-but": ["test"] }], "$or": [{ data: { a: [null] } }, { data: { b: [{ exists: false }] } }] },
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
        log_level "${Level:DEBUG}";
        system_log_level WARN;
        log_group "/orders/${Environment}";
        log_retention_in_days 14;
        log_group_class INFREQUENT_ACCESS;
        log_kms_key_id "arn:aws:kms:us-west-2:112233445566:key/1234abcd-12ab-34cd-56ef-1234567890ab";
        recursive_loop Allow;
        source_kms_key_arn "arn:aws:kms:us-west-2:112233445566:key/1234abcd-12ab-34cd-56ef-1234567890ab";
        code_signing_config_arn "arn:aws:lambda:us-west-2:112233445566:code-signing-config:csc-0123456789abcdefg";
        file_system "arn:aws:elasticfilesystem:us-west-2:112233445566:access-point/fsap-0123456789abcdef0",
            local_mount_path: "/mnt/orders";
        update_runtime_on Manual, runtime_version_arn: "arn:aws:lambda:us-west-2::runtime:0123abcd";
        role_path "/team/";
        role_tags { Team: "data" };
        kms_key_arn "arn:aws:kms:us-west-2:112233445566:key/1234abcd-12ab-34cd-56ef-1234567890ab";
        iam_policy "dynamodb:PutItem", "dynamodb:GetItem",
            resource: "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/orders-${Environment}",
            sid: "Orders",
            condition: { StringEquals: { "aws:SourceVpc": "${Vpc}" } };
        iam_policy "s3:DeleteObject", resource: "*", effect: Deny;
        iam_policy not_action: ["s3:*", "logs:*"], resource: "arn:aws:s3:::reports/*", effect: Deny;
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

        sqs_event "refunds",
            report_batch_item_failures: true,
            backoff_in_seconds: 30,
            maximum_backoff_in_seconds: 7200,
            allow_sharing: true,
            allow_loop: true;
        fn refund(sqs_messages) -> BatchResponse {
            sqs_messages.iter().collect()
        }

        dynamodb_event "${OrdersStreamArn}",
            batch_size: 50,
            starting_position: LATEST,
            bisect_batch_on_function_error: true,
            maximum_retry_attempts: 5,
            on_failure: "arn:aws:s3:::failed-changes",
            filter: { eventName: ["INSERT"] },
            allow_loop: true;
        dynamodb_event "arn:aws:dynamodb:us-west-2:112233445566:table/orders/stream/2019-06-10T19:26:16.525";
        fn change(dynamodb_record: Change<Order>) {
            _ = dynamodb_record;
        }

        sns_event "orders-${Environment}",
            filter_policy: { store: ["berlin", { "anything-but": ["paris"] }], price: [{ numeric: [">=", 100] }] },
            redrive_policy: "arn:aws:sqs:us-west-2:112233445566:undelivered";
        sns_event "arn:aws:sns:eu-central-1:112233445566:refunds",
            filter_policy: { order: { kind: ["refund"] } },
            filter_policy_scope: MessageBody,
            allow_loop: true;
        event_invoke_config
            maximum_retry_attempts: 0,
            maximum_event_age_in_seconds: 3600,
            on_success: "arn:aws:lambda:us-west-2:112233445566:function:next",
            on_failure: "arn:aws:s3:::failed-invocations";
        log_retention_in_days 30;
        fn announce(sns_message: (SnsMessage<'_>, Json<Order>)) {
            _ = sns_message;
        }

        s3_event "uploads-${Environment}", prefix: "images/", suffix: ".png",
            target_maximum_retry_attempts: 10,
            target_maximum_event_age_in_seconds: 3600,
            target_dead_letter_queue: "arn:aws:sqs:us-west-2:112233445566:undelivered";
        s3_event "archive", events: [ObjectDeleted, ObjectRestoreCompleted], enabled: false, allow_loop: true;
        fn resize(s3_object) {
            _ = s3_object;
        }

        log_event "/aws/lambda/${Project}-${Environment}-web", filter_pattern: "{ $.level = \"ERROR\" }", allow_loop: true;
        fn watch(log_events) {
            _ = log_events;
        }

        rule_event { source: ["aws.ec2"], detail_type: ["EC2 Instance State-change Notification"], detail: { state: ["terminated"] } };
        rule_event { source: ["shop.${Environment}"], detail: { order_id: [{ exists: true }] } },
            event_bus: "orders",
            enabled: "${Enabled:true}",
            allow_loop: true,
            target_maximum_retry_attempts: 10,
            target_maximum_event_age_in_seconds: 3600,
            target_dead_letter_queue: "${UndeliveredArn}";
        fn react(event_detail: Json<Order>) {
            _ = event_detail;
        }

        rule_event { source: ["aws.health"] }, input: { kind: "health", urgent: true };
        fn told(event: serde_json::Value) {
            _ = event;
        }

        rule_event { source: ["shop"], detail_type: ["Order Paid"] }, input_path: "$.detail.orders[0]";
        rule_event { source: ["shop"], detail_type: ["Order Placed"] }, input_transformer: {
            input_paths_map: { id: "$.detail.id", shop: "$.detail.shop" },
            input_template: { order: "<id>", text: "\"<shop>\" in ${Environment}", event: "<aws.events.event.json>", items: [1, "<id>"] },
        };
        fn entered(event: serde_json::Value) {
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
        at "2027-01-01T00:00:00",
            time_zone: "Europe/Berlin",
            schedule_group: "reports-${Environment}",
            target_maximum_retry_attempts: 3,
            target_maximum_event_age_in_seconds: 86400,
            target_dead_letter_queue: "arn:aws:sqs:us-west-2:112233445566:undelivered";
        fn report(schedule) {
            _ = schedule;
        }

        timeout 5400;
        memory_size 32768;
        capacity_provider "arn:aws:lambda:us-west-2:112233445566:capacity-provider:orders",
            per_execution_environment_max_concurrency: 64,
            execution_environment_memory_gib_per_vcpu: 4,
            min_execution_environments: 0,
            max_execution_environments: "${Environments:10}";
        file_system "arn:aws:s3files:us-west-2:112233445566:file-system/fs-0123456789abcdef0/access-point/fsap-0123456789abcdef0",
            local_mount_path: "/mnt/uploads",
            direct_s3_read: ENABLED;
        log_retention_in_days "${Days:30}";
        pub(super) fn count(event) {
            _ = event;
        }

        tenant_isolation_mode PER_TENANT;
        update_runtime_on FunctionUpdate;
        pub(super) fn isolated(event) {
            _ = event;
        }

        iot_event "SELECT temperature, topic(2) AS sensor FROM 'sensors/+/temperature' WHERE temperature > 50";
        iot_event "SELECT * FROM 'alarms/#'", enabled: "${Enabled:true}", error_action: "${UndeliveredArn}", aws_iot_sql_version: "beta", allow_loop: true;
        fn alarm(event: serde_json::Value) {
            _ = event;
        }
    }
}
