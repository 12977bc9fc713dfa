//! Functions with every option of every trigger.

use serde_json::json;

use super::{KEY, QUEUE, number, word};
use crate::{
    manifest::{
        DestinationConfig, EventInvokeConfig, EventInvokeDestination, EventInvokeDestinations,
        EventSourceMapping, EventTarget, EventsRule, Filter, FilterCriteria, FixedNumber, Function,
        FunctionResponseType, InputTransformer, MappingMetric, MetricsConfig, OnFailure,
        ProvisionedPollerConfig, RetryPolicy, ScalingConfig, StartingPosition, StartingTime, Tag,
        TargetDeadLetterConfig,
    },
    resources::StreamViewType,
    triggers::{
        Trigger,
        dynamodb::DynamodbTrigger,
        iot::{IotSqlVersion, IotTrigger},
        kinesis::KinesisTrigger,
        logs::LogsTrigger,
        rule::RuleTrigger,
        s3::{S3EventType, S3Trigger},
        schedule::{
            FlexibleTimeWindow, FlexibleTimeWindowMode, ScheduleTrigger, SchedulerSchedule,
        },
        sns::{RedrivePolicy, SnsTrigger, Subscription},
        sqs::SqsTrigger,
    },
};

pub(super) fn trigger() -> KinesisTrigger {
    KinesisTrigger {
        allow_loop: Some(true),
        stream: "orders-${Environment}".to_owned(),
        event_source_mapping: EventSourceMapping {
            event_source_arn: "arn:${AWS::Partition}:kinesis:${AWS::Region}:${AWS::AccountId}:stream/orders-${Environment}".to_owned(),
            batch_size: number("10000"),
            starting_position: Some(StartingPosition::AtTimestamp.into()),
            starting_position_timestamp: Some(StartingTime::from(number("1550289189"))),
            enabled: false.into(),
            maximum_batching_window_in_seconds: Some(number("300")),
            parallelization_factor: Some(number("10")),
            maximum_retry_attempts: Some(number("-1")),
            maximum_record_age_in_seconds: FixedNumber::try_from(604_800).ok(),
            bisect_batch_on_function_error: Some(word("${Bisect:true}")),
            tumbling_window_in_seconds: FixedNumber::try_from(900).ok(),
            destination_config: Some(DestinationConfig {
                on_failure: OnFailure {
                    destination: QUEUE.to_owned(),
                },
            }),
            filter_criteria: Some(FilterCriteria {
                filters: vec![Filter {
                    pattern: r#"{"data":{"kind":["order"]}}"#.to_owned(),
                }],
            }),
            kms_key_arn: Some(KEY.to_owned()),
            scaling_config: None,
            provisioned_poller_config: None,
            metrics_config: Some(MetricsConfig {
                metrics: vec![MappingMetric::EventCount],
            }),
            tags: Some(vec![Tag::new("team", "data-${Environment}")]),
            function_response_types: Some(vec![FunctionResponseType::ReportBatchItemFailures]),
        },
    }
}

/// Returns a function with streams by ARN: one in China, and one of another account through a consumer. Failures go to
/// a topic and to a bucket.
pub(super) fn several_triggers() -> Function {
    let mut function = Function::new("EveryJob", "several_streams");
    for (stream, destination) in [
        (
            "arn:aws-cn:kinesis:cn-north-1:112233445566:stream/china",
            "arn:aws-cn:sns:cn-north-1:112233445566:failed",
        ),
        (
            "arn:aws:kinesis:us-west-2:998877665544:stream/shared/consumer/reader:1550289189",
            "arn:aws:s3:::failed-batches",
        ),
    ] {
        let mut trigger = KinesisTrigger::new(stream);
        trigger.event_source_mapping.destination_config = Some(DestinationConfig {
            on_failure: OnFailure {
                destination: destination.to_owned(),
            },
        });
        let trigger = Trigger::from(trigger);
        for statement in trigger.default_policy() {
            function.policy.add(statement);
        }
        function.triggers.push(trigger);
    }
    function.add_needed_permissions();
    function
}

/// Returns a function with a standard queue that limits its concurrency, and a FIFO queue with its own pollers.
pub(super) fn queues() -> Function {
    let mut function = Function::new("EveryJob", "queues");
    let mut standard = SqsTrigger::new("orders-${Environment}");
    standard.backoff_in_seconds = FixedNumber::try_from(30).ok();
    standard.maximum_backoff_in_seconds = FixedNumber::try_from(37_500).ok();
    standard.allow_sharing = Some(true);
    standard.allow_loop = Some(true);
    let mapping = &mut standard.event_source_mapping;
    mapping.batch_size = number("100");
    mapping.maximum_batching_window_in_seconds = Some(number("1"));
    mapping.scaling_config = Some(ScalingConfig {
        maximum_concurrency: number("2"),
    });
    let mut fifo = SqsTrigger::new("arn:aws:sqs:us-west-2:112233445566:orders.fifo");
    fifo.event_source_mapping.provisioned_poller_config = Some(ProvisionedPollerConfig {
        minimum_pollers: Some(number("2")),
        maximum_pollers: Some(number("200")),
    });
    for trigger in [Trigger::from(standard), Trigger::from(fifo)] {
        for statement in trigger.default_policy() {
            function.policy.add(statement);
        }
        function.triggers.push(trigger);
    }
    function.add_needed_permissions();
    function
}

/// Returns rules with the event, a constant, a part of the event and a template as input.
pub(super) fn rules() -> [RuleTrigger; 3] {
    let pattern = [("source", json!(["aws.ec2"]))];
    let mut ec2 = RuleTrigger::new(pattern.into_iter().collect());
    ec2.enabled = word("${Enabled}");
    ec2.allow_loop = Some(true);
    ec2.rule = EventsRule {
        event_pattern: ec2.rule.event_pattern,
        event_bus_name: Some("orders".to_owned()),
        target: Some(EventTarget {
            retry_policy: Some(RetryPolicy {
                maximum_retry_attempts: Some(number("185")),
                maximum_event_age_in_seconds: Some(number("86400")),
            }),
            dead_letter_config: Some(undelivered()),
        }),
        input: Some(json!({"kind": "ec2"}).into()),
        input_path: None,
        input_transformer: None,
    };
    let mut health = RuleTrigger::new([("source", json!(["aws.health"]))].into_iter().collect());
    health.rule.input_path = Some("$.detail".to_owned());
    let mut s3 = RuleTrigger::new([("source", json!(["aws.s3"]))].into_iter().collect());
    s3.rule.input_transformer = Some(InputTransformer {
        input_paths_map: [("id".to_owned(), "$.detail.id".to_owned())].into(),
        input_template: r#"{"order":<id>,"project":"${Project}"}"#.to_owned(),
    });
    [ec2, health, s3]
}

pub(super) fn undelivered() -> TargetDeadLetterConfig {
    let arn = QUEUE.to_owned();
    TargetDeadLetterConfig { arn }
}

/// Returns a function with all triggers that are not polled.
pub(super) fn pushed() -> Function {
    let mut function = Function::new("EveryJob", "pushed");
    let destination = |arn: &str| {
        let destination = arn.to_owned();
        Some(EventInvokeDestination { destination })
    };
    function.event_invoke_config = Some(EventInvokeConfig {
        maximum_retry_attempts: Some(number("0")),
        maximum_event_age_in_seconds: Some(number("21600")),
        destination_config: Some(EventInvokeDestinations {
            on_success: destination("arn:aws:events:us-west-2:112233445566:event-bus/done"),
            on_failure: destination("arn:aws:s3:::failed-invocations"),
        }),
    });
    function.permissions_boundary = Some("${BoundaryArn}".to_owned());
    let mut topic = SnsTrigger::new("orders-${Environment}");
    topic.subscription = Subscription {
        topic_arn: topic.subscription.topic_arn,
        filter_policy: Some([("store", json!(["berlin"]))].into_iter().collect()),
        filter_policy_scope: Some(word("${Scope:MessageBody}")),
        redrive_policy: Some(RedrivePolicy {
            dead_letter_target_arn: QUEUE.to_owned(),
        }),
    };
    let mut logs = LogsTrigger::new("/aws/lambda/${Project}-web");
    logs.subscription_filter.filter_pattern = "ERROR".to_owned();
    logs.allow_loop = Some(true);
    topic.allow_loop = Some(true);
    let [ec2, health, s3] = rules();
    let mut schedule = ScheduleTrigger::new("cron(0 12 ? * MON-FRI *)");
    schedule.schedule = SchedulerSchedule {
        schedule_expression: schedule.schedule.schedule_expression,
        schedule_expression_timezone: Some("Europe/Berlin".to_owned()),
        start_date: Some("2027-01-01T00:00:00Z".to_owned()),
        end_date: Some("2027-12-31T23:59:59Z".to_owned()),
        flexible_time_window: FlexibleTimeWindow {
            mode: FlexibleTimeWindowMode::Flexible,
            maximum_window_in_minutes: Some(number("1440")),
        },
        group_name: Some("reports-${Environment}".to_owned()),
        target: Some(EventTarget {
            retry_policy: None,
            dead_letter_config: Some(undelivered()),
        }),
    };
    let mut iot = IotTrigger::new("SELECT * FROM 'sensors/#'");
    iot.topic_rule_payload.aws_iot_sql_version = IotSqlVersion::Beta;
    iot.enabled = word("${Enabled}");
    iot.allow_loop = Some(true);
    iot.error_action = Some("${FailedMessagesArn}".to_owned());
    schedule.enabled = word("${Enabled}");
    schedule.input = Some(json!([1, "${Project}", null]).into());
    schedule.scheduler_role = Some("arn:aws:iam::112233445566:role/scheduler".to_owned());
    let mut changes = DynamodbTrigger::new("${OrdersStreamArn}");
    changes.stream_view_type = Some(StreamViewType::NewAndOldImages);
    changes.allow_loop = Some(true);
    let mut uploads = S3Trigger::new(
        "uploads-${Environment}",
        S3EventType::ALL,
        Some("a*b\\"),
        Some(".png"),
    );
    uploads.allow_loop = Some(true);
    function.triggers = vec![
        changes.into(),
        DynamodbTrigger::new("orders-${Environment}").into(),
        topic.into(),
        logs.into(),
        ec2.into(),
        health.into(),
        s3.into(),
        uploads.into(),
        schedule.into(),
        ScheduleTrigger::new("rate(10 minutes)").into(),
        ScheduleTrigger::new("at(2027-01-01T00:00:00)").into(),
        iot.into(),
    ];
    for trigger in &function.triggers {
        for statement in trigger.default_policy() {
            function.policy.add(statement);
        }
    }
    function.add_needed_permissions();
    function
}
