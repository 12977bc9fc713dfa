//! `sqs_event`: messages of an SQS queue.

mod options;
mod queue;

use jets_core::triggers::sqs::SqsTrigger;

use super::{
    contract::{CodeOptions, Contract, DeclaredTrigger, Form, TriggerParameter},
    event_source_mapping::{self, Draft, Limits},
};
use crate::{
    diagnostics::Errors,
    rules::{
        options::{OptionRule, OptionValue},
        values,
    },
    syntax::Value,
};

/// The keyword `sqs_event`.
pub struct SqsEvent;

/// The limits: <https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html>.
const STANDARD: Limits = Limits {
    batch_size: 1..=10_000,
    why: "",
    starting_positions: &[],
};
const FIFO: Limits = Limits {
    batch_size: 1..=10,
    why: " for a FIFO queue",
    ..STANDARD
};

impl Contract for SqsEvent {
    const KEYWORD: &'static str = "sqs_event";
    const SOURCE: &'static str = "queue";
    const ARGUMENT: &'static str = "a queue's name or ARN, such as `\"orders\"`";
    const PARAMETERS: &'static [TriggerParameter] = &[
        TriggerParameter::batch("sqs_messages", "Sqs", "SqsMessages"),
        TriggerParameter::item("sqs_message", "once a message", "Sqs", "SqsMessage"),
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

    fn check_together(
        _queue: Option<&String>,
        draft: &Draft,
        given: &[OptionValue<'_>],
        _form: Option<Form>,
        errors: &mut Errors,
    ) {
        options::check_together(draft, given, errors);
    }

    fn code(draft: &Draft) -> CodeOptions {
        draft.code
    }

    fn declare(queue: String, draft: Draft, form: Option<Form>) -> DeclaredTrigger {
        let source = format!("SQS queue `{queue}`");
        draft.declare(form, queue, source, |queue, mapping| {
            let mut trigger = SqsTrigger::new(queue);
            trigger.event_source_mapping = mapping;
            trigger.into()
        })
    }
}
