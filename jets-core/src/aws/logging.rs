//! What a function writes while it runs: logs and traces.

use super::{Choice, Number, limits};
use crate::value::{names, object};

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
    pub(super) fn over(self, class: Self) -> Self {
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
