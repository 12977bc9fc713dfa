//! The properties of a Lambda function, under the names and in the shapes of CloudFormation.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Number;
#[cfg(feature = "cloudformation")]
use super::{NumberParameter, Properties};

/// Properties of [`AWS::Lambda::Function`][1]. What is `None` keeps AWS's default.
///
/// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "PascalCase", default)]
#[non_exhaustive]
pub struct FunctionProperties {
    /// What the function does, in at most 256 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Seconds after which Lambda stops an invocation: 1 to 900. AWS's default is 3.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timeout: Option<Number<1, 900>>,
    /// Memory in MB: 128 to 10,240. AWS's default is 128.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub memory_size: Option<Number<128, 10_240>>,
    /// The function's environment variables.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub environment: Option<Environment>,
    /// The size of `/tmp`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ephemeral_storage: Option<EphemeralStorage>,
    /// How many invocations may run at once, reserved from the account's. 0 stops the function.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reserved_concurrent_executions: Option<Number<0, 2_147_483_647>>,
    /// The instruction set, in a list of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub architectures: Option<[Architecture; 1]>,
    /// ARNs of layer versions: at most five.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layers: Option<Vec<String>>,
    /// The function's tags.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    /// Whether invocations are traced with X-Ray.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tracing_config: Option<TracingConfig>,
    /// Where failed asynchronous invocations go.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dead_letter_config: Option<DeadLetterConfig>,
    /// The VPC that the function is attached to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vpc_config: Option<VpcConfig>,
    /// How the function's logs are written, and where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logging_config: Option<LoggingConfig>,
    /// ARN of the KMS key that encrypts the environment variables.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kms_key_arn: Option<String>,
    /// What Lambda does when the function invokes itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recursive_loop: Option<RecursiveLoop>,
}

/// Environment variables.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "PascalCase")]
pub struct Environment {
    /// The variables by name: at most 4 KB, names and values together.
    pub variables: BTreeMap<String, String>,
}

/// The size of `/tmp`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "PascalCase")]
pub struct EphemeralStorage {
    /// Size in MB: 512 to 10,240.
    pub size: Number<512, 10_240>,
}

/// An instruction set of Lambda.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Architecture {
    /// 64-bit ARM (Graviton).
    #[serde(rename = "arm64")]
    Arm64,
    /// 64-bit x86.
    #[serde(rename = "x86_64")]
    X86_64,
}

/// One tag.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "PascalCase")]
pub struct Tag {
    /// The tag's key.
    pub key: String,
    /// The tag's value.
    pub value: String,
}

/// Whether invocations are traced with X-Ray.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "PascalCase")]
pub struct TracingConfig {
    /// The mode.
    pub mode: TracingMode,
}

/// The mode of a [`TracingConfig`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TracingMode {
    /// Lambda samples and traces invocations.
    Active,
    /// Lambda traces what its caller traces.
    PassThrough,
}

/// Where failed asynchronous invocations go.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "PascalCase")]
pub struct DeadLetterConfig {
    /// ARN of an SQS queue or an SNS topic.
    pub target_arn: String,
}

/// The VPC that a function is attached to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "PascalCase")]
pub struct VpcConfig {
    /// Ids of subnets: at most 16.
    pub subnet_ids: Vec<String>,
    /// Ids of security groups: at most 5.
    pub security_group_ids: Vec<String>,
    /// Whether IPv6 traffic may leave through dual-stack subnets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ipv6_allowed_for_dual_stack: Option<bool>,
}

/// How a function's logs are written, and where. What is `None` keeps AWS's default.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "PascalCase")]
pub struct LoggingConfig {
    /// The format.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub log_format: Option<LogFormat>,
    /// The lowest level of the function's own log lines; with format JSON.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub application_log_level: Option<LogLevel>,
    /// The lowest level of Lambda's log lines; with format JSON.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system_log_level: Option<SystemLogLevel>,
    /// The name of the log group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub log_group: Option<String>,
}

/// The level of a log line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum LogLevel {
    /// The most detailed.
    Trace,
    /// For debugging.
    Debug,
    /// What happens as a rule, which is AWS's default.
    Info,
    /// What may lead to a failure.
    Warn,
    /// A failure.
    Error,
    /// A failure that ends the program.
    Fatal,
}

/// The level of a log line of Lambda.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum SystemLogLevel {
    /// For debugging.
    Debug,
    /// What happens as a rule, which is AWS's default.
    Info,
    /// What may lead to a failure.
    Warn,
}

/// What Lambda does with a function that invokes itself through SQS, S3 or SNS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RecursiveLoop {
    /// Nothing.
    Allow,
    /// It ends the loop, which is AWS's default.
    Terminate,
}

/// The format of a [`LoggingConfig`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LogFormat {
    /// Structured JSON.
    #[serde(rename = "JSON")]
    Json,
    /// Plain text, which is AWS's default.
    Text,
}

impl FunctionProperties {
    /// These properties, and those of `class` where they say nothing.
    ///
    /// Environment variables and tags are merged by name; the one of these properties wins.
    #[must_use]
    pub fn over(self, class: Self) -> Self {
        Self {
            description: self.description.or(class.description),
            timeout: self.timeout.or(class.timeout),
            memory_size: self.memory_size.or(class.memory_size),
            environment: merge(self.environment, class.environment, Environment::over),
            ephemeral_storage: self.ephemeral_storage.or(class.ephemeral_storage),
            reserved_concurrent_executions: self
                .reserved_concurrent_executions
                .or(class.reserved_concurrent_executions),
            architectures: self.architectures.or(class.architectures),
            layers: self.layers.or(class.layers),
            tags: merge(self.tags, class.tags, tags_over),
            tracing_config: self.tracing_config.or(class.tracing_config),
            dead_letter_config: self.dead_letter_config.or(class.dead_letter_config),
            vpc_config: self.vpc_config.or(class.vpc_config),
            logging_config: merge(
                self.logging_config,
                class.logging_config,
                LoggingConfig::over,
            ),
            kms_key_arn: self.kms_key_arn.or(class.kms_key_arn),
            recursive_loop: self.recursive_loop.or(class.recursive_loop),
        }
    }
}

#[cfg(feature = "cloudformation")]
impl Properties for FunctionProperties {
    fn numbers(&self) -> Vec<NumberParameter<'_>> {
        let timeout = self.timeout.as_ref();
        let memory_size = self.memory_size.as_ref();
        let storage = self.ephemeral_storage.as_ref();
        let reserved = self.reserved_concurrent_executions.as_ref();
        [
            timeout.and_then(|number| number.parameter("Timeout")),
            memory_size.and_then(|number| number.parameter("MemorySize")),
            storage.and_then(|storage| storage.size.parameter("EphemeralStorage")),
            reserved.and_then(|number| number.parameter("ReservedConcurrentExecutions")),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

impl LoggingConfig {
    fn over(self, class: Self) -> Self {
        Self {
            log_format: self.log_format.or(class.log_format),
            application_log_level: self.application_log_level.or(class.application_log_level),
            system_log_level: self.system_log_level.or(class.system_log_level),
            log_group: self.log_group.or(class.log_group),
        }
    }
}

impl Environment {
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

fn merge<T>(own: Option<T>, class: Option<T>, both: impl FnOnce(T, T) -> T) -> Option<T> {
    match (own, class) {
        (Some(own), Some(class)) => Some(both(own, class)),
        (own, class) => own.or(class),
    }
}
