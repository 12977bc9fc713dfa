//! The properties of a Lambda function, with the names and structure of CloudFormation.

use std::{collections::BTreeMap, ops::RangeInclusive};

use super::{
    Architecture, CapacityProviderConfig, Choice, EphemeralStorage, FileSystemConfig,
    FunctionScalingConfig, Number, RuntimeManagementConfig, TenancyConfig, VpcConfig, limits,
};
use crate::{
    placeholders::least_size,
    value::{names, object},
};

object! {
    /// Properties of [`AWS::Lambda::Function`][1]. `None` leaves AWS's default.
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html
    #[derive(Default)]
    pub struct FunctionProperties {
        /// What the function does, in at most 256 characters.
        pub description as "Description": Option<String>,
        /// The time after which Lambda stops an invocation, in seconds: 1 to 1,800, or 5,400 with a capacity provider. AWS's default
        /// is 3.
        pub timeout as "Timeout": Option<Number<limits::Timeout>>,
        /// Memory in MB: 128 to 10,240, or 2,048 to 32,768 with a capacity provider. AWS's default is 128.
        pub memory_size as "MemorySize": Option<Number<limits::MemorySize>>,
        /// The function's environment variables.
        pub environment as "Environment": Option<Environment>,
        /// The size of `/tmp`.
        pub ephemeral_storage as "EphemeralStorage": Option<EphemeralStorage>,
        /// How many invocations may run at once, reserved from the account's limit. 0 stops the function.
        pub reserved_concurrent_executions as "ReservedConcurrentExecutions": Option<Number<limits::ReservedConcurrency>>,
        /// The instruction set. AWS accepts a list of one.
        pub architectures as "Architectures": Option<Vec<Choice<Architecture>>>,
        /// The ARNs of layer versions: at most five.
        pub layers as "Layers": Option<Vec<String>>,
        /// The function's tags.
        pub tags as "Tags": Option<Vec<Tag>>,
        /// Whether invocations are traced with X-Ray.
        pub tracing_config as "TracingConfig": Option<TracingConfig>,
        /// Where Lambda sends failed asynchronous invocations.
        pub dead_letter_config as "DeadLetterConfig": Option<DeadLetterConfig>,
        /// The VPC that the function is attached to.
        pub vpc_config as "VpcConfig": Option<VpcConfig>,
        /// How the function's logs are written, and where.
        pub logging_config as "LoggingConfig": Option<LoggingConfig>,
        /// The ARN of the KMS key that encrypts the environment variables.
        pub kms_key_arn as "KmsKeyArn": Option<String>,
        /// What Lambda does when the function invokes itself.
        pub recursive_loop as "RecursiveLoop": Option<Choice<RecursiveLoop>>,
        /// How the program is stored.
        pub code as "Code": Option<FunctionCode>,
        /// The ARN of the configuration that says who may sign the code.
        pub code_signing_config_arn as "CodeSigningConfigArn": Option<String>,
        /// The capacity provider on whose instances the function runs.
        pub capacity_provider_config as "CapacityProviderConfig": Option<CapacityProviderConfig>,
        /// How many execution environments a function with a capacity provider has.
        pub function_scaling_config as "FunctionScalingConfig": Option<FunctionScalingConfig>,
        /// The file system that the function mounts. AWS accepts a list of one.
        pub file_system_configs as "FileSystemConfigs": Option<Vec<FileSystemConfig>>,
        /// When Lambda updates the function's runtime.
        pub runtime_management_config as "RuntimeManagementConfig": Option<RuntimeManagementConfig>,
        /// Whether tenants share execution environments.
        pub tenancy_config as "TenancyConfig": Option<TenancyConfig>,
    }
}

/// The maximum number of characters of a description: `Description` of [Lambda's API][1].
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
#[doc(hidden)]
pub const MAX_DESCRIPTION: usize = 256;

/// The maximum number of tags of [a function][1].
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/configuration-tags.html
#[doc(hidden)]
pub const MAX_TAGS: usize = 50;

/// The number of characters of a tag's key: `TagKey` of Lambda's API model.
#[doc(hidden)]
pub const TAG_KEY_CHARACTERS: RangeInclusive<usize> = 1..=128;

/// The number of characters of a tag's value: `TagValue` of Lambda's API model.
#[doc(hidden)]
pub const TAG_VALUE_CHARACTERS: RangeInclusive<usize> = 0..=256;

object! {
    /// Environment variables.
    #[derive(Default)]
    pub struct Environment {
        /// The variables by name. Names and values have at most 4 KB together.
        pub variables as "Variables": BTreeMap<String, String>,
    }
    /// Creates an environment of these variables.
    pub fn new(variables: BTreeMap<String, String>);
}

impl Environment {
    /// The maximum size in bytes of all names and values together.
    pub const MAX_BYTES: usize = 4096;

    /// Returns the size of all names and values in bytes. Placeholders count as their shortest values.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let variables = self.variables.iter();
        let sizes = variables.map(|(name, value)| name.len() + least_size(value, str::len));
        sizes.sum()
    }
}

object! {
    /// A tag.
    pub struct Tag {
        /// The tag's key.
        pub key as "Key": String,
        /// The tag's value.
        pub value as "Value": String,
    }
    /// Creates a tag.
    pub fn new(key: impl Into<String>, value: impl Into<String>);
}

object! {
    /// Where Lambda sends failed asynchronous invocations.
    pub struct DeadLetterConfig {
        /// The ARN of an SQS queue or an SNS topic.
        pub target_arn as "TargetArn": String,
    }
    /// Creates the configuration of the queue or topic with this ARN.
    pub fn new(target_arn: impl Into<String>);
}

object! {
    /// How a function's program is stored. The template says where it is.
    #[derive(Default, Eq)]
    pub struct FunctionCode {
        /// The ARN of the KMS key that encrypts the zip file.
        pub source_kms_key_arn as "SourceKMSKeyArn": Option<String>,
    }
}

names! {
    /// What Lambda does with a function that invokes itself through SQS, S3 or SNS.
    pub enum RecursiveLoop {
        /// Lambda lets it run.
        Allow,
        /// Lambda stops the loop. This is AWS's default.
        Terminate,
    }
}

impl FunctionProperties {
    /// Returns these properties, with those of `class` in place of the ones that are `None`.
    ///
    /// Environment variables and tags are merged by name. If both have the same name, the one of these properties wins.
    #[must_use]
    #[inline]
    pub fn over(self, class: Self) -> Self {
        over! {
            self, class;
            description, timeout, memory_size, ephemeral_storage, reserved_concurrent_executions, architectures, layers,
            tracing_config, dead_letter_config, vpc_config, kms_key_arn, recursive_loop, code, code_signing_config_arn,
            capacity_provider_config, function_scaling_config, file_system_configs, runtime_management_config,
            tenancy_config;
            environment by Environment::over, tags by tags_over, logging_config by LoggingConfig::over
        }
    }
}

impl Environment {
    #[inline]
    fn over(self, class: Self) -> Self {
        let mut variables = class.variables;
        variables.extend(self.variables);
        Self { variables }
    }
}

fn tags_over(own: Vec<Tag>, class: Vec<Tag>) -> Vec<Tag> {
    let mut tags: Vec<Tag> = class
        .into_iter()
        .filter(|tag| own.iter().all(|own| own.key != tag.key))
        .collect();
    tags.extend(own);
    tags.sort_by(|one, other| one.key.cmp(&other.key));
    tags
}

object! {
    /// How a function's logs are written, and where. `None` leaves AWS's default.
    #[derive(Default)]
    pub struct LoggingConfig {
        /// The format.
        pub log_format as "LogFormat": Option<Choice<LogFormat>>,
        /// The lowest level of the function's own log lines. Only with format JSON.
        pub application_log_level as "ApplicationLogLevel": Option<Choice<LogLevel>>,
        /// The lowest level of Lambda's log lines. Only with format JSON.
        pub system_log_level as "SystemLogLevel": Option<Choice<SystemLogLevel>>,
        /// The name of the log group.
        pub log_group as "LogGroup": Option<String>,
    }
}

names! {
    /// The level of a log line.
    pub enum LogLevel {
        /// The most detailed level.
        Trace as "TRACE",
        /// For debugging.
        Debug as "DEBUG",
        /// Normal operation. This is AWS's default.
        Info as "INFO",
        /// Problems that may lead to a failure.
        Warn as "WARN",
        /// Failures.
        Error as "ERROR",
        /// Failures that end the program.
        Fatal as "FATAL",
    }
}

names! {
    /// The level of a log line of Lambda.
    pub enum SystemLogLevel {
        /// For debugging.
        Debug as "DEBUG",
        /// Normal operation. This is AWS's default.
        Info as "INFO",
        /// Problems that may lead to a failure.
        Warn as "WARN",
    }
}

names! {
    /// The format of a [`LoggingConfig`].
    pub enum LogFormat {
        /// Structured JSON.
        Json as "JSON",
        /// Plain text. This is AWS's default.
        Text,
    }
}

impl LoggingConfig {
    fn over(self, class: Self) -> Self {
        over!(self, class; log_format, application_log_level, system_log_level, log_group;)
    }
}

object! {
    /// Properties of the [`AWS::Logs::LogGroup`][1] that the template makes for a function. `None` leaves AWS's default.
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html
    #[derive(Default)]
    pub struct LogGroup {
        /// How long log events are kept, in days. By default, they do not expire.
        pub retention_in_days as "RetentionInDays": Option<Number<limits::LogRetention>>,
        /// The ARN of the KMS key that encrypts the log events. Its policy must allow CloudWatch Logs to use it.
        pub kms_key_id as "KmsKeyId": Option<String>,
        /// What CloudWatch Logs does with the log events. It cannot be changed later.
        pub log_group_class as "LogGroupClass": Option<Choice<LogGroupClass>>,
    }
}

impl LogGroup {
    /// Returns these properties, with those of `class` in place of the ones that are `None`.
    #[must_use]
    pub fn over(self, class: Self) -> Self {
        over!(self, class; retention_in_days, kms_key_id, log_group_class;)
    }
}

names! {
    /// [The class of a log group][1].
    ///
    /// [1]: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch_Logs_Log_Classes.html
    pub enum LogGroupClass {
        /// Every feature. This is AWS's default.
        Standard as "STANDARD",
        /// Cheaper, without subscription filters and metric filters.
        InfrequentAccess as "INFREQUENT_ACCESS",
        /// Log events are only kept until they are delivered elsewhere.
        Delivery as "DELIVERY",
    }
}

object! {
    /// Whether invocations are traced with X-Ray.
    pub struct TracingConfig {
        /// The mode.
        pub mode as "Mode": Choice<TracingMode>,
    }
    /// Creates the configuration of this mode.
    pub fn new(mode: impl Into<Choice<TracingMode>>);
}

names! {
    /// The mode of a [`TracingConfig`].
    pub enum TracingMode {
        /// Lambda samples and traces invocations.
        Active,
        /// Lambda traces what its caller traces.
        PassThrough,
    }
}
