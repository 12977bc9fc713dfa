//! The properties of a Lambda function, with the names and structure of CloudFormation.

use std::{collections::BTreeMap, ops::RangeInclusive};

use super::{Choice, LoggingConfig, Number, limits};
#[cfg(feature = "cloudformation")]
use super::{NumberParameter, Properties, WordParameter};
#[cfg(feature = "cloudformation")]
use crate::value::Names;
use crate::value::{names, object};

/// Properties of [`AWS::Lambda::Function`][1]. `None` leaves AWS's default.
///
/// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct FunctionProperties {
    /// What the function does, in at most 256 characters.
    pub description: Option<String>,
    /// The time after which Lambda stops an invocation, in seconds: 1 to 900. AWS's default is 3.
    pub timeout: Option<Number<limits::Timeout>>,
    /// Memory in MB: 128 to 10,240. AWS's default is 128.
    pub memory_size: Option<Number<limits::MemorySize>>,
    /// The function's environment variables.
    pub environment: Option<Environment>,
    /// The size of `/tmp`.
    pub ephemeral_storage: Option<EphemeralStorage>,
    /// How many invocations may run at once, reserved from the account's limit. 0 stops the function.
    pub reserved_concurrent_executions: Option<Number<limits::ReservedConcurrency>>,
    /// The instruction set. AWS accepts a list of one.
    pub architectures: Option<Vec<Choice<Architecture>>>,
    /// The ARNs of layer versions: at most five.
    pub layers: Option<Vec<String>>,
    /// The function's tags.
    pub tags: Option<Vec<Tag>>,
    /// Whether invocations are traced with X-Ray.
    pub tracing_config: Option<TracingConfig>,
    /// Where Lambda sends failed asynchronous invocations.
    pub dead_letter_config: Option<DeadLetterConfig>,
    /// The VPC that the function is attached to.
    pub vpc_config: Option<VpcConfig>,
    /// How the function's logs are written, and where.
    pub logging_config: Option<LoggingConfig>,
    /// The ARN of the KMS key that encrypts the environment variables.
    pub kms_key_arn: Option<String>,
    /// What Lambda does when the function invokes itself.
    pub recursive_loop: Option<Choice<RecursiveLoop>>,
}

object! { FunctionProperties {
    description: "Description",
    timeout: "Timeout",
    memory_size: "MemorySize",
    environment: "Environment",
    ephemeral_storage: "EphemeralStorage",
    reserved_concurrent_executions: "ReservedConcurrentExecutions",
    architectures: "Architectures",
    layers: "Layers",
    tags: "Tags",
    tracing_config: "TracingConfig",
    dead_letter_config: "DeadLetterConfig",
    vpc_config: "VpcConfig",
    logging_config: "LoggingConfig",
    kms_key_arn: "KmsKeyArn",
    recursive_loop: "RecursiveLoop",
} }

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

/// Environment variables.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Environment {
    /// The variables by name. Names and values have at most 4 KB together.
    pub variables: BTreeMap<String, String>,
}

object! { Environment {
    variables: "Variables",
} }

impl Environment {
    /// Creates an environment of these variables.
    #[must_use]
    pub fn new(variables: BTreeMap<String, String>) -> Self {
        Self { variables }
    }
}

/// The size of `/tmp`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EphemeralStorage {
    /// The size in MB: 512 to 10,240.
    pub size: Number<limits::StorageSize>,
}

object! { EphemeralStorage {
    size: "Size",
} }

impl EphemeralStorage {
    /// Creates a `/tmp` of this size in MB.
    #[must_use]
    pub fn new(size: Number<limits::StorageSize>) -> Self {
        Self { size }
    }
}

/// An instruction set of Lambda.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Architecture {
    /// 64-bit ARM (Graviton).
    Arm64,
    /// 64-bit x86.
    X86_64,
}

names! { Architecture {
    Arm64: "arm64",
    X86_64: "x86_64",
} }

/// A tag.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    /// The tag's key.
    pub key: String,
    /// The tag's value.
    pub value: String,
}

object! { Tag {
    key: "Key",
    value: "Value",
} }

/// Whether invocations are traced with X-Ray.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TracingConfig {
    /// The mode.
    pub mode: Choice<TracingMode>,
}

object! { TracingConfig {
    mode: "Mode",
} }

impl TracingConfig {
    /// Creates the configuration of this mode.
    #[must_use]
    pub fn new(mode: impl Into<Choice<TracingMode>>) -> Self {
        Self { mode: mode.into() }
    }
}

/// The mode of a [`TracingConfig`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TracingMode {
    /// Lambda samples and traces invocations.
    Active,
    /// Lambda traces what its caller traces.
    PassThrough,
}

names! { TracingMode {
    Active: "Active",
    PassThrough: "PassThrough",
} }

/// Where Lambda sends failed asynchronous invocations.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeadLetterConfig {
    /// The ARN of an SQS queue or an SNS topic.
    pub target_arn: String,
}

object! { DeadLetterConfig {
    target_arn: "TargetArn",
} }

impl DeadLetterConfig {
    /// Creates the configuration of the queue or topic with this ARN.
    #[must_use]
    pub fn new(target_arn: impl Into<String>) -> Self {
        Self {
            target_arn: target_arn.into(),
        }
    }
}

/// The VPC that a function is attached to.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct VpcConfig {
    /// The ids of subnets: at most 16.
    pub subnet_ids: Vec<String>,
    /// The ids of security groups: at most 5.
    pub security_group_ids: Vec<String>,
    /// Whether IPv6 traffic may leave through dual-stack subnets.
    pub ipv6_allowed_for_dual_stack: Option<Choice<bool>>,
}

object! { VpcConfig {
    subnet_ids: "SubnetIds",
    security_group_ids: "SecurityGroupIds",
    ipv6_allowed_for_dual_stack: "Ipv6AllowedForDualStack",
} }

/// What Lambda does with a function that invokes itself through SQS, S3 or SNS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RecursiveLoop {
    /// Lambda lets it run.
    Allow,
    /// Lambda stops the loop. This is AWS's default.
    Terminate,
}

names! { RecursiveLoop {
    Allow: "Allow",
    Terminate: "Terminate",
} }

impl FunctionProperties {
    /// Returns these properties, with those of `class` in place of the ones that are `None`.
    ///
    /// Environment variables and tags are merged by name. If both have the same name, the one of these properties wins.
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
            timeout.and_then(Number::parameter),
            memory_size.and_then(Number::parameter),
            storage.and_then(|storage| storage.size.parameter()),
            reserved.and_then(Number::parameter),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn words(&self) -> Vec<WordParameter<'_>> {
        fn word<'a, T: Names>(
            choice: Option<&'a Choice<T>>,
            property: &'static str,
        ) -> Option<WordParameter<'a>> {
            choice.and_then(|choice| choice.parameter(property))
        }
        let architecture = self.architectures.iter().flatten().next();
        let tracing = self.tracing_config.as_ref().map(|config| &config.mode);
        let vpc = self.vpc_config.as_ref();
        let logging = self.logging_config.as_ref();
        [
            word(architecture, "Architectures"),
            word(tracing, "TracingConfig.Mode"),
            word(
                vpc.and_then(|config| config.ipv6_allowed_for_dual_stack.as_ref()),
                "Ipv6AllowedForDualStack",
            ),
            word(
                logging.and_then(|config| config.log_format.as_ref()),
                "LogFormat",
            ),
            word(
                logging.and_then(|config| config.application_log_level.as_ref()),
                "ApplicationLogLevel",
            ),
            word(
                logging.and_then(|config| config.system_log_level.as_ref()),
                "SystemLogLevel",
            ),
            word(self.recursive_loop.as_ref(), "RecursiveLoop"),
        ]
        .into_iter()
        .flatten()
        .collect()
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
