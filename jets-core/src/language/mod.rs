//! The words of `jobs!`: one module for each word, so that it can be looked up here and in an editor.
//!
//! A declaration `keyword argument, option: value, …;` belongs to the next function. As `class_keyword …;` it belongs
//! to every function of the job. A function's property wins over that of its class, permissions add up.
//!
//! A value is a string, an integer, `true` or `false`, a bare word, a list `[…]` or a map `{ key: value }`. In every
//! string of a declaration, `${Project}`, `${Environment}` and the pseudo parameters of CloudFormation
//! (`${AWS::Region}`, …) are resolved at deployment. Any other `${Name}` becomes a parameter of the template.
//! `${!Name}` stands for the text `${Name}`.
//!
//! A whole ARN may be a placeholder such as `"${QueueArn}"`. So may a whole number whose limits are one range,
//! `"${BatchSize}"`, and the words and switches of some options, `"${Level}"`. A default follows
//! a colon: `"${BatchSize:100}"`. Where both a name and an ARN are accepted, the placeholder stands for an ARN if its name
//! ends in `Arn`.

#[doc(inline)]
pub use crate::{
    resources::words::{bucket, event_bus, queue, stream, table, topic},
    triggers::words::*,
};

/// `timeout 30;` — seconds after which Lambda stops an invocation: 1 to 1,800, or 5,400 with `capacity_provider`. AWS's default is
/// 3.
///
/// `Timeout` of [`AWS::Lambda::Function`](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html).
#[doc(alias("class_timeout"))]
pub mod timeout {}

/// `memory_size 512;` — memory in MB: 128 to 10,240, or 2,048 to 32,768 with `capacity_provider`. AWS's default is 128.
/// CPU grows with it. Also `memory`.
///
/// `MemorySize` of [`AWS::Lambda::Function`](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html).
#[doc(alias("class_memory_size", "memory", "class_memory"))]
pub mod memory_size {}

/// `description "Stores orders";` — what the function does, in at most 256 characters. Also `desc`.
///
/// Without it, the first line of the doc comment is the description.
#[doc(alias("class_description", "desc", "class_desc"))]
pub mod description {}

/// `name "take";` — the name of the function outside of Rust: the end of the Lambda function's name, of its handler and of
/// its logical ids. It keeps them if the function is renamed in Rust. `class_name "OrderJob";` is that of the job.
#[doc(alias("class_name"))]
pub mod name {}

/// `environment { TABLE: "orders-${Environment}" };` — environment variables: at most 4,096 bytes, names and
/// values together. Also `env`.
///
/// The variables of the function and of its class are merged; the function's win. Names that Lambda sets itself
/// are refused: see [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html).
#[doc(alias("class_environment", "env", "class_env", "environment variables"))]
pub mod environment {}

/// `ephemeral_storage 1024;` — the size of `/tmp` in MB: 512 (AWS's default) to 10,240.
#[doc(alias("class_ephemeral_storage"))]
pub mod ephemeral_storage {}

/// `reserved_concurrent_executions 5;` — how many invocations may run at once, reserved from the account's.
/// 0 stops the function. Also `reserved_concurrency`.
///
/// See [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html).
#[doc(alias(
    "class_reserved_concurrent_executions",
    "reserved_concurrency",
    "class_reserved_concurrency"
))]
pub mod reserved_concurrent_executions {}

/// `architecture arm64;` — the instruction set: `arm64` or `x86_64`. The default is that of the program that the template is
/// read from, or else `arm64`.
#[doc(alias("class_architecture"))]
pub mod architecture {}

/// `layers "arn:aws:lambda:us-west-2:112233445566:layer:my-layer:1";` — ARNs of layer versions: at most five.
#[doc(alias("class_layers"))]
pub mod layers {}

/// `tags { Team: "data" };` — at most 50 tags. Those of the function and of its class are merged; the function's win.
#[doc(alias("class_tags"))]
pub mod tags {}

/// `tracing Active;` — X-Ray tracing: `Active` or `PassThrough`. The right to send traces is added to the policy.
///
/// See [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html).
#[doc(alias("class_tracing", "X-Ray"))]
pub mod tracing {}

/// `dead_letter_queue "arn:aws:sqs:us-west-2:112233445566:failed";` — the SQS queue or SNS topic that failed
/// asynchronous invocations go to, or `create` for a queue of the function. The right to send there is added to the
/// policy. Functions that only streams and queues invoke cannot have it; `class_dead_letter_queue` skips them.
///
/// See [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html#invocation-dlq).
#[doc(alias("class_dead_letter_queue", "DLQ"))]
pub mod dead_letter_queue {}

/// `log_format JSON;` — the format of the function's logs: `JSON` or `Text` (AWS's default).
#[doc(alias("class_log_format"))]
pub mod log_format {}

/// `log_level DEBUG;` — the lowest level of the function's own log lines, with `log_format JSON`: `TRACE`, `DEBUG`, `INFO`
/// (AWS's default), `WARN`, `ERROR` or `FATAL`.
///
/// See [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html).
#[doc(alias("class_log_level"))]
pub mod log_level {}

/// `system_log_level WARN;` — the lowest level of Lambda's log lines, with `log_format JSON`: `DEBUG`, `INFO` (AWS's
/// default) or `WARN`.
#[doc(alias("class_system_log_level"))]
pub mod system_log_level {}

/// `log_group "/orders/${Environment}";` — the log group that Lambda writes the function's logs to; without it,
/// `/aws/lambda/` and the function's name.
#[doc(alias("class_log_group"))]
pub mod log_group {}

/// `log_retention_in_days 14;` — how long log events are kept: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545,
/// 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653 days.
///
/// The template then makes the log group, which stays when the stack is deleted, and the function can no longer make
/// one. Where the group exists already, give another with `log_group`.
#[doc(alias("class_log_retention_in_days"))]
pub mod log_retention_in_days {}

/// `log_group_class INFREQUENT_ACCESS;` — the class of the log group, which the template then makes: `STANDARD` (AWS's
/// default), `INFREQUENT_ACCESS` or `DELIVERY`. It cannot be changed later.
///
/// See [CloudWatch's page](https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch_Logs_Log_Classes.html).
#[doc(alias("class_log_group_class"))]
pub mod log_group_class {}

/// `log_kms_key_id "arn:aws:kms:us-west-2:112233445566:key/0123abcd-12ab-34cd-56ef-0123456789ab";` — the ARN of the KMS key that encrypts the log group, which the template then makes.
/// The key's policy must allow CloudWatch Logs to use it.
///
/// See [CloudWatch's page](https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html).
#[doc(alias("class_log_kms_key_id"))]
pub mod log_kms_key_id {}

/// `recursive_loop Allow;` — what Lambda does when the function invokes itself through SQS, S3 or SNS: `Allow`, or
/// `Terminate` (AWS's default).
///
/// See [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html).
#[doc(alias("class_recursive_loop"))]
pub mod recursive_loop {}

/// `role "arn:aws:iam::112233445566:role/my-role";` — an existing role in place of the one that the template makes.
///
/// The manifest still lists the rights that the function needs; the role must have them. `iam_policy` and
/// `managed_iam_policy` cannot stand beside it.
#[doc(alias("class_role"))]
pub mod role {}

/// `permissions_boundary "arn:aws:iam::112233445566:policy/boundary";` — the permissions boundary of every role that
/// the template makes for the function.
///
/// See [IAM's page](https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html).
#[doc(alias("class_permissions_boundary"))]
pub mod permissions_boundary {}

/// `role_path "/team/";` — the path of every role that the template makes for the function.
///
/// See [IAM's page](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-friendly-names).
#[doc(alias("class_role_path"))]
pub mod role_path {}

/// `role_tags { Team: "data" };` — at most 50 tags of every role that the template makes for the function.
#[doc(alias("class_role_tags"))]
pub mod role_tags {}

/// `kms_key_arn "arn:aws:kms:us-west-2:112233445566:key/0123abcd-12ab-34cd-56ef-0123456789ab";` — the KMS key that encrypts the environment variables.
#[doc(alias("class_kms_key_arn"))]
pub mod kms_key_arn {}

/// `source_kms_key_arn "arn:aws:kms:us-west-2:112233445566:key/0123abcd-12ab-34cd-56ef-0123456789ab";` — the KMS key that encrypts the zip file. The key's policy must allow Lambda to use
/// it.
///
/// See [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/encrypt-zip-package.html).
#[doc(alias("class_source_kms_key_arn"))]
pub mod source_kms_key_arn {}

/// `code_signing_config_arn "arn:aws:lambda:us-west-2:112233445566:code-signing-config:csc-0123456789abcdef0";` — the configuration that says who may sign the code.
///
/// See [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html).
#[doc(alias("class_code_signing_config_arn"))]
pub mod code_signing_config_arn {}

/// `tenant_isolation_mode PER_TENANT;` — each tenant has execution environments of its own. An invocation names its tenant,
/// so the function has no trigger. It cannot be changed later.
///
/// See [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/tenant-isolation.html).
#[doc(alias("class_tenant_isolation_mode"))]
pub mod tenant_isolation_mode {}

/// `managed_iam_policy "AmazonS3ReadOnlyAccess";` — managed policies of the function's role: names of AWS's own,
/// or ARNs. They add to what the triggers need.
///
/// See [IAM's page](https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html).
#[doc(alias("class_managed_iam_policy"))]
pub mod managed_iam_policy {}

#[doc(no_inline)]
pub use self::{
    architecture as class_architecture, capacity_provider as class_capacity_provider,
    code_signing_config_arn as class_code_signing_config_arn,
    dead_letter_queue as class_dead_letter_queue, description as class_desc,
    description as class_description, description as desc, environment as class_env,
    environment as class_environment, environment as env,
    ephemeral_storage as class_ephemeral_storage, event_invoke_config as class_event_invoke_config,
    file_system as class_file_system, iam_policy as class_iam_policy,
    kms_key_arn as class_kms_key_arn, layers as class_layers, log_format as class_log_format,
    log_group as class_log_group, log_group_class as class_log_group_class,
    log_kms_key_id as class_log_kms_key_id, log_level as class_log_level,
    log_retention_in_days as class_log_retention_in_days,
    managed_iam_policy as class_managed_iam_policy, memory_size as class_memory,
    memory_size as class_memory_size, memory_size as memory, name as class_name,
    permissions_boundary as class_permissions_boundary, recursive_loop as class_recursive_loop,
    reserved_concurrent_executions as class_reserved_concurrency,
    reserved_concurrent_executions as class_reserved_concurrent_executions,
    reserved_concurrent_executions as reserved_concurrency, role as class_role,
    role_path as class_role_path, role_tags as class_role_tags,
    source_kms_key_arn as class_source_kms_key_arn, system_log_level as class_system_log_level,
    tags as class_tags, tenant_isolation_mode as class_tenant_isolation_mode,
    timeout as class_timeout, tracing as class_tracing,
    update_runtime_on as class_update_runtime_on, vpc_config as class_vpc_config,
};

#[doc(alias("class_event_invoke_config", "DLQ", "retries", "destination"))]
pub mod event_invoke_config {
    //! `event_invoke_config maximum_retry_attempts: 0, on_failure: "arn:aws:sqs:us-west-2:112233445566:failed";` — how
    //! asynchronous invocations are retried, and where they go in the end: those by SNS, S3, logs, rules, schedules and
    //! IoT.
    //!
    //! The right to send to the destinations is added to the policy. Functions that only streams and queues invoke cannot
    //! have it; `class_event_invoke_config` skips them.
    //!
    //! See [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-configuring.html).

    /// `maximum_retry_attempts: 2` — how often a failed invocation is tried again: 0 to 2, which is AWS's default.
    pub mod maximum_retry_attempts {}

    /// `maximum_event_age_in_seconds: 3600` — how long an event may wait, in seconds: 60 to 21,600, which is AWS's
    /// default.
    pub mod maximum_event_age_in_seconds {}

    /// `on_success: "arn:aws:sqs:us-west-2:112233445566:done"` — the ARN of the SQS queue, SNS topic, Lambda function
    /// or EventBridge bus that a record of each successful invocation goes to.
    pub mod on_success {}

    /// `on_failure: create` — the ARN of the SQS queue, SNS topic, Lambda function, EventBridge bus or S3 bucket that a
    /// record of each failed invocation goes to, after its last attempt.
    pub mod on_failure {}
}

#[doc(alias("class_iam_policy", "permissions", "rights", "least privilege"))]
pub mod iam_policy {
    //! `iam_policy "s3:GetObject", resource: "arn:aws:s3:::bucket/*";` — what the function may do, in addition to what
    //! its triggers need.
    //!
    //! The arguments are actions; a service alone (`"s3"`) stands for all of its actions (`s3:*`).
    //!
    //! See [IAM's page](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html).

    /// `resource: "arn:aws:s3:::bucket/*"` — an ARN, or a list of ARNs, that the actions apply to, or `"*"` for all. It
    /// is always written. `*` and `?` in an ARN stand for any text and for one character, in every part but the
    /// service.
    pub mod resource {}

    /// `not_action: ["s3:*", "logs:*"]` — the actions that the statement is not about, in place of arguments: it is
    /// then about all others. `iam_policy not_action: ["s3:*"], resource: "*", effect: Deny;` leaves the function only
    /// rights on S3. With `Allow`, it may do anything but these.
    ///
    /// See [IAM's page](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html).
    pub mod not_action {}

    /// `effect: Deny` — `Allow` (the default) or `Deny`.
    pub mod effect {}

    /// `condition: { StringEquals: { "aws:SourceAccount": "112233445566" } }` — when the statement
    /// applies.
    pub mod condition {}

    /// `sid: "ReadOrders"` — the statement's own name, of letters and digits.
    pub mod sid {}

    /// `unchecked: true` — takes actions that look like typing errors: they differ in one or two letters from an
    /// action in the library's list of IAM's actions, and are not in it. An action may be newer than the list.
    pub mod unchecked {}
}

#[doc(alias("publish", "enqueue", "perform_later"))]
pub mod sends {
    //! `sends orders: OrderJob::TAKE;` — what the functions of a job send to: a name, and the constant of the function that
    //! receives.
    //!
    //! An async function that sends takes a parameter of that name. Its type is the sender to what the receiver is invoked
    //! by, of what the receiver takes: [`Queue`](crate::Queue), [`Fifo`](crate::Fifo), [`Topic`](crate::Topic),
    //! [`Stream`](crate::Stream), [`Bus`](crate::Bus), or [`Function`](crate::Function) if it has no trigger. The right to send
    //! there and the address are added to the function.

    /// `via: sqs_event` — the trigger by which a function with several is sent to: `sqs_event`, `sns_event`,
    /// `kinesis_event` or `rule_event`.
    pub mod via {}

    /// `kms_key_arn: "arn:aws:kms:us-west-2:112233445566:key/0123abcd-12ab-34cd-56ef-0123456789ab"` — the ARN of the
    /// KMS key that encrypts the queue, topic or stream, which the function may then use to send. A key that a job
    /// gives to what it creates is known without it.
    pub mod kms_key_arn {}

    /// `allow_loop: true` — allows functions to send to each other in a circle through this declaration.
    pub mod allow_loop {}
}

pub mod parameters {
    //! The parameters of a function. They are found by name, in any order. What is not named is not computed.
    //!
    //! A type can be written. Without one, a parameter has the default type given here. `&self` gives access to the job's
    //! fields.

    /// `event: Order` — the whole event. By default [`Event`](crate::Event), its JSON, or any type that deserialises
    /// from it.
    pub mod event {}

    /// `context: Context` — the context of the invocation: request id, deadline, function ARN, trace id. Its type is
    /// [`Context`](crate::Context).
    pub mod context {}

    /// `window: &mut Window<Total>` — the tumbling window of a stream, together with the parameter for the batch. Its
    /// type must be written: `&mut` [`Window<State>`](crate::Window). All triggers of the function need the option
    /// `tumbling_window_in_seconds`.
    pub mod window {}

    #[doc(inline)]
    pub use crate::triggers::parameters::*;
}

#[doc(alias("class_vpc_config"))]
pub mod vpc_config {
    //! `vpc_config subnet_ids: ["subnet-0a1b2c3d"], security_group_ids: ["sg-0a1b2c3d"];` — attaches the function to
    //! a VPC. The rights that this takes are added to the policy.
    //!
    //! See [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html).

    /// `subnet_ids: ["subnet-0a1b2c3d"]` — ids of the subnets: at most 16.
    pub mod subnet_ids {}

    /// `security_group_ids: ["sg-0a1b2c3d"]` — ids of the security groups: at most 5.
    pub mod security_group_ids {}

    /// `ipv6_allowed_for_dual_stack: true` — whether IPv6 traffic may leave through dual-stack subnets: `true` or
    /// `false`.
    pub mod ipv6_allowed_for_dual_stack {}
}

#[doc(alias("class_capacity_provider"))]
pub mod capacity_provider {
    //! `capacity_provider "arn:aws:lambda:us-west-2:112233445566:capacity-provider:my-provider";` — runs the function on
    //! Lambda Managed Instances. The program needs the feature `managed-instances`.
    //!
    //! The timeout may be up to 5,400 seconds, and the memory is 2,048 MB, which is the default then, to 32,768 MB. The
    //! template publishes the function, so that its ARN invokes the version `$LATEST.PUBLISHED`.
    //!
    //! See [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances.html).

    /// `per_execution_environment_max_concurrency: 10` — how many invocations may run at once in one execution
    /// environment: 1 to 1,600. AWS's default is 8 for each vCPU.
    pub mod per_execution_environment_max_concurrency {}

    /// `execution_environment_memory_gib_per_vcpu: 4` — the memory in GiB for each vCPU: 2 to 8.
    pub mod execution_environment_memory_gib_per_vcpu {}

    /// `min_execution_environments: 3` — the least number of execution environments: 0 to 15,000. AWS's default is 3.
    pub mod min_execution_environments {}

    /// `max_execution_environments: 10` — the greatest number of execution environments: 0 to 15,000.
    pub mod max_execution_environments {}
}

#[doc(alias("class_file_system"))]
pub mod file_system {
    //! `file_system "arn:aws:elasticfilesystem:us-west-2:112233445566:access-point/fsap-0123456789abcdef0", local_mount_path:
    //! "/mnt/orders";` — an access point of Amazon EFS or Amazon S3 Files that the function mounts. It needs `vpc_config`, and the right to mount
    //! and write is added to the policy.
    //!
    //! See [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/configuration-filesystem.html).

    /// `local_mount_path: "/mnt/orders"` — the folder in `/mnt/` where the function finds the files.
    pub mod local_mount_path {}

    /// `direct_s3_read: ENABLED` — whether files of S3 Files are read from the bucket: `AUTO` (AWS's default: with 512
    /// MB of memory or more), `ENABLED` or `DISABLED`. The function then needs `s3:GetObject` and `s3:GetObjectVersion`
    /// on the bucket.
    pub mod direct_s3_read {}
}

#[doc(alias("class_update_runtime_on"))]
pub mod update_runtime_on {
    //! `update_runtime_on FunctionUpdate;` — when Lambda updates the function's runtime: `Auto` (AWS's default),
    //! `FunctionUpdate`, or `Manual` with a version.
    //!
    //! See [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/runtimes-update.html).

    /// `runtime_version_arn: "arn:aws:lambda:us-west-2::runtime:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"`
    /// — the ARN of the version that the function keeps, with `Manual`.
    pub mod runtime_version_arn {}
}
