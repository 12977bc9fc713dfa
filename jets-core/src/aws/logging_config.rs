//! How a function's logs are written, with the names and structure of CloudFormation.

use super::Choice;
use crate::value::{names, object};

/// How a function's logs are written, and where. `None` leaves AWS's default.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct LoggingConfig {
    /// The format.
    pub log_format: Option<Choice<LogFormat>>,
    /// The lowest level of the function's own log lines. Only with format JSON.
    pub application_log_level: Option<Choice<LogLevel>>,
    /// The lowest level of Lambda's log lines. Only with format JSON.
    pub system_log_level: Option<Choice<SystemLogLevel>>,
    /// The name of the log group.
    pub log_group: Option<String>,
}

object! { LoggingConfig {
    log_format: "LogFormat",
    application_log_level: "ApplicationLogLevel",
    system_log_level: "SystemLogLevel",
    log_group: "LogGroup",
} }

impl LoggingConfig {
    pub(super) fn over(self, class: Self) -> Self {
        Self {
            log_format: self.log_format.or(class.log_format),
            application_log_level: self.application_log_level.or(class.application_log_level),
            system_log_level: self.system_log_level.or(class.system_log_level),
            log_group: self.log_group.or(class.log_group),
        }
    }
}

/// The format of a [`LoggingConfig`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LogFormat {
    /// Structured JSON.
    Json,
    /// Plain text. This is AWS's default.
    Text,
}

names! { LogFormat {
    Json: "JSON",
    Text: "Text",
} }

/// The level of a log line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LogLevel {
    /// The most detailed level.
    Trace,
    /// For debugging.
    Debug,
    /// Normal operation. This is AWS's default.
    Info,
    /// Problems that may lead to a failure.
    Warn,
    /// Failures.
    Error,
    /// Failures that end the program.
    Fatal,
}

names! { LogLevel {
    Trace: "TRACE",
    Debug: "DEBUG",
    Info: "INFO",
    Warn: "WARN",
    Error: "ERROR",
    Fatal: "FATAL",
} }

/// The level of a log line of Lambda.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SystemLogLevel {
    /// For debugging.
    Debug,
    /// Normal operation. This is AWS's default.
    Info,
    /// Problems that may lead to a failure.
    Warn,
}

names! { SystemLogLevel {
    Debug: "DEBUG",
    Info: "INFO",
    Warn: "WARN",
} }
