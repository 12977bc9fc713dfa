//! `sqs_event`: messages of an SQS queue.

use std::ops::RangeInclusive;

use jets_core::{
    event_pattern::{MESSAGE, Record},
    manifest::{
        EventSourceMapping, ProvisionedPollerConfig, ScalingConfig,
        limits::{BatchSize, FifoBatchSize, Limits as _},
    },
    triggers::sqs::SqsTrigger,
};

use super::{
    contract::{BACKOFF, Contract, Draft, Form, TriggerParameter},
    event_source_mapping::{self, Mapped},
};
use crate::{
    resources::{self, Kind},
    values::{Options, Rule, Value, arn::ArnRule, name, option, resource, set},
};

pub struct SqsEvent;

impl Contract for SqsEvent {
    const KEYWORD: &'static str = "sqs_event";
    const SOURCE: &'static str = "queue";
    const ARGUMENT: &'static str = "a queue's name or ARN, such as `\"orders\"`";
    const PARAMETERS: &'static [TriggerParameter] = &[
        TriggerParameter::batch("sqs_messages", "Sqs", "SqsMessages"),
        TriggerParameter::item("sqs_message", "Sqs", "SqsMessage"),
    ];
    const CREATES: Option<&'static Kind> = Some(&resources::QUEUE);
    const OPTIONS: &'static [&'static [Rule<Draft<SqsTrigger>>]] =
        &[&event_source_mapping::options(), OPTIONS];
    const INSTEAD: (&'static [&'static str], &'static str) = (
        &[
            "on_failure",
            "redrive_policy",
            "dead_letter_queue",
            "target_dead_letter_queue",
            "maximum_retry_attempts",
            "max_receive_count",
        ],
        ": messages that fail go to the dead-letter queue of the queue itself, which `create: { max_receive_count: 5 }` makes, or the redrive policy of an existing queue names",
    );

    type Source = String;
    type Trigger = SqsTrigger;

    const TRIGGER: fn(String) -> SqsTrigger = SqsTrigger::new;

    fn source(argument: Value<'_>) -> Option<String> {
        let text = argument.text(Self::ARGUMENT)?;
        if text.starts_with("https://") {
            let example = QUEUE_ARN.example();
            text.error(format!(
                "a queue is named by its name or its ARN, not by its URL: `{example}`"
            ));
            return None;
        }
        text.named_or_arn(&name::QUEUE, &QUEUE_ARN)
    }

    fn check(draft: &mut Draft<SqsTrigger>, options: &Options<'_>, form: Option<Form>) {
        event_source_mapping::set_response_types(draft, form);
        draft.code.backoff = draft.backoff();
        check_window(draft, options);
        check_pollers(draft, options);
        check_backoff(draft, options);
    }
}

impl Mapped for SqsTrigger {
    const RECORD: &'static Record = &MESSAGE;

    fn mapping(&mut self) -> &mut EventSourceMapping {
        &mut self.event_source_mapping
    }

    fn batch_size(&self) -> (RangeInclusive<i64>, &'static str) {
        if is_fifo(&self.queue) {
            (FifoBatchSize::RANGE, " for a FIFO queue")
        } else {
            (BatchSize::RANGE, "")
        }
    }
}

const MAXIMUM_BACKOFF: &str = "maximum_backoff_in_seconds";

const WINDOW: &str = "maximum_batching_window_in_seconds";
const MAXIMUM_CONCURRENCY: &str = "maximum_concurrency";
const MINIMUM_POLLERS: &str = "minimum_pollers";
const MAXIMUM_POLLERS: &str = "maximum_pollers";

const OPTIONS: &[Rule<Draft<SqsTrigger>>] = &[
    set!(option maximum_concurrency as scaling_config in event_source_mapping
        = number("") => ScalingConfig::new),
    set!(option minimum_pollers in pollers() = number("")),
    set!(option maximum_pollers in pollers() = number("")),
    set!(option backoff_in_seconds = fixed_number("")),
    set!(option maximum_backoff_in_seconds = fixed_number("")),
    option("allow_sharing", |value, draft| {
        draft.allow_sharing = Some(value.boolean().unwrap_or(true));
    }),
];

fn pollers(draft: &mut Draft<SqsTrigger>) -> &mut ProvisionedPollerConfig {
    let config = &mut draft.event_source_mapping.provisioned_poller_config;
    config.get_or_insert_default()
}

/// Reports a `batch_size` above ten without a batching window, in which messages are gathered. FIFO queues have no
/// window.
///
/// <https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html>
fn check_window(draft: &Draft<SqsTrigger>, options: &Options<'_>) {
    let window = options.find(WINDOW);
    if is_fifo(&draft.queue) {
        if let Some(window) = window {
            window.error_at_key(format!(
                "a FIFO queue has no `{WINDOW}`: its messages are not gathered"
            ));
        }
        return;
    }
    let seconds = draft
        .event_source_mapping
        .maximum_batching_window_in_seconds
        .as_ref();
    let seconds = seconds.and_then(jets_core::manifest::Number::value);
    // A window that was refused, or is set at deployment, may be long enough.
    let has_window =
        seconds.is_some_and(|seconds| seconds > 0) || window.is_some() && seconds.is_none();
    let max = SqsTrigger::DEFAULT_BATCH_SIZE;
    let is_large = draft.event_source_mapping.batch_size.value() > Some(max);
    if let Some(batch_size) = options.find("batch_size")
        && is_large
        && !has_window
    {
        batch_size.error(format!(
            "a `batch_size` of more than {max} needs option `{WINDOW}`, of 1 or more"
        ));
    }
}

/// Reports pollers beside `maximum_concurrency`, of which Lambda accepts only one, and a minimum of pollers above the
/// maximum.
fn check_pollers(draft: &Draft<SqsTrigger>, options: &Options<'_>) {
    let (minimum, maximum) = (options.find(MINIMUM_POLLERS), options.find(MAXIMUM_POLLERS));
    if let Some(poller) = minimum.or(maximum)
        && options.find(MAXIMUM_CONCURRENCY).is_some()
    {
        let name = poller.name;
        poller.error_at_key(format!(
            "`{name}` cannot stand beside `{MAXIMUM_CONCURRENCY}`: Lambda takes one of the two"
        ));
    }
    let config = draft
        .event_source_mapping
        .provisioned_poller_config
        .as_ref();
    let least = config.and_then(|config| config.minimum_pollers.as_ref()?.value());
    let most = config.and_then(|config| config.maximum_pollers.as_ref()?.value());
    options.check_order((MINIMUM_POLLERS, least), (MAXIMUM_POLLERS, most));
}

/// Reports a maximum without a backoff, or below it.
fn check_backoff(draft: &Draft<SqsTrigger>, options: &Options<'_>) {
    if let Some(option) = options.find(MAXIMUM_BACKOFF)
        && options.find(BACKOFF).is_none()
    {
        option.error_at_key(format!("`{MAXIMUM_BACKOFF}` needs option `{BACKOFF}`"));
    }
    let [first, maximum] = [draft.backoff_in_seconds, draft.maximum_backoff_in_seconds]
        .map(|seconds| seconds.map(|seconds| seconds.value()));
    options.check_order((BACKOFF, first), (MAXIMUM_BACKOFF, maximum));
}

const QUEUE_ARN: ArnRule =
    ArnRule::new("a name or an ARN of `sqs`", &[&resource::QUEUE]).about("a queue");

fn is_fifo(queue: &str) -> bool {
    queue.ends_with(name::FIFO)
}
