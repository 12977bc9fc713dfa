//! Checks the triggers of a function, one by one and together.

use jets_core::manifest;
use proc_macro2::TokenStream;
use quote::ToTokens;

use super::{code_options, loops, signature::Signature};
use crate::{
    diagnostics::Errors,
    properties::Settings,
    syntax::{Declaration, Value},
    triggers::{CodeOptions, DeclaredTrigger, Form, Keyword, Outcome},
};

/// The triggers of one function that were checked so far.
#[derive(Default)]
pub struct Declared {
    earlier: Vec<(Declaration, Outcome)>,
}

impl Declared {
    /// Checks a declaration of `keyword`, alone and beside those before it.
    pub fn add(
        &mut self,
        keyword: &Keyword,
        declaration: Declaration,
        form: Option<Form>,
        errors: &mut Errors,
    ) {
        let outcome = (keyword.declare)(&declaration, form, errors);
        if let Some(trigger) = &outcome.trigger {
            self.check_identity(&declaration, trigger, errors);
        }
        self.earlier.push((declaration, outcome));
    }

    /// Reports a `sid` in a trigger's own policy that another statement of the function has. `settings` has the
    /// statements of its permissions.
    ///
    /// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html>
    pub fn check_sids(&self, settings: &Settings, errors: &mut Errors) {
        let mut taken: Vec<&str> = settings
            .statements
            .iter()
            .filter_map(|statement| statement.sid.as_deref())
            .collect();
        for (declaration, outcome) in &self.earlier {
            let policy = outcome.trigger.iter().flat_map(|trigger| &trigger.policy);
            for sid in policy.filter_map(|statement| statement.sid.as_deref()) {
                if taken.contains(&sid) {
                    errors.at(
                        sid_of(declaration, sid),
                        format!("another statement of this policy has the `sid` `{sid}` already"),
                    );
                }
                taken.push(sid);
            }
        }
    }

    /// Reports the triggers by which `function` with `settings` would invoke itself.
    pub fn check_loops(
        &self,
        function: &manifest::Function,
        settings: &Settings,
        errors: &mut Errors,
    ) {
        for (declaration, outcome) in &self.earlier {
            let trigger = outcome.trigger.as_ref();
            let may_loop = trigger.and_then(|trigger| trigger.may_loop.as_ref());
            loops::check(may_loop, declaration, function, settings, errors);
        }
    }

    /// Reports options that do not go with each other or with the signature. Returns `true` if there are none.
    pub fn check_code_options(&self, signature: &Signature, errors: &mut Errors) -> bool {
        code_options::check(&self.earlier, signature, errors)
    }

    /// Returns the options that change the generated code.
    pub fn code(&self) -> CodeOptions {
        self.earlier
            .first()
            .map(|(_, outcome)| outcome.code)
            .unwrap_or_default()
    }

    pub fn into_triggers(self) -> Vec<DeclaredTrigger> {
        self.earlier
            .into_iter()
            .filter_map(|(_, outcome)| outcome.trigger)
            .collect()
    }

    /// Reports a source that triggers the function twice.
    fn check_identity(&self, written: &Declaration, new: &DeclaredTrigger, errors: &mut Errors) {
        let is_second = self.earlier.iter().any(|(declaration, earlier)| {
            let earlier = earlier.trigger.as_ref();
            declaration.keyword.text == written.keyword.text
                && earlier.is_some_and(|earlier| earlier.identity == new.identity)
        });
        if is_second {
            errors.at(
                written.arguments.first(),
                format!("`{}` triggers this function already", new.identity),
            );
        }
    }
}

/// Returns the place of this `sid` in the trigger's option `iam_policy`.
fn sid_of(declaration: &Declaration, sid: &str) -> TokenStream {
    fn find<'value>(value: &'value Value, sid: &str) -> Option<&'value Value> {
        match value {
            Value::List { values, .. } => values.iter().find_map(|value| find(value, sid)),
            Value::Map { entries, .. } => entries
                .iter()
                .find(|entry| {
                    let is_it = matches!(&entry.value, Value::String(text) if text.value() == sid);
                    entry.name.text() == "sid" && is_it
                })
                .map(|entry| &entry.value),
            _ => None,
        }
    }
    let mut options = declaration.options.iter();
    let found = options.find_map(|option| find(&option.value, sid));
    found.map_or_else(
        || declaration.keyword.to_token_stream(),
        ToTokens::to_token_stream,
    )
}
