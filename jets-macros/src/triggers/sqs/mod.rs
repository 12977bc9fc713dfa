//! `sqs_event`: messages of an SQS queue.

mod options;
mod queue;

use jets_core::triggers::{Trigger, sqs::SqsTrigger};

use super::{
    contract::{Contract, DeclaredTrigger, DefaultType, Description, Form, TriggerParameter},
    event_source_mapping::{self, Draft, Limits},
};
use crate::{
    diagnostics::Errors,
    parse::syntax::Value,
    rules::{
        options::{OptionRule, OptionValue},
        values,
    },
};

/// The keyword `sqs_event`.
pub struct SqsEvent;

/// <https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html>
const STANDARD: Limits = Limits {
    batch_size: 1..=10_000,
    maximum_batching_window_in_seconds: 0..=300,
    starting_positions: &[],
};
const FIFO: Limits = Limits {
    batch_size: 1..=10,
    ..STANDARD
};

impl Contract for SqsEvent {
    const KEYWORD: &'static str = "sqs_event";
    const SOURCE: &'static str = "queue";
    const ARGUMENT: &'static str = "a queue's name or ARN, such as `\"orders\"`";
    const PARAMETERS: &'static [TriggerParameter] = &[
        TriggerParameter {
            name: "sqs_messages",
            form: Form::Batch,
            called: "once a batch",
            marker: "Sqs",
            default_type: DefaultType {
                name: "SqsMessages",
                is_lent: true,
            },
        },
        TriggerParameter {
            name: "sqs_message",
            form: Form::Item,
            called: "once a message",
            marker: "Sqs",
            default_type: DefaultType {
                name: "SqsMessage",
                is_lent: true,
            },
        },
    ];
    const OPTIONS: &'static [&'static [OptionRule<Draft>]] =
        &[event_source_mapping::OPTIONS, options::OPTIONS];

    /// The queue's name or its ARN.
    type Source = String;
    type Draft = Draft;

    fn source(argument: &Value, errors: &mut Errors) -> Option<String> {
        let literal = values::string(Self::KEYWORD, Self::ARGUMENT, argument, errors)?;
        queue::check(literal, errors)
    }

    fn draft(queue: Option<&String>) -> Draft {
        let trigger = SqsTrigger::new(queue.map_or("", String::as_str));
        let is_fifo = queue.is_some_and(|queue| queue::is_fifo(queue));
        let limits = if is_fifo { FIFO } else { STANDARD };
        Draft::new(trigger.event_source_mapping, limits)
    }

    fn check_together(draft: &Draft, given: &[OptionValue<'_>], errors: &mut Errors) {
        options::check_together(draft, given, errors);
    }

    fn declare(queue: String, mut draft: Draft, form: Option<Form>) -> DeclaredTrigger {
        draft.report_failed_items(form);
        let description = Description {
            source: format!("SQS queue `{queue}`"),
            settings: draft.settings(),
        };
        let code = draft.code_options();
        let mut trigger = SqsTrigger::new(&queue);
        trigger.event_source_mapping = draft.mapping;
        let trigger = Trigger::from(trigger);
        DeclaredTrigger {
            policy: draft.policy.unwrap_or_else(|| trigger.default_policy()),
            trigger,
            identity: queue,
            description,
            code,
        }
    }
}
