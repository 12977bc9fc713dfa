//! A mapping whose options are being set, and the trigger that it becomes.

use std::ops::RangeInclusive;

use jets_core::{
    manifest::{
        EventSourceMapping, FunctionResponseType, StartingPosition, Statement, ToValue as _, Value,
    },
    triggers::Trigger,
};

use crate::triggers::contract::{CodeOptions, DeclaredTrigger, Description, Form};

/// A mapping whose options are being set.
pub struct Draft {
    pub mapping: EventSourceMapping,
    /// The statements that replace those that the trigger needs.
    pub policy: Option<Vec<Statement>>,
    pub code: CodeOptions,
    pub(super) limits: Limits,
}

/// The limits that differ by source.
pub struct Limits {
    pub batch_size: RangeInclusive<i64>,
    /// What a message adds after a limit that does not apply to all sources of the trigger, such as ` for a FIFO
    /// queue`.
    pub why: &'static str,
    /// What `starting_position` may be. Empty for a queue.
    pub starting_positions: &'static [(&'static str, StartingPosition)],
}

impl Draft {
    /// Creates a mapping without options for a source that has `limits`.
    pub fn new(mapping: EventSourceMapping, limits: Limits) -> Self {
        Self {
            mapping,
            policy: None,
            code: CodeOptions::default(),
            limits,
        }
    }

    /// Returns the declared trigger, which `make` creates from the mapping. `source` and `description` name it.
    pub fn declare(
        mut self,
        form: Option<Form>,
        source: String,
        description: String,
        make: impl FnOnce(&str, EventSourceMapping) -> Trigger,
    ) -> DeclaredTrigger {
        let reports = form == Some(Form::Item) || self.code.report_batch_item_failures;
        if reports {
            self.mapping.function_response_types =
                Some(vec![FunctionResponseType::ReportBatchItemFailures]);
        }
        let description = Description {
            source: description,
            settings: self.settings(),
        };
        let trigger = make(&source, self.mapping);
        DeclaredTrigger {
            policy: self.policy.unwrap_or_else(|| trigger.default_policy()),
            trigger,
            identity: source,
            description,
            may_loop: None,
        }
    }

    /// Returns the settings that the generated documentation shows.
    fn settings(&self) -> Value {
        let mut settings = self.mapping.to_value();
        if let Value::Object(settings) = &mut settings {
            settings.remove("EventSourceArn");
        }
        settings
    }
}
