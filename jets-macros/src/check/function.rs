//! Checks a function, and makes its manifest.

use std::collections::BTreeSet;

use jets_core::{
    manifest::{self, MAX_DESCRIPTION, PolicyDocument},
    resources::Queue,
    triggers::Trigger,
};

use super::{
    declarations::Declarations,
    keywords,
    model::{Function, Sends},
    name_or, names,
    signature::Signature,
    without_conditions,
};
use crate::{
    diagnostics::Errors,
    syntax::{Attribute, Function as Written, Word},
    values::thousands,
};

/// The job that functions are checked in.
pub struct Class<'a> {
    pub name: &'a Word,
    /// The name outside of Rust.
    pub aws_name: &'a str,
    pub settings: manifest::Function,
    pub description: Option<String>,
    pub sends: &'a [Sends],
    pub errors: &'a Errors,
}

impl Class<'_> {
    pub fn check(&self, mut written: Written) -> Function {
        let errors = self.errors;
        keywords::take_out_attributes(&mut written, errors);
        let attributes = std::mem::take(&mut written.attributes);
        let attributes = without_conditions("a function", attributes, errors);
        names::check("a function's name", &written.name, errors);
        let signature = Signature::check(&written, self.sends, errors);
        self.refuse_helper(&written, &signature);
        let declarations = std::mem::take(&mut written.declarations);
        let declarations = Declarations::of_function(
            &self.settings,
            &written.name,
            declarations,
            &signature,
            errors,
        );
        let fits_signature = declarations.triggers.fit(&signature, errors);
        let code = declarations.triggers.code();
        let sources = declarations.triggers.sources(&signature);
        let (mut manifest, failure_queues) =
            self.manifest(&written.name, &attributes, &declarations);
        if signature.takes_changes() {
            let triggers = manifest.triggers.iter_mut();
            triggers.for_each(Trigger::takes_changes);
        }
        names::check_length(self.aws_name, &manifest.name, &written.name, errors);
        declarations.triggers.check_concurrency(&manifest, errors);
        check_policy(&manifest, &written.name, errors);
        let (triggers, created) = declarations.triggers.into_parts();
        Function {
            attributes,
            visibility: written.visibility,
            asyncness: signature.asyncness,
            keyword: written.keyword,
            name: written.name,
            generics: signature.generics,
            receiver: signature.receiver,
            parameters: signature.parameters,
            parentheses: written.parentheses,
            output: written.output,
            body: written.body,
            constant: None,
            manifest,
            triggers,
            sources,
            created,
            failure_queues,
            code,
            is_sound: signature.is_sound && written.is_sound && fits_signature,
        }
    }

    /// Reports a private function that nothing invokes and that takes no parameter. It cannot be meant as a Lambda
    /// function.
    fn refuse_helper(&self, written: &Written, signature: &Signature) {
        let is_helper = written.visibility.is_inherited()
            && written.declarations.is_empty()
            && signature.parameters.is_empty()
            && signature.is_sound
            && written.is_sound;
        if is_helper {
            let (name, job) = (&written.name, self.name);
            self.errors.at(
                name,
                format!("`{name}` would be a Lambda function that nothing invokes: write `pub fn` to invoke it by name, or move a helper to an `impl {job} {{ … }}` beside `jobs!`"),
            );
        }
    }

    /// Merges the settings of class and function, and adds what follows from them.
    fn manifest(
        &self,
        name: &Word,
        attributes: &[Attribute],
        declarations: &Declarations,
    ) -> (manifest::Function, Vec<Queue>) {
        let mut function = declarations.settings.clone();
        let own_name = std::mem::take(&mut function.name);
        function.set_name(self.aws_name, name_or(&own_name, name));
        let statements = std::mem::take(&mut function.policy.statement);
        let description = &mut function.properties.description;
        if description.is_none() {
            *description = self::description(attributes).or_else(|| self.description.clone());
        }
        for (_, outcome) in declarations.triggers.declared() {
            for statement in &outcome.policy {
                function.policy.add(statement.clone());
            }
        }
        if function.is_polled_only() {
            // The setting of the class is for asynchronous invocations, which this function does not get.
            function.event_invoke_config = None;
            function.properties.dead_letter_config = None;
        }
        for statement in statements {
            function.policy.add(statement);
        }
        let failure_queues = function.create_failure_queues();
        function.add_needed_permissions();
        let mut seen = BTreeSet::new();
        let policies = &mut function.managed_policies;
        policies.retain(|policy| seen.insert(policy.clone()));
        (function, failure_queues)
    }
}

/// Reports a policy that is too large for the role that the template makes.
fn check_policy(function: &manifest::Function, name: &Word, errors: &Errors) {
    if function.role.is_some() || !function.policy.may_be_too_long() {
        return;
    }
    let characters = function.policy.characters();
    if characters > PolicyDocument::MAX_CHARACTERS {
        let max = thousands(PolicyDocument::MAX_CHARACTERS);
        let characters = thousands(characters);
        errors.at(
            name,
            format!("the policy of `{name}` has {characters} characters, and a role takes at most {max}: give more resources or actions in one statement, use wildcards, or take `managed_iam_policy`"),
        );
    }
}

/// Returns the first line of the doc comment that is not blank, cut to the length that Lambda accepts.
pub fn description(attributes: &[Attribute]) -> Option<String> {
    let docs = attributes.iter().filter_map(Attribute::doc);
    let mut lines = docs.flat_map(|text| text.lines().map(str::trim));
    let line = lines.find(|line| !line.is_empty())?;
    if line.chars().count() <= MAX_DESCRIPTION {
        return Some(as_text(line));
    }
    let mut cut: String = line.chars().take(MAX_DESCRIPTION - 1).collect();
    cut.push('…');
    Some(as_text(&cut))
}

/// Escapes `${` in a comment, so that `${Name}` is text and not a placeholder.
fn as_text(line: &str) -> String {
    let (before, after) = line.rsplit_once('}').unwrap_or(("", line));
    let end = if line.contains('}') { "}" } else { "" };
    let escaped = before.replace("${", "${!");
    let open = after.replace("${", "$ {");
    format!("{escaped}{end}{open}")
}
