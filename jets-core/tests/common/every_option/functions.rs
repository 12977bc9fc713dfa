//! Functions with every property.

use serde_json::json;

use super::{KEY, QUEUE, number, word};
use crate::{
    manifest::{
        Architecture, CapacityProviderConfig, DeadLetterConfig, DestinationConfig, DirectS3Read,
        Environment, EphemeralStorage, EventInvokeConfig, EventInvokeDestination,
        EventInvokeDestinations, FileSystemConfig, Function, FunctionCode, FunctionProperties,
        FunctionScalingConfig, LogFormat, LoggingConfig, ManagedInstances, OnFailure,
        RuntimeManagementConfig, S3FilesConfig, Tag, TenancyConfig, TenantIsolationMode,
        TracingConfig, TracingMode, UpdateRuntimeOn, VpcConfig,
    },
    triggers::{kinesis::KinesisTrigger, rule::RuleTrigger, sns::SnsTrigger, sqs::SqsTrigger},
};

pub(super) fn properties() -> FunctionProperties {
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
        tags: Some(vec![Tag::new("team", "data-${Environment}")]),
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

/// Returns a function whose ARNs and numbers are placeholders.
pub(super) fn deployed() -> Function {
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

/// Returns a function with an existing role.
pub(super) fn with_role() -> Function {
    let mut function = Function::new("PlainJob", "with_role");
    function.program = Some("another-program".to_owned());
    function.role = Some("arn:aws:iam::112233445566:role/existing".to_owned());
    function
}

/// Returns a function on Managed Instances, with a file system of S3 Files.
pub(super) fn managed() -> Function {
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
pub(super) fn isolated() -> Function {
    let mut function = Function::new("PlainJob", "isolated");
    function.properties.tenancy_config = Some(TenancyConfig {
        tenant_isolation_mode: TenantIsolationMode::PerTenant,
    });
    function.add_needed_permissions();
    function
}

/// Returns a function that is sent to by an event bus.
pub(super) fn notified() -> Function {
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
