//! A mapping whose options are being set, and what follows from them.

use std::ops::RangeInclusive;

use jets_core::{
    manifest::{EventSourceMapping, FunctionResponseType, StartingPosition, Statement},
    triggers::Trigger,
};

use proc_macro2::TokenStream;

use crate::triggers::contract::{CodeOptions, DeclaredTrigger, Description, Form};

/// A mapping whose options are being set.
pub struct Draft {
    pub mapping: EventSourceMapping,
    /// The statements that stand in place of the trigger's own.
    pub policy: Option<Vec<Statement>>,
    /// Where `aggregated: true` was written.
    pub aggregated: Option<TokenStream>,
    pub(super) limits: Limits,
}

/// The limits that differ by source.
pub struct Limits {
    pub batch_size: RangeInclusive<i64>,
    pub maximum_batching_window_in_seconds: RangeInclusive<i64>,
    /// What `starting_position` may be; of a queue, nothing.
    pub starting_positions: &'static [(&'static str, StartingPosition)],
}

impl Draft {
    /// The mapping without options, whose source has `limits`.
    pub fn new(mapping: EventSourceMapping, limits: Limits) -> Self {
        Self {
            mapping,
            policy: None,
            aggregated: None,
            limits,
        }
    }

    /// The trigger of `source`, which `make` makes with these settings, and which `description` describes.
    pub fn declare(
        mut self,
        form: Option<Form>,
        source: String,
        description: String,
        make: impl FnOnce(&str, EventSourceMapping) -> Trigger,
    ) -> DeclaredTrigger {
        if form == Some(Form::Item) {
            self.mapping.function_response_types =
                Some([FunctionResponseType::ReportBatchItemFailures]);
        }
        let description = Description {
            source: description,
            settings: self.settings(),
        };
        let code = self.code_options();
        let trigger = make(&source, self.mapping);
        DeclaredTrigger {
            policy: self.policy.unwrap_or_else(|| trigger.default_policy()),
            trigger,
            identity: source,
            description,
            code,
            may_loop: None,
        }
    }

    /// The options that change the function's code.
    fn code_options(&self) -> CodeOptions {
        let window = self.mapping.tumbling_window_in_seconds;
        CodeOptions {
            tumbling_window_in_seconds: window.filter(|seconds| *seconds > 0),
            aggregated: self.aggregated.clone(),
        }
    }

    /// The settings as documentation shows them, beside the source.
    fn settings(&self) -> serde_json::Value {
        let mut settings = serde_json::to_value(&self.mapping).unwrap_or_default();
        if let Some(settings) = settings.as_object_mut() {
            settings.remove("EventSourceArn");
        }
        settings
    }
}
