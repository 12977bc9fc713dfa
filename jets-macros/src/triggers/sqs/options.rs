//! The options that only queues have, and the options of queues that depend on each other.

use jets_core::{
    manifest::{Number, ProvisionedPollerConfig, ScalingConfig},
    triggers::sqs::SqsTrigger,
};

use super::queue;
use crate::{
    diagnostics::Errors,
    rules::{
        number,
        options::{self, OptionRule, OptionValue},
    },
    triggers::event_source_mapping::Draft,
};

const MAXIMUM_CONCURRENCY: &str = "maximum_concurrency";
const MINIMUM_POLLERS: &str = "minimum_pollers";
const MAXIMUM_POLLERS: &str = "maximum_pollers";

/// The options that only queues have. Limits are those of `ScalingConfig` and `ProvisionedPollerConfig` in [Lambda's
/// API reference][1].
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
pub const OPTIONS: &[OptionRule<Draft>] = &[
    OptionRule::new(MAXIMUM_CONCURRENCY, |option, draft, errors| {
        draft.mapping.scaling_config =
            number::number(option.name, option.value, errors).map(|maximum_concurrency| {
                ScalingConfig {
                    maximum_concurrency,
                }
            });
    }),
    OptionRule::new(MINIMUM_POLLERS, |option, draft, errors| {
        pollers(draft).minimum_pollers = number::number(option.name, option.value, errors);
    }),
    OptionRule::new(MAXIMUM_POLLERS, |option, draft, errors| {
        pollers(draft).maximum_pollers = number::number(option.name, option.value, errors);
    }),
];

fn pollers(draft: &mut Draft) -> &mut ProvisionedPollerConfig {
    draft
        .mapping
        .provisioned_poller_config
        .get_or_insert_default()
}

/// Reports options that Lambda does not accept together.
///
/// <https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html>
pub fn check_together(draft: &Draft, given: &[OptionValue<'_>], errors: &mut Errors) {
    check_window(draft, given, errors);
    check_pollers(draft, given, errors);
}

/// Reports a `batch_size` above ten without a batching window, in which messages are gathered. FIFO queues have no
/// window.
fn check_window(draft: &Draft, given: &[OptionValue<'_>], errors: &mut Errors) {
    let mapping = &draft.mapping;
    let window = options::find("maximum_batching_window_in_seconds", given);
    if queue::is_fifo(&mapping.event_source_arn) {
        if let Some(window) = window {
            errors.at(
                window.at,
                "a FIFO queue has no `maximum_batching_window_in_seconds`: its messages are not gathered",
            );
        }
        return;
    }
    let seconds = mapping.maximum_batching_window_in_seconds.as_ref();
    let seconds = seconds.and_then(Number::value);
    // A window that was refused, or is set at deployment, may be long enough.
    let has_window =
        seconds.is_some_and(|seconds| seconds > 0) || window.is_some() && seconds.is_none();
    let most = SqsTrigger::DEFAULT_BATCH_SIZE;
    if mapping.batch_size.value().is_some_and(|size| size > most)
        && !has_window
        && let Some(batch_size) = options::find("batch_size", given)
    {
        errors.at(
            batch_size.value,
            "a `batch_size` of more than 10 needs option `maximum_batching_window_in_seconds`, of 1 or more",
        );
    }
}

/// Reports pollers beside `maximum_concurrency`, of which Lambda accepts only one, and a minimum of pollers above the
/// maximum.
fn check_pollers(draft: &Draft, given: &[OptionValue<'_>], errors: &mut Errors) {
    let pollers = [MINIMUM_POLLERS, MAXIMUM_POLLERS].map(|name| options::find(name, given));
    let concurrency = options::find(MAXIMUM_CONCURRENCY, given);
    if let (Some(_), Some(poller)) = (concurrency, pollers.into_iter().flatten().next()) {
        let name = poller.name;
        errors.at(
            poller.at,
            format!(
                "`{name}` cannot stand beside `{MAXIMUM_CONCURRENCY}`: Lambda takes one of the two"
            ),
        );
    }
    if let Some(config) = &draft.mapping.provisioned_poller_config
        && let (Some(minimum), Some(maximum)) = (&config.minimum_pollers, &config.maximum_pollers)
        && let (Some(minimum), Some(maximum)) = (minimum.value(), maximum.value())
        && minimum > maximum
        && let Some(option) = options::find(MINIMUM_POLLERS, given)
    {
        errors.at(
            option.value,
            format!("`{MINIMUM_POLLERS}` is at most `{MAXIMUM_POLLERS}`, which is {maximum}"),
        );
    }
}
