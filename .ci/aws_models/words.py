"""The words of `jobs!`, and the properties of AWS's models that they stand for."""

from dataclasses import dataclass

FUNCTION = "AWS::Lambda::Function"
INVOKE = "AWS::Lambda::EventInvokeConfig"
MAPPING = "AWS::Lambda::EventSourceMapping"
RULE = "AWS::Events::Rule"
SCHEDULE = "AWS::Scheduler::Schedule"
TOPIC_RULE = "AWS::IoT::TopicRule"

# What a declaration of each trigger begins with, and the resource whose properties its options are.
TRIGGERS = {
    "kinesis_event": ('kinesis_event "orders"', MAPPING),
    "dynamodb_event": ('dynamodb_event "${OrdersStreamArn}"', MAPPING),
    "sqs_event": ('sqs_event "orders"', MAPPING),
    "sns_event": ('sns_event "orders"', "AWS::SNS::Subscription"),
    "s3_event": ('s3_event "uploads"', RULE),
    "log_event": ('log_event "/orders/web"', "AWS::Logs::SubscriptionFilter"),
    "rule_event": ('rule_event { source: ["a"] }', RULE),
    "rate": ('rate "1 hour"', SCHEDULE),
    "cron": ('cron "0 12 * * ? *"', SCHEDULE),
    "at": ('at "2027-01-01T00:00:00"', SCHEDULE),
    "iot_event": ("iot_event \"SELECT * FROM 'a'\"", TOPIC_RULE),
    "queue": ('queue "orders"', "AWS::SQS::Queue"),
    "stream": ('stream "clicks"', "AWS::Kinesis::Stream"),
    "table": ('table "orders", partition_key: { id: S }', "AWS::DynamoDB::Table"),
    "topic": ('topic "news"', "AWS::SNS::Topic"),
    "bucket": ('bucket "uploads"', "AWS::S3::Bucket"),
    "event_bus": ('event_bus "shop"', "AWS::Events::EventBus"),
    "event_invoke_config": ('rate "1 hour"; event_invoke_config', INVOKE),
    "vpc_config": ("vpc_config", FUNCTION),
    "capacity_provider": ('capacity_provider "arn:aws:lambda:us-west-2:112233445566:capacity-provider:orders"', FUNCTION),
    "file_system": ('capacity_provider "arn:aws:lambda:us-west-2:112233445566:capacity-provider:orders"; file_system "arn:aws:s3files:us-west-2:112233445566:file-system/fs-0123456789abcdef0/access-point/fsap-0123456789abcdef0"', FUNCTION),
    "update_runtime_on": ("update_runtime_on Manual", FUNCTION),
}

# Words whose property has another name than theirs in camel case.
PROPERTIES = {
    "architecture": "Architectures/*",
    "dead_letter_queue": "DeadLetterConfig/TargetArn",
    "ephemeral_storage": "EphemeralStorage/Size",
    "layers": "Layers/*",
    "log_format": "LoggingConfig/LogFormat",
    "log_group": "LoggingConfig/LogGroup",
    "log_level": "LoggingConfig/ApplicationLogLevel",
    "system_log_level": "LoggingConfig/SystemLogLevel",
    "tracing": "TracingConfig/Mode",
    "capacity_provider": "CapacityProviderConfig/LambdaManagedInstancesCapacityProviderConfig/CapacityProviderArn",
    "per_execution_environment_max_concurrency": "CapacityProviderConfig/LambdaManagedInstancesCapacityProviderConfig/PerExecutionEnvironmentMaxConcurrency",
    "execution_environment_memory_gib_per_vcpu": "CapacityProviderConfig/LambdaManagedInstancesCapacityProviderConfig/ExecutionEnvironmentMemoryGiBPerVCpu",
    "min_execution_environments": "FunctionScalingConfig/MinExecutionEnvironments",
    "max_execution_environments": "FunctionScalingConfig/MaxExecutionEnvironments",
    "file_system": "FileSystemConfigs/*/Arn",
    "local_mount_path": "FileSystemConfigs/*/LocalMountPath",
    "direct_s3_read": "FileSystemConfigs/*/S3FilesConfig/DirectS3Read",
    "update_runtime_on": "RuntimeManagementConfig/UpdateRuntimeOn",
    "runtime_version_arn": "RuntimeManagementConfig/RuntimeVersionArn",
    "source_kms_key_arn": "Code/SourceKMSKeyArn",
    "tenant_isolation_mode": "TenancyConfig/TenantIsolationMode",
    "ipv6_allowed_for_dual_stack": "VpcConfig/Ipv6AllowedForDualStack",
    "security_group_ids": "VpcConfig/SecurityGroupIds/*",
    "subnet_ids": "VpcConfig/SubnetIds/*",
    "metrics": "MetricsConfig/Metrics/*",
    "maximum_concurrency": "ScalingConfig/MaximumConcurrency",
    "minimum_pollers": "ProvisionedPollerConfig/MinimumPollers",
    "maximum_pollers": "ProvisionedPollerConfig/MaximumPollers",
    "on_failure": "DestinationConfig/OnFailure/Destination",
    "on_success": "DestinationConfig/OnSuccess/Destination",
    "event_bus": "EventBusName",
    "target_maximum_retry_attempts": "Targets/*/RetryPolicy/MaximumRetryAttempts",
    "target_maximum_event_age_in_seconds": "Targets/*/RetryPolicy/MaximumEventAgeInSeconds",
    "target_dead_letter_queue": "Targets/*/DeadLetterConfig/Arn",
    "schedule_group": "GroupName",
    "time_zone": "ScheduleExpressionTimezone",
    "flexible_time_window_in_minutes": "FlexibleTimeWindow/MaximumWindowInMinutes",
    "scheduler_role": "Target/RoleArn",
    "filter": "FilterCriteria/Filters",
}

# Words of other resources than that of their trigger, or than the function.
RESOURCES = {
    "log_retention_in_days": "AWS::Logs::LogGroup/RetentionInDays",
    "log_group_class": "AWS::Logs::LogGroup/LogGroupClass",
    "log_kms_key_id": "AWS::Logs::LogGroup/KmsKeyId",
    "role_path": "AWS::IAM::Role/Path",
    "role_tags": "AWS::IAM::Role/Tags",
    "managed_iam_policy": "AWS::IAM::Role/ManagedPolicyArns/*",
    "permissions_boundary": "AWS::IAM::Role/PermissionsBoundary",
    "kinesis_event": f"{MAPPING}/EventSourceArn",
    "dynamodb_event": f"{MAPPING}/EventSourceArn",
    "sqs_event": f"{MAPPING}/EventSourceArn",
    "log_event": "AWS::Logs::SubscriptionFilter/LogGroupName",
    "rate": f"{SCHEDULE}/ScheduleExpression",
    "cron": f"{SCHEDULE}/ScheduleExpression",
    "at": f"{SCHEDULE}/ScheduleExpression",
    "rate.target_maximum_retry_attempts": f"{SCHEDULE}/Target/RetryPolicy/MaximumRetryAttempts",
    "rate.target_maximum_event_age_in_seconds": f"{SCHEDULE}/Target/RetryPolicy/MaximumEventAgeInSeconds",
    "rate.target_dead_letter_queue": f"{SCHEDULE}/Target/DeadLetterConfig/Arn",
    "iot_event.error_action": f"{TOPIC_RULE}/TopicRulePayload/ErrorAction/Sqs/QueueUrl",
    "sns_event": "AWS::SNS::Subscription/TopicArn",
    "iot_event": f"{TOPIC_RULE}/TopicRulePayload/Sql",
    "iot_event.enabled": f"{TOPIC_RULE}/TopicRulePayload/RuleDisabled",
    "rule_event": f"{RULE}/EventPattern",
    "s3_event": f"{RULE}/EventPattern",
    "s3_event.events": f"{RULE}/EventPattern",
    "s3_event.prefix": f"{RULE}/EventPattern",
    "s3_event.suffix": f"{RULE}/EventPattern",
    "rate.enabled": f"{SCHEDULE}/State",
    "queue": "AWS::SQS::Queue/QueueName",
    "stream": "AWS::Kinesis::Stream/Name",
    "table": "AWS::DynamoDB::Table/TableName",
    "topic": "AWS::SNS::Topic/TopicName",
    "bucket": "AWS::S3::Bucket/BucketName",
    "event_bus": "AWS::Events::EventBus/Name",
    "queue.max_receive_count": "AWS::SQS::Queue/RedrivePolicy",
    "table.partition_key": "AWS::DynamoDB::Table/KeySchema",
    "table.sort_key": "AWS::DynamoDB::Table/KeySchema",
    "table.time_to_live": "AWS::DynamoDB::Table/TimeToLiveSpecification/AttributeName",
    "table.stream_view_type": "AWS::DynamoDB::Table/StreamSpecification/StreamViewType",
    "table.kms_master_key_id": "AWS::DynamoDB::Table/SSESpecification/KMSMasterKeyId",
    "bucket.versioning": "AWS::S3::Bucket/VersioningConfiguration/Status",
    "bucket.expire_after_days": "AWS::S3::Bucket/LifecycleConfiguration/Rules/*/ExpirationInDays",
    "stream.kms_key_id": "AWS::Kinesis::Stream/StreamEncryption/KeyId",
    "name": f"{FUNCTION}/FunctionName",
    "rule_event.enabled": f"{RULE}/State",
    "s3_event.enabled": f"{RULE}/State",
    "rule_event.input_path": f"{RULE}/Targets/*/InputPath",
    "rule_event.input_transformer": f"{RULE}/Targets/*/InputTransformer",
    "iot_event.aws_iot_sql_version": f"{TOPIC_RULE}/TopicRulePayload/AwsIotSqlVersion",
    **dict.fromkeys(("iam_policy", "iam_policy.condition", "iam_policy.effect", "iam_policy.not_action", "iam_policy.resource", "iam_policy.sid"), "AWS::IAM::Role/Policies"),
}

# Properties that are text in the models, while the word takes something else: a part of the text, a list, or `true` and
# `false`. What the word accepts is in `documented.toml`.
NOT_THE_VALUE = {
    "rate", "cron", "at", "rule_event", "s3_event", "s3_event.events", "s3_event.prefix", "s3_event.suffix", "rate.enabled",
    "rule_event.enabled", "s3_event.enabled", "rule_event.input_path", "rule_event.input_transformer", "iot_event.aws_iot_sql_version",
    "iot_event", "iot_event.error_action", "sns_event.filter_policy", "sns_event.redrive_policy", "kinesis_event.filter", "dynamodb_event.filter",
    "sqs_event.filter", "bucket.versioning", "name", "queue.max_receive_count", "table.partition_key", "table.sort_key", "iam_policy", "iam_policy.condition", "iam_policy.effect", "iam_policy.not_action", "iam_policy.resource", "iam_policy.sid",
}

# The names and ARNs that a word accepts: a resource of IAM's list, or a name of `documented.toml`.
QUEUE = "sqs:queue QueueName=StandardQueueName"
KEY = ["kms:key", "kms:alias"]
POLICY = "iam:policy Account=PolicyAccount"
INVOKED = ["lambda:function", "arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}:${Qualifier}"]
FORMS = {
    "kinesis_event": ["${StreamName}", "kinesis:stream", "kinesis:consumer"],
    "dynamodb_event": ["dynamodb:stream"],
    "sqs_event": ["${QueueName}", "sqs:queue"],
    "sns_event": ["${TopicName}", "sns:topic"],
    "s3_event": ["${BucketName}"],
    "log_event": ["${LogGroupName}"],
    "log_group": ["${LogGroupName}"],
    "queue": ["${QueueName}"],
    "stream": ["${StreamName}"],
    "bucket": ["${BucketName}"],
    "table": ["${TableName}"],
    "topic": ["${TopicName}", "${FifoTopicName}"],
    "event_bus": ["${CreatedEventBusName}"],
    "name": ["${NamePart}"],
    "rule_event.event_bus": ["${EventBusName}", "events:event-bus"],
    "kinesis_event.on_failure": [QUEUE, "sns:topic", "s3:bucket"],
    "dynamodb_event.on_failure": [QUEUE, "sns:topic", "s3:bucket"],
    "sns_event.redrive_policy": [QUEUE],
    "s3_event.target_dead_letter_queue": [QUEUE],
    "rule_event.target_dead_letter_queue": [QUEUE],
    "rate.target_dead_letter_queue": [QUEUE],
    "iot_event.error_action": [QUEUE],
    "rate.schedule_group": ["${ScheduleGroupName}"],
    "dead_letter_queue": [QUEUE, "sns:topic"],
    "event_invoke_config.on_success": [QUEUE, "sns:topic", *INVOKED, "events:event-bus"],
    "event_invoke_config.on_failure": [QUEUE, "sns:topic", *INVOKED, "events:event-bus", "s3:bucket"],
    "kms_key_arn": KEY,
    "log_kms_key_id": KEY,
    "source_kms_key_arn": KEY,
    "capacity_provider": ["arn:${Partition}:lambda:${Region}:${Account}:capacity-provider:${CapacityProviderName}"],
    "code_signing_config_arn": ["arn:${Partition}:lambda:${Region}:${Account}:code-signing-config:${CodeSigningConfigId}"],
    "file_system": ["arn:${Partition}:elasticfilesystem:${Region}:${Account}:access-point/${EfsAccessPointId}", "arn:${Partition}:s3files:${Region}:${Account}:file-system/${S3FileSystemId}/access-point/${S3AccessPointId}"],
    "file_system.local_mount_path": ["/mnt/${MountFolder}"],
    "update_runtime_on.runtime_version_arn": ["arn:${Partition}:lambda:${Region}::runtime:${RuntimeId}", "arn:${Partition}:lambda:${Region}:${Account}:runtime/${RuntimeName}/version/${RuntimeName}"],
    "role_path": ["/${RolePath}/"],
    "kinesis_event.kms_key_arn": KEY,
    "dynamodb_event.kms_key_arn": KEY,
    "sqs_event.kms_key_arn": KEY,
    "layers": ["lambda:layerVersion"],
    "role": ["iam:role"],
    "rate.scheduler_role": ["iam:role"],
    "permissions_boundary": [POLICY],
    "managed_iam_policy": ["${ManagedPolicyName}", POLICY],
    "s3_event.prefix": ["${KeyPart}"],
    "s3_event.suffix": ["${KeyPart}"],
    "vpc_config.subnet_ids": ["${SubnetId}"],
    "vpc_config.security_group_ids": ["${SecurityGroupId}"],
}

# What must stand beside a word, so that only its value decides.
BESIDE = {
    "queue": "max_receive_count: false",
    "table": "partition_key: { id: S }",
    "iam_policy.condition": 'resource: "*"',
    "iam_policy.effect": 'resource: "*"',
    "iam_policy.not_action": 'resource: "*"',
    "iam_policy.sid": 'resource: "*"',
    "kinesis_event.starting_position_timestamp": "starting_position: AT_TIMESTAMP",
    "file_system": 'local_mount_path: "/mnt/orders"',
    "file_system.direct_s3_read": 'local_mount_path: "/mnt/orders"',
    "sqs_event.batch_size": "maximum_batching_window_in_seconds: 1",
    "sns_event.filter_policy_scope": 'filter_policy: { store: ["a"] }',
    "vpc_config.ipv6_allowed_for_dual_stack": 'subnet_ids: ["subnet-0a1b2c3d"], security_group_ids: ["sg-0a1b2c3d"]',
    "vpc_config.security_group_ids": 'subnet_ids: ["subnet-0a1b2c3d"]',
    "vpc_config.subnet_ids": 'security_group_ids: ["sg-0a1b2c3d"]',
}
# Declarations that begin in another way than others of their keyword.
STARTS = {
    "iam_policy.not_action": "iam_policy",
    "queue.content_based_deduplication": 'queue "orders.fifo"',
    "topic.content_based_deduplication": 'topic "orders.fifo"',
    "table.partition_key": 'table "orders"',
}
BEFORE = {
    "dead_letter_queue": 'rate "1 hour"; ',
    "file_system": 'capacity_provider "arn:aws:lambda:us-west-2:112233445566:capacity-provider:orders"; ',
    "log_level": "log_format JSON; ",
    "system_log_level": "log_format JSON; ",
}
WITH_FUNCTION = {
    "kinesis_event.tumbling_window_in_seconds": "fn f(kinesis_data, window: &mut jets::Window<u32>) {}",
    "dynamodb_event.tumbling_window_in_seconds": "fn f(dynamodb_records, window: &mut jets::Window<u32>) {}",
}

# Words that stand for the same as another: they are made by the same code, and need no declarations of their own.
SAME = {
    "memory": "memory_size",
    "desc": "description",
    "env": "environment",
    "reserved_concurrency": "reserved_concurrent_executions",
    **{f"{keyword}.{option}": f"rate.{option}" for keyword in ("cron", "at") for option in (
        "enabled", "end_date", "flexible_time_window_in_minutes", "input", "schedule_group", "scheduler_role", "start_date",
        "target_dead_letter_queue", "target_maximum_event_age_in_seconds", "target_maximum_retry_attempts", "time_zone",
    )},
}

# Words that no model knows, because they stand for code, for a policy, or for a value that AWS takes as it is.
NOT_IN_MODELS = {
    "backoff_in_seconds": "how the library delays failed messages",
    "maximum_backoff_in_seconds": "how the library delays failed messages",
    "concurrent_items": "how the generated code works on a batch",
    "report_batch_item_failures": "whether the generated code reports items; the function must return a report",
    "aggregated": "how the generated code decodes records",
    "allow_loop": "a check of ours",
    "allow_sharing": "a check of ours",
    "allow_few_receives": "a check of ours",
    "unchecked": "a check of ours",
    "create": "a resource of its own; its options are those of the resource's declaration",
    "deletion_policy": "an attribute of the resource, which is no property",
    "partition_key": "an attribute with its type, which is two properties",
    "sort_key": "an attribute with its type, which is two properties",
    "iam_policy": "statements; their words are those of the declaration `iam_policy`",
    "input": "any JSON value",
}

# Declarations whose argument is a path in Rust, which a declaration alone does not have.
PATHS = {"sends"}

# Declarations that have no value, only options.
ONLY_OPTIONS = {"event_invoke_config", "vpc_config"}


@dataclass(frozen=True)
class Word:
    """A word with what its value is measured by."""

    name: str
    # A declaration with `{}` in the place of the value.
    written: str
    # The property of CloudFormation that the value becomes.
    property: str | None = None
    forms: tuple = ()


def camel(word):
    return "".join(part.capitalize() for part in word.split("_"))


def table(names):
    """Returns the entries for the words of the language."""
    return [entry for name in sorted(names) if name not in SAME and not is_ours(name) for entry in entries(name)]


def is_ours(name):
    """Returns whether no model knows the word."""
    return name in ONLY_OPTIONS or name.split(".")[0] in PATHS or "." in name and name.rsplit(".", 1)[-1] in NOT_IN_MODELS


def entries(name):
    owner, _, option = name.rpartition(".")
    path = RESOURCES.get(name) or f"{TRIGGERS.get(owner, ('', FUNCTION))[1]}/{PROPERTIES.get(option, camel(option))}"
    if name == "environment":
        path = f"{FUNCTION}/Environment/Variables"
    if option in ("tags", "role_tags", "environment"):
        # A map has an entry for its keys, and one for its values.
        return [
            Word(f"{name} (key)", declaration(name, owner, option, '{ {}: "a" }'), f"{path}/*/Key"),
            Word(f"{name} (value)", declaration(name, owner, option, "{ Team: {} }"), f"{path}/*/Value"),
        ]
    is_list = path.endswith("/*") and owner
    return [Word(name, declaration(name, owner, option, "[{}]" if is_list else "{}"), path, tuple(FORMS.get(name, ())))]


def declaration(name, owner, option, slot):
    before, function = BEFORE.get(name, ""), WITH_FUNCTION.get(name, "")
    beside = f", {BESIDE[name]}" if name in BESIDE else ""
    if not owner:
        return f"{before}{name} {slot}{beside};"
    start = STARTS.get(name) or TRIGGERS.get(owner, ('iam_policy "s3:GetObject"', None))[0]
    comma = "" if start.endswith(("_config", "iam_policy")) else ","
    return f"{before}{start}{comma} {option}: {slot}{beside}; {function}".rstrip()
