//! Properties of a function's logs.
//!
//! Limits are those of `LoggingConfig` in [Lambda's API][1] and of [`PutRetentionPolicy`][2].
//!
//! [1]: https://docs.aws.amazon.com/lambda/latest/api/API_LoggingConfig.html
//! [2]: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html

use jets_core::manifest::{LogFormat, LogLevel, LoggingConfig, SystemLogLevel};

use super::{Settings, single::word_argument};
use crate::{
    diagnostics::Errors,
    rules::{arguments, placeholders::masked, resource_name::LOG_GROUP, values},
    syntax::Declaration,
};

/// The numbers of days that CloudWatch Logs can keep log events.
const RETENTIONS: [i64; 22] = [
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
    3288, 3653,
];

pub fn log_format(declaration: &Declaration, settings: &mut Settings, errors: &mut Errors) {
    const KNOWN: [(&str, LogFormat); 2] = [("JSON", LogFormat::Json), ("Text", LogFormat::Text)];
    config(settings).log_format = word_argument("log_format", &KNOWN, declaration, errors);
}

pub fn log_level(declaration: &Declaration, settings: &mut Settings, errors: &mut Errors) {
    const KNOWN: [(&str, LogLevel); 6] = [
        ("TRACE", LogLevel::Trace),
        ("DEBUG", LogLevel::Debug),
        ("INFO", LogLevel::Info),
        ("WARN", LogLevel::Warn),
        ("ERROR", LogLevel::Error),
        ("FATAL", LogLevel::Fatal),
    ];
    config(settings).application_log_level =
        word_argument("log_level", &KNOWN, declaration, errors);
}

pub fn system_log_level(declaration: &Declaration, settings: &mut Settings, errors: &mut Errors) {
    const KNOWN: [(&str, SystemLogLevel); 3] = [
        ("DEBUG", SystemLogLevel::Debug),
        ("INFO", SystemLogLevel::Info),
        ("WARN", SystemLogLevel::Warn),
    ];
    config(settings).system_log_level =
        word_argument("system_log_level", &KNOWN, declaration, errors);
}

pub fn log_group(declaration: &Declaration, settings: &mut Settings, errors: &mut Errors) {
    const ACCEPTED: &str = "a log group's name, such as `\"/orders/${Environment}\"`";
    let group = arguments::only(ACCEPTED, declaration, errors)
        .and_then(|value| values::string(&declaration.keyword.text, ACCEPTED, value, errors))
        .and_then(|literal| {
            values::not_empty("the log group's name", literal, errors)?;
            let name = masked(literal, errors)?;
            LOG_GROUP
                .check(&name, literal, errors)
                .then(|| literal.value())
        });
    config(settings).log_group = group;
}

pub fn log_retention_in_days(
    declaration: &Declaration,
    settings: &mut Settings,
    errors: &mut Errors,
) {
    let keyword = &declaration.keyword.text;
    let accepted = "1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653 days";
    let days = arguments::only(accepted, declaration, errors).and_then(|value| {
        let accepts = |days: i64| RETENTIONS.contains(&days);
        values::integer_where(keyword, accepted, &accepts, value, errors)
    });
    settings.log_retention_in_days = days.and_then(|days| u32::try_from(days).ok());
}

fn config(settings: &mut Settings) -> &mut LoggingConfig {
    settings.properties.logging_config.get_or_insert_default()
}
