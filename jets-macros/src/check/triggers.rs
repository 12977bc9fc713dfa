//! Checks the triggers of a function together, and against its signature.

use jets_core::{
    manifest::{self, EventSourceMapping, Number},
    triggers::Trigger as Manifest,
};
use proc_macro2::Span;
use quote::ToTokens as _;

use super::{model::WrittenTrigger, signature::Signature};
use crate::{
    diagnostics::{Errors, all_of, one_of, span_of},
    properties::IAM_POLICY,
    resources::Created,
    syntax::{Declaration, Word},
    triggers::{
        CONCURRENT_ITEMS, CodeOptions, Form, Keyword, Outcome, REPORT_BATCH_ITEM_FAILURES,
        SUPPORTED, TUMBLING_WINDOW, Unpacking,
    },
    values::{Arguments, Value},
};

/// The triggers of one function that were checked so far.
#[derive(Default)]
pub struct Triggers(Vec<Trigger>);

struct Trigger {
    keyword: &'static Keyword,
    declaration: Declaration,
    outcome: Outcome,
}

impl Trigger {
    /// Returns the option `name`, where it was written.
    fn option(&self, name: &str) -> Option<Span> {
        let mut options = self.declaration.options.iter();
        let option = options.find(|option| option.name.text() == name)?;
        Some(span_of(&option.name.to_token_stream()))
    }

    fn mapping(&self) -> Option<&EventSourceMapping> {
        self.outcome.trigger.as_ref()?.event_source_mapping()
    }

    /// Returns `true` if the length of the window was written with a value that was refused.
    fn has_refused_window(&self) -> bool {
        let length = self
            .mapping()
            .map(|mapping| &mapping.tumbling_window_in_seconds);
        self.option(TUMBLING_WINDOW).is_some() && length.is_none_or(Option::is_none)
    }

    fn parameter(&self, form: Form) -> &'static str {
        self.keyword.parameter(form).unwrap_or_default()
    }
}

impl Triggers {
    /// Checks a declaration of `keyword`, alone and beside those before it.
    pub fn add(
        &mut self,
        keyword: &'static Keyword,
        declaration: Declaration,
        signature: &Signature,
        errors: &Errors,
    ) {
        let arguments = Arguments::new(&declaration, errors);
        let form = signature.of_trigger().map(|(_, parameter)| parameter.form);
        let outcome = (keyword.declare)(arguments, form);
        let identity = outcome.trigger.as_ref().map(Manifest::identity);
        if let Some(identity) = identity {
            let is_same = |other: &Trigger| {
                let other_trigger = other.outcome.trigger.as_ref();
                other.keyword.name == keyword.name
                    && other_trigger.is_some_and(|other| other.identity() == identity)
            };
            if self.0.iter().any(is_same) {
                // What is said in words names the source. Everything else is named as it was written.
                let argument = arguments.all().next();
                let source = match argument.and_then(Value::as_text) {
                    _ if identity.contains('`') => identity,
                    Some(text) => format!("`{}`", &*text),
                    None => format!("`{identity}`"),
                };
                let message = format!("{source} triggers this function already");
                errors.at(declaration.arguments.first(), message);
            }
        }
        self.0.push(Trigger {
            keyword,
            declaration,
            outcome,
        });
    }

    /// Returns the options that change the generated code.
    pub fn code(&self) -> CodeOptions {
        let first = self.0.first();
        first
            .map(|trigger| trigger.outcome.code)
            .unwrap_or_default()
    }

    /// Returns the markers of the sources whose items the function gets: that of its parameter, or those of its
    /// triggers, each once.
    pub fn sources(&self, signature: &Signature) -> Vec<&'static str> {
        if let Some((_, parameter)) = signature.of_trigger() {
            return vec![parameter.marker];
        }
        let mut sources = Vec::new();
        for trigger in &self.0 {
            let source = trigger.keyword.parameters.first();
            if let Some(source) = source.map(|parameter| parameter.marker)
                && !sources.contains(&source)
            {
                sources.push(source);
            }
        }
        sources
    }

    /// Returns what the declarations without a mistake in their source give.
    pub fn declared(&self) -> impl Iterator<Item = (&Manifest, &Outcome)> {
        let outcomes = self.0.iter().map(|trigger| &trigger.outcome);
        outcomes.filter_map(|outcome| Some((outcome.trigger.as_ref()?, outcome)))
    }

    /// Returns the triggers of the manifest as they were written, and the sources that they create.
    pub fn into_parts(self) -> (Vec<WrittenTrigger>, Vec<Created>) {
        let (mut written, mut created) = (Vec::new(), Vec::new());
        for trigger in self.0 {
            if trigger.outcome.trigger.is_some() {
                written.push(WrittenTrigger {
                    keyword: trigger.keyword.name,
                    argument: trigger.declaration.arguments.first().to_token_stream(),
                });
            }
            created.extend(trigger.outcome.created);
        }
        (written, created)
    }

    /// Reports a reserved concurrency that is [not enough][1] for that of the queues.
    ///
    /// [1]: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html#events-sqs-max-concurrency
    pub fn check_concurrency(&self, function: &manifest::Function, errors: &Errors) {
        let reserved = function.properties.reserved_concurrent_executions.as_ref();
        // A function with 0 is stopped.
        let reserved = reserved
            .and_then(Number::value)
            .filter(|reserved| *reserved > 0);
        let of_queue = |trigger: &Trigger| {
            let scaling = trigger.mapping()?.scaling_config.as_ref()?;
            let most = scaling.maximum_concurrency.value()?;
            Some((most, trigger.option("maximum_concurrency")?))
        };
        let queues: Vec<_> = self.0.iter().filter_map(of_queue).collect();
        let total: i64 = queues.iter().map(|(most, _)| most).sum();
        if let (Some(reserved), Some((_, option))) = (reserved, queues.last())
            && total > reserved
        {
            errors.at_span(
                *option,
                format!("the `maximum_concurrency` of a function's queues is {total} together, and the function has `reserved_concurrent_executions` of {reserved} only"),
            );
        }
    }

    /// Reports options that do not go with each other or with the signature. Returns `true` if there are none.
    pub fn fit(&self, signature: &Signature, errors: &Errors) -> bool {
        let start = errors.mark();
        self.check_same(errors);
        // Compare options only with triggers and a signature that have no mistakes.
        if errors.is_sound_since(start) && signature.is_sound {
            self.check_report(signature, errors);
            self.check_unpacking(signature, errors);
            self.check_concurrent(signature, errors);
            self.check_window(signature, errors);
        }
        errors.is_sound_since(start)
    }

    /// Reports options that differ between the triggers: a function has only one handler.
    fn check_same(&self, errors: &Errors) {
        let Some((first, others)) = self.0.split_first() else {
            return;
        };
        for other in others {
            if let Some(option) = other.outcome.code.difference(&first.outcome.code) {
                let written = other.option(option).or_else(|| first.option(option));
                let span = written.unwrap_or_else(|| other.declaration.keyword.span());
                errors.at_span(
                    span,
                    format!("`{option}` must be the same on all triggers of a function"),
                );
            }
        }
    }

    /// Returns the first trigger on which the option was written, and where.
    fn first_with(&self, option: &str) -> Option<(&Trigger, Span)> {
        self.0
            .iter()
            .find_map(|trigger| Some((trigger, trigger.option(option)?)))
    }

    /// Reports an option on a function that does not take the trigger's parameter of this form. The reasons say why it does
    /// not go with another parameter, and what it is for.
    fn check_form(
        &self,
        (option, form): (&str, Form),
        [not_with_other, purpose]: [&str; 2],
        signature: &Signature,
        errors: &Errors,
    ) {
        let Some((trigger, span)) = self.first_with(option) else {
            return;
        };
        let wanted = trigger.parameter(form);
        let problem = match signature.of_trigger() {
            Some((_, parameter)) if parameter.form == form => return,
            Some((name, _)) => {
                format!("`{option}` goes with `{wanted}`, not with `{name}`: {not_with_other}")
            }
            None => format!("`{option}` needs parameter `{wanted}`: the function then {purpose}"),
        };
        errors.at_span(span, problem);
    }

    fn check_report(&self, signature: &Signature, errors: &Errors) {
        let reasons = [
            "a function that takes one item reports those that fail by itself",
            "says which of its items failed",
        ];
        let wanted = (REPORT_BATCH_ITEM_FAILURES, Form::Batch);
        self.check_form(wanted, reasons, signature, errors);
    }

    /// Reports an option that unpacks items on a function that does not take them.
    fn check_unpacking(&self, signature: &Signature, errors: &Errors) {
        if let (Some(Unpacking { option, span, .. }), Some(trigger)) =
            (self.code().unpacking, self.0.first())
            && signature.of_trigger().is_none()
        {
            let parameters = trigger.keyword.parameters.iter();
            let names: Vec<&str> = parameters.map(|parameter| parameter.name).collect();
            let names = one_of(&names);
            errors.at_span(
                span,
                format!("`{option}` needs parameter {names}, which takes the unpacked records"),
            );
        }
    }

    /// Reports `concurrent_items` on a function that does not take one item, or is not async.
    fn check_concurrent(&self, signature: &Signature, errors: &Errors) {
        let reasons = [
            "only a function that takes one item works on several at once",
            "works on several at once",
        ];
        let wanted = (CONCURRENT_ITEMS, Form::Item);
        self.check_form(wanted, reasons, signature, errors);
        let parameter = signature.of_trigger();
        if let Some((_, span)) = self.first_with(CONCURRENT_ITEMS)
            && parameter.is_some_and(|(_, parameter)| parameter.form == Form::Item)
            && signature.asyncness.is_none()
        {
            errors.at_span(
                span,
                format!("`{CONCURRENT_ITEMS}` needs an `async fn`: any other function works on one item after the other"),
            );
        }
    }

    /// Reports the parameter `window` without the option that makes windows, and the option without the parameter.
    fn check_window(&self, signature: &Signature, errors: &Errors) {
        if let Some(name) = signature.window() {
            if let Some(problem) = self.problem_of_window(name, signature) {
                errors.at(name, problem);
            }
            return;
        }
        let is_set = |trigger: &Trigger| trigger.outcome.code.tumbling_window_in_seconds.is_some();
        if let Some((trigger, span)) = self.first_with(TUMBLING_WINDOW)
            && self.0.iter().any(is_set)
        {
            let batch = trigger.parameter(Form::Batch);
            errors.at_span(span,
                format!("`{TUMBLING_WINDOW}` needs parameter `window: &mut Window<…>` beside `{batch}`: its state goes from one batch of a window to the next"),
            );
        }
    }

    /// Returns what is wrong with the parameter `window`, written as `name`.
    fn problem_of_window(&self, name: &Word, signature: &Signature) -> Option<String> {
        let have_windows = || SUPPORTED.iter().filter(|keyword| has_windows(keyword));
        let Some((other, parameter)) = signature.of_trigger() else {
            let batches = have_windows().filter_map(|keyword| keyword.parameter(Form::Batch));
            let batches = one_of(&batches.collect::<Vec<_>>());
            return Some(format!("`{name}` needs parameter {batches} beside it"));
        };
        let Some(stream) = self.0.iter().find(|trigger| has_windows(trigger.keyword)) else {
            let keywords = all_of(
                &have_windows()
                    .map(|keyword| keyword.name)
                    .collect::<Vec<_>>(),
            );
            return Some(format!(
                "`{name}` cannot stand beside `{other}`: only streams have windows, those of {keywords}"
            ));
        };
        if parameter.form != Form::Batch {
            let batch = stream.parameter(Form::Batch);
            return Some(format!(
                "`{name}` cannot stand beside `{other}`: the last call for a window may have no record, so the function takes `{batch}`"
            ));
        }
        let is_set = stream.outcome.code.tumbling_window_in_seconds.is_some();
        (!is_set && !stream.has_refused_window()).then(|| {
            format!("`{name}` needs option `{TUMBLING_WINDOW}`, of 1 or more, on the triggers of the function")
        })
    }
}

fn has_windows(keyword: &Keyword) -> bool {
    (keyword.options)().contains(&TUMBLING_WINDOW)
}

/// Reports each `sid` that another statement of the policy has, and adds the others to `taken`. They are options of
/// `iam_policy`, and keys in a trigger's option `iam_policy`.
///
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html>
pub fn check_sids(declaration: &Declaration, taken: &mut Vec<String>, errors: &Errors) {
    let is_iam = super::keywords::without_class(&declaration.keyword.text) == IAM_POLICY;
    for option in &declaration.options {
        let value = Value::of(option, errors);
        if is_iam {
            check_sid(value, taken);
        } else if value.name == IAM_POLICY {
            let statements = value.as_list().unwrap_or_else(|| vec![value]);
            let maps = statements.into_iter().filter_map(Value::as_map);
            maps.for_each(|map| map.iter().for_each(|entry| check_sid(entry, taken)));
        }
    }
}

fn check_sid(value: Value<'_>, taken: &mut Vec<String>) {
    if value.name == "sid"
        && let Some(text) = value.as_text()
    {
        if taken.iter().any(|sid| **sid == *text) {
            let sid = &*text;
            text.error(format!(
                "another statement of this policy has the `sid` `{sid}` already"
            ));
        } else {
            taken.push(text.into_string());
        }
    }
}
