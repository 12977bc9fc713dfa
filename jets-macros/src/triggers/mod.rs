//! What can invoke a function, on the macro's side. A trigger is one module here, and one line in [`SUPPORTED`].

pub(crate) mod kinesis;

use jets_core::triggers::Trigger;
use proc_macro2::{Ident, Span, TokenStream};
use syn::LitStr;

use crate::{
    check::model::{DeclaredTrigger, Parameter},
    diagnostics::Errors,
    parse::syntax::Declaration,
};

/// The triggers of the language.
pub(crate) const SUPPORTED: &[&TriggerWord] = &[&kinesis::WORD];

/// Triggers of Ruby on Jets that the language does not have yet.
pub(crate) const PLANNED: [&str; 9] = [
    "sqs_event",
    "dynamodb_event",
    "sns_event",
    "s3_event",
    "log_event",
    "rate",
    "cron",
    "rule_event",
    "iot_event",
];

/// A trigger's keyword, and what each stage does with it.
pub(crate) struct TriggerWord {
    pub(crate) keyword: &'static str,
    pub(crate) options: &'static [&'static str],
    /// The parameters that a function with this trigger may have.
    pub(crate) parameters: &'static [TriggerParameter],
    pub(crate) check: fn(&Declaration, &mut Errors) -> Option<DeclaredTrigger>,
    /// What a function cannot be triggered by twice, such as one stream.
    pub(crate) source: fn(&Declaration) -> Option<&LitStr>,
    /// Lets the trigger follow from the function's parameters.
    pub(crate) lower: fn(&mut DeclaredTrigger, &[Parameter]),
    /// The trigger as documentation shows it; `None` when it is another word's.
    pub(crate) describe: fn(&Trigger) -> Option<Description>,
}

/// A trigger as documentation shows it.
pub(crate) struct Description {
    pub(crate) source: String,
    /// A map of settings, under AWS's names.
    pub(crate) settings: serde_json::Value,
}

/// A parameter that comes with a trigger.
pub(crate) struct TriggerParameter {
    pub(crate) name: &'static str,
    /// The type of a parameter that is written without one.
    pub(crate) default_type: fn(&TokenStream) -> TokenStream,
    /// The name of the one other parameter that it cannot stand beside.
    pub(crate) excludes: Option<&'static str>,
    /// The statements of a handler that give the parameter its value and call the function.
    pub(crate) expand: fn(&HandlerParts<'_>) -> TokenStream,
}

/// What a handler is made of.
pub(crate) struct HandlerParts<'parts> {
    /// The path of the library.
    pub(crate) library: &'parts TokenStream,
    /// The parameter's name, with the user's span.
    pub(crate) name: &'parts Ident,
    /// The place of the parameter's type, for what rustc finds there, with the names of generated code.
    pub(crate) span: Span,
    /// The parameter's type, as written or by default.
    pub(crate) ty: &'parts TokenStream,
    /// The statements that give the other parameters their values.
    pub(crate) others: &'parts TokenStream,
    /// The statements, before the first call, that give values which all calls share.
    pub(crate) shared: &'parts TokenStream,
    /// The statements that give each call values of its own.
    pub(crate) of_each: &'parts TokenStream,
    /// The call of the function with the whole batch: an expression of `Result<Response, InvokeError>`.
    pub(crate) response: &'parts TokenStream,
    /// The call of the function with one record: an expression of `Result<(), Box<dyn Error + Send + Sync>>`.
    pub(crate) outcome: &'parts TokenStream,
}

/// The trigger that `keyword` names.
pub(crate) fn find(keyword: &str) -> Option<&'static TriggerWord> {
    SUPPORTED
        .iter()
        .copied()
        .find(|word| word.keyword == keyword)
}

/// The trigger as documentation shows it.
pub(crate) fn describe(trigger: &Trigger) -> Option<Description> {
    SUPPORTED.iter().find_map(|word| (word.describe)(trigger))
}

/// The parameter that `name` names, and the keyword of its trigger.
pub(crate) fn find_parameter(
    name: &str,
) -> Option<(&'static TriggerParameter, &'static TriggerWord)> {
    SUPPORTED.iter().copied().find_map(|word| {
        let parameter = word
            .parameters
            .iter()
            .find(|parameter| parameter.name == name)?;
        Some((parameter, word))
    })
}
