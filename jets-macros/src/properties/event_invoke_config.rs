//! `event_invoke_config maximum_retry_attempts: 0, …;`: how Lambda retries asynchronous invocations, and where it sends
//! their results.
//!
//! Limits are those of [`PutFunctionEventInvokeConfig`][1].
//!
//! [1]: https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html

use jets_core::manifest::{EventInvokeConfig, EventInvokeDestination};

use super::Settings;
use crate::{
    diagnostics::Errors,
    rules::{
        arn, number,
        options::{self, OptionRule, OptionValue},
        values,
    },
    syntax::Declaration,
};

const MOST_CHARACTERS: usize = 350;

/// The options of `event_invoke_config`.
pub const OPTIONS: &[OptionRule<EventInvokeConfig>] = &[
    OptionRule::new("maximum_retry_attempts", |option, config, errors| {
        config.maximum_retry_attempts = number::number(option.name, option.value, errors);
    }),
    OptionRule::new("maximum_event_age_in_seconds", |option, config, errors| {
        config.maximum_event_age_in_seconds = number::number(option.name, option.value, errors);
    }),
    OptionRule::new("on_success", |option, config, errors| {
        const ACCEPTED: &str =
            "the ARN of an SQS queue, an SNS topic, a Lambda function or an EventBridge bus";
        let services = ["sqs", "sns", "lambda", "events"];
        let destination = destination(option, &services, ACCEPTED, errors);
        destinations(config).on_success = destination;
    }),
    OptionRule::new("on_failure", |option, config, errors| {
        const ACCEPTED: &str = "the ARN of an SQS queue, an SNS topic, a Lambda function, an EventBridge bus or an S3 bucket";
        let services = ["sqs", "sns", "lambda", "events", "s3"];
        let destination = destination(option, &services, ACCEPTED, errors);
        destinations(config).on_failure = destination;
    }),
];

/// Sets the configuration of asynchronous invocations.
pub fn set(declaration: &Declaration, settings: &mut Settings, errors: &mut Errors) {
    const ACCEPTED: &str = "options such as `maximum_retry_attempts: 0`";
    let keyword = &declaration.keyword.text;
    for argument in &declaration.arguments {
        values::wrong_kind(keyword, ACCEPTED, argument, errors);
    }
    if declaration.options.is_empty() && declaration.arguments.is_empty() && declaration.is_sound {
        errors.at(
            &declaration.keyword,
            format!("`{keyword}` needs {ACCEPTED}"),
        );
    }
    let mut config = EventInvokeConfig::default();
    options::apply(
        keyword,
        &[OPTIONS],
        &declaration.options,
        &mut config,
        errors,
    );
    settings.event_invoke_config = Some(config);
}

fn destinations(
    config: &mut EventInvokeConfig,
) -> &mut jets_core::manifest::EventInvokeDestinations {
    config.destination_config.get_or_insert_default()
}

fn destination(
    option: &OptionValue<'_>,
    services: &[&str],
    accepted: &str,
    errors: &mut Errors,
) -> Option<EventInvokeDestination> {
    const EXAMPLE: &str = "arn:aws:sqs:us-west-2:112233445566:my-queue";
    let destination = arn::of_value(
        option.name,
        services,
        accepted,
        EXAMPLE,
        option.value,
        errors,
    )?;
    if destination.chars().count() > MOST_CHARACTERS {
        errors.at(
            option.value,
            format!("`{}` has at most {MOST_CHARACTERS} characters", option.name),
        );
        return None;
    }
    Some(EventInvokeDestination { destination })
}
