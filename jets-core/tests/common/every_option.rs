//! A manifest with every field, written without `..`, so that every new field must be added here and to the golden file
//! with which the schema and the template are checked.

use super::{
    Architecture, CapacityProviderConfig, Choice, DeadLetterConfig, DeletionPolicy,
    DestinationConfig, DirectS3Read, Effect, Environment, EphemeralStorage, EventInvokeConfig,
    EventInvokeDestination, EventInvokeDestinations, EventSourceMapping, EventTarget, EventsRule,
    FileSystemConfig, Filter, FilterCriteria, FixedNumber, Function, FunctionCode,
    FunctionProperties, FunctionResponseType, FunctionScalingConfig, InputTransformer, JobManifest,
    LogFormat, LogGroup, LogGroupClass, LoggingConfig, ManagedInstances, Manifest, MappingMetric,
    MetricsConfig, Names, Number, OnFailure, PolicyDocument, ProvisionedPollerConfig, RetryPolicy,
    RuntimeManagementConfig, S3FilesConfig, ScalingConfig, Sends, StartingPosition, StartingTime,
    Statement, Tag, TargetDeadLetterConfig, TenancyConfig, TenantIsolationMode, TracingConfig,
    TracingMode, UpdateRuntimeOn, VpcConfig, limits::Limits,
};
use crate::resources::{
    AttributeType, Bucket, EventBus, Queue, Resource, Stream, StreamViewType, Table, TableKey,
    Topic,
};
use crate::triggers::{
    Trigger,
    dynamodb::DynamodbTrigger,
    iot::{IotSqlVersion, IotTrigger},
    kinesis::KinesisTrigger,
    logs::LogsTrigger,
    rule::RuleTrigger,
    s3::{S3EventType, S3Trigger},
    schedule::{FlexibleTimeWindow, FlexibleTimeWindowMode, ScheduleTrigger, SchedulerSchedule},
    sns::{RedrivePolicy, SnsTrigger, Subscription},
    sqs::SqsTrigger,
};
use serde_json::json;

const QUEUE: &str =
    "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:failed-${Environment}";
const KEY: &str = "arn:aws:kms:us-west-2:112233445566:key/${KeyId}";

fn number<L: Limits>(text: &str) -> Number<L> {
    text.parse().unwrap()
}

fn word<T: Names>(text: &str) -> Choice<T> {
    text.parse().unwrap()
}

fn every_option() -> Manifest {
    let mut file = Function {
        name: "file".to_owned(),
        handler: "every_job.file".to_owned(),
        function_name: "${Project}-${Environment}-every_job-file".to_owned(),
        triggers: vec![Trigger::Kinesis(trigger())],
        sends: sends(),
        properties: properties(),
        policy: PolicyDocument {
            version: "2012-10-17".to_owned(),
            statement: Trigger::from(trigger()).default_policy(),
        },
        managed_policies: vec![
            "arn:${AWS::Partition}:iam::aws:policy/AmazonS3ReadOnlyAccess".to_owned(),
        ],
        event_invoke_config: None,
        log_group: Some(LogGroup {
            retention_in_days: Some(number("${Days:14}")),
            kms_key_id: Some(KEY.to_owned()),
            log_group_class: Some(LogGroupClass::InfrequentAccess.into()),
        }),
        role: None,
        program: None,
        permissions_boundary: Some("arn:aws:iam::112233445566:policy/boundary".to_owned()),
        role_path: Some("/team/".to_owned()),
        role_tags: Some(vec![Tag {
            key: "team".to_owned(),
            value: "data-${Environment}".to_owned(),
        }]),
    };
    for statement in declared_statements() {
        file.policy.add(statement);
    }
    file.add_needed_permissions();
    Manifest {
        version: Manifest::VERSION,
        jobs: vec![
            JobManifest {
                name: "EveryJob".to_owned(),
                resources: resources(),
                functions: vec![
                    file,
                    several_triggers(),
                    queues(),
                    pushed(),
                    deployed(),
                    notified(),
                ],
            },
            JobManifest::new(
                "PlainJob",
                vec![
                    Function::new("PlainJob", "run"),
                    with_role(),
                    managed(),
                    isolated(),
                ],
            ),
        ],
    }
}

/// Returns what the function sends to, of which one declaration allows a circle.
fn sends() -> Vec<Sends> {
    let destination = |function: &Function| function.destinations().remove(0);
    let run = Function::new("PlainJob", "run");
    let notified = notified();
    let mut run = Sends::new("report", run.handler.clone(), destination(&run));
    run.allow_loop = Some(true);
    vec![
        run,
        Sends::new("events", notified.handler.clone(), destination(&notified)),
    ]
}

/// Returns a function that is sent to by an event bus.
fn notified() -> Function {
    let mut function = Function::new("EveryJob", "notified");
    let pattern = [
        ("detail-type", json!(["paid"])),
        ("source", json!(["shop"])),
    ];
    function
        .triggers
        .push(RuleTrigger::new(pattern.into_iter().collect()).into());
    function
}

fn declared_statements() -> [Statement; 3] {
    let prefixes = ["${aws:userid}/*", "${Project}/${aws:userid}/*"].into();
    let condition = [("s3:prefix".to_owned(), prefixes)].into();
    [
        Statement {
            sid: Some("OwnFolder".to_owned()),
            effect: Effect::Allow,
            action: vec!["s3:ListBucket".to_owned()],
            not_action: Vec::new(),
            resource: vec!["arn:${AWS::Partition}:s3:::reports".to_owned()],
            condition: Some([("StringLike".to_owned(), condition)].into()),
        },
        Statement {
            sid: None,
            effect: Effect::Deny,
            action: vec!["s3:DeleteObject".to_owned()],
            not_action: Vec::new(),
            resource: vec!["*".to_owned()],
            condition: None,
        },
        Statement {
            sid: None,
            effect: Effect::Deny,
            action: Vec::new(),
            not_action: vec!["s3:*".to_owned(), "logs:*".to_owned()],
            resource: vec!["arn:aws:s3:::reports/*".to_owned()],
            condition: None,
        },
    ]
}

fn properties() -> FunctionProperties {
    FunctionProperties {
        description: Some("Uses every option".to_owned()),
        timeout: Some(number("900")),
        memory_size: Some(number("10240")),
        environment: Some(Environment {
            variables: [
                ("LITERAL".to_owned(), "${!HOME}".to_owned()),
                ("TABLE".to_owned(), "${TableName}".to_owned()),
            ]
            .into(),
        }),
        ephemeral_storage: Some(EphemeralStorage {
            size: number("512"),
        }),
        reserved_concurrent_executions: Some(number("0")),
        architectures: Some(vec![Architecture::X86_64.into()]),
        layers: Some(vec![
            "arn:aws:lambda:us-west-2:112233445566:layer:tools:3".to_owned(),
        ]),
        tags: Some(vec![Tag {
            key: "team".to_owned(),
            value: "data-${Environment}".to_owned(),
        }]),
        tracing_config: Some(TracingConfig {
            mode: TracingMode::Active.into(),
        }),
        dead_letter_config: Some(DeadLetterConfig {
            target_arn: QUEUE.to_owned(),
        }),
        vpc_config: Some(VpcConfig {
            subnet_ids: vec!["${SubnetId}".to_owned()],
            security_group_ids: vec!["sg-0123456789abcdef0".to_owned()],
            ipv6_allowed_for_dual_stack: Some(true.into()),
        }),
        logging_config: Some(LoggingConfig {
            log_format: Some(LogFormat::Json.into()),
            application_log_level: Some(word("${Level:DEBUG}")),
            system_log_level: Some(word("${Level:DEBUG}")),
            log_group: Some("/orders/${Environment}".to_owned()),
        }),
        kms_key_arn: Some(KEY.to_owned()),
        recursive_loop: Some(word("${Recursion}")),
        code: Some(FunctionCode {
            source_kms_key_arn: Some(KEY.to_owned()),
        }),
        code_signing_config_arn: Some(
            "arn:aws:lambda:us-west-2:112233445566:code-signing-config:csc-0123456789abcdefg"
                .to_owned(),
        ),
        capacity_provider_config: None,
        function_scaling_config: None,
        file_system_configs: Some(vec![FileSystemConfig {
            arn: "arn:aws:elasticfilesystem:us-west-2:112233445566:access-point/fsap-0123456789abcdef0"
                .to_owned(),
            local_mount_path: "/mnt/orders".to_owned(),
            s3_files_config: None,
        }]),
        runtime_management_config: Some(RuntimeManagementConfig {
            update_runtime_on: UpdateRuntimeOn::Manual,
            runtime_version_arn: Some("${RuntimeArn}".to_owned()),
        }),
        tenancy_config: None,
    }
}

fn trigger() -> KinesisTrigger {
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
            tags: Some(vec![Tag {
                key: "team".to_owned(),
                value: "data-${Environment}".to_owned(),
            }]),
            function_response_types: Some(vec![FunctionResponseType::ReportBatchItemFailures]),
        },
    }
}

/// Returns a function with streams by ARN: one in China, and one of another account through a consumer. Failures go to
/// a topic and to a bucket.
fn several_triggers() -> Function {
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
fn queues() -> Function {
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

/// Returns a function whose ARNs and numbers are placeholders.
fn deployed() -> Function {
    let mut function = Function::new("EveryJob", "deployed");
    function.properties.timeout = Some(number("${Timeout:30}"));
    function.properties.kms_key_arn = Some("${KeyArn}".to_owned());
    let mut stream = KinesisTrigger::new("${OrdersArn}");
    let mapping = &mut stream.event_source_mapping;
    mapping.batch_size = number("${BatchSize}");
    mapping.maximum_retry_attempts = Some(number("${Retries:-1}"));
    mapping.destination_config = Some(DestinationConfig {
        on_failure: OnFailure {
            destination: "${FailedArn:arn:aws:sqs:us-west-2:112233445566:failed}".to_owned(),
        },
    });
    let mut fifo = SqsTrigger::new("orders-${Environment}.fifo");
    fifo.event_source_mapping.batch_size = number("${BatchSize}");
    function.triggers = vec![
        stream.into(),
        fifo.into(),
        SnsTrigger::new("${TopicArn}").into(),
    ];
    for trigger in &function.triggers {
        for statement in trigger.default_policy() {
            function.policy.add(statement);
        }
    }
    function.event_invoke_config = Some(EventInvokeConfig {
        maximum_retry_attempts: Some(number("${InvokeRetries:0}")),
        maximum_event_age_in_seconds: None,
        destination_config: Some(EventInvokeDestinations {
            on_success: Some(EventInvokeDestination {
                destination: "${DoneArn}".to_owned(),
            }),
            on_failure: Some(EventInvokeDestination {
                destination: "${LostArn}".to_owned(),
            }),
        }),
    });
    function.add_needed_permissions();
    function
}

/// Returns a resource of each kind. Some of them trigger functions, or get what failed.
fn resources() -> Vec<Resource> {
    let key = |name: &str, r#type| TableKey {
        name: name.to_owned(),
        r#type,
    };
    let of_customer = Some("alias/orders-${Environment}".to_owned());
    vec![
        Resource::Queue(Queue {
            name: "orders-${Environment}.fifo".to_owned(),
            visibility_timeout: Some(number("60")),
            message_retention_period: Some(number("${QueueRetention:86400}")),
            delay_seconds: Some(number("900")),
            max_receive_count: Some(number("${Receives:5}")),
            dead_letter_queue: Some(true),
            allow_few_receives: Some(true),
            content_based_deduplication: Some(word("${Deduplication:true}")),
            fifo_throughput_limit: Some(word("${Throughput:perMessageGroupId}")),
            kms_master_key_id: of_customer.clone(),
            deletion_policy: Some(DeletionPolicy::Delete),
        }),
        Resource::Queue(Queue::of_failures("failed-${Environment}")),
        Resource::Stream(Stream {
            name: "clicks".to_owned(),
            shard_count: Some(number("${Shards:2}")),
            retention_period_hours: Some(number("8760")),
            kms_key_id: of_customer.clone(),
            deletion_policy: Some(DeletionPolicy::Retain),
        }),
        Resource::Table(Table {
            name: "orders-${Environment}".to_owned(),
            partition_key: key("customer", AttributeType::S),
            sort_key: Some(key("number", AttributeType::N)),
            time_to_live: Some("expires".to_owned()),
            stream_view_type: Some(StreamViewType::KeysOnly),
            deletion_protection_enabled: Some(word("${Protection}")),
            kms_master_key_id: of_customer.clone(),
            deletion_policy: Some(DeletionPolicy::RetainExceptOnCreate),
        }),
        Resource::Topic(Topic {
            name: "audit.fifo".to_owned(),
            content_based_deduplication: Some(true.into()),
            kms_master_key_id: of_customer,
            deletion_policy: Some(DeletionPolicy::Retain),
        }),
        Topic::new("orders-${Environment}").into(),
        Resource::Bucket(Bucket {
            name: "uploads-${Environment}".to_owned(),
            versioning: Some(word("${Versioning:true}")),
            expire_after_days: Some(number("30")),
            deletion_policy: Some(DeletionPolicy::Delete),
        }),
        Resource::EventBus(EventBus {
            name: "orders".to_owned(),
            deletion_policy: Some(DeletionPolicy::Retain),
        }),
    ]
}

/// Returns a function with an existing role.
fn with_role() -> Function {
    let mut function = Function::new("PlainJob", "with_role");
    function.program = Some("another-program".to_owned());
    function.role = Some("arn:aws:iam::112233445566:role/existing".to_owned());
    function
}

/// Returns a function on Managed Instances, with a file system of S3 Files.
fn managed() -> Function {
    let mut function = Function::new("PlainJob", "managed");
    function.properties.timeout = Some(number("5400"));
    function.properties.memory_size = Some(number("${Memory:32768}"));
    function.properties.capacity_provider_config = Some(CapacityProviderConfig {
        lambda_managed_instances_capacity_provider_config: ManagedInstances {
            capacity_provider_arn: "${CapacityArn}".to_owned(),
            per_execution_environment_max_concurrency: Some(number("1600")),
            execution_environment_memory_gib_per_vcpu: Some(number("8")),
        },
    });
    function.properties.function_scaling_config = Some(FunctionScalingConfig {
        min_execution_environments: Some(number("0")),
        max_execution_environments: Some(number("${Environments:15000}")),
    });
    function.properties.file_system_configs = Some(vec![FileSystemConfig {
        arn: "arn:aws:s3files:us-west-2:112233445566:file-system/fs-0123456789abcdef0/access-point/fsap-0123456789abcdef0"
            .to_owned(),
        local_mount_path: "/mnt/uploads".to_owned(),
        s3_files_config: Some(S3FilesConfig {
            direct_s3_read: DirectS3Read::Enabled.into(),
        }),
    }]);
    function.event_invoke_config = Some(EventInvokeConfig {
        maximum_retry_attempts: Some(number("1")),
        ..EventInvokeConfig::default()
    });
    function.add_needed_permissions();
    function
}

/// Returns a function whose tenants share nothing.
fn isolated() -> Function {
    let mut function = Function::new("PlainJob", "isolated");
    function.properties.tenancy_config = Some(TenancyConfig {
        tenant_isolation_mode: TenantIsolationMode::PerTenant,
    });
    function.add_needed_permissions();
    function
}

/// Returns rules with the event, a constant, a part of the event and a template as input.
fn rules() -> [RuleTrigger; 3] {
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

fn undelivered() -> TargetDeadLetterConfig {
    let arn = QUEUE.to_owned();
    TargetDeadLetterConfig { arn }
}

/// Returns a function with all triggers that are not polled.
fn pushed() -> Function {
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

#[test]
fn the_golden_manifest_has_every_option() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/golden/every_option.manifest.json"
    );
    let text = every_option().to_json_pretty() + "\n";
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), text);
}
