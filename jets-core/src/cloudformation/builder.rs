//! Collects the resources and outputs of a template, function by function.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{
    FunctionResources, Stack, Template, TemplateError, logical_ids,
    logical_ids::camel_case,
    parameters,
    section::{Entries, Output, Resource},
    stack::Programs,
    substitution::Substitution,
};
use crate::{
    aws::Choice,
    manifest::{self, Created, Names, ToValue},
    value::{NumberParameter, Parameters, WordParameter},
};

#[derive(Default)]
pub(crate) struct TemplateBuilder {
    pub(super) resources: Entries<Resource>,
    pub(super) outputs: Entries<Output>,
    /// What is true or false by a parameter.
    pub(super) conditions: BTreeMap<String, Value>,
    pub(super) substitution: Substitution,
    pub(super) programs: Programs,
    pub(super) functions: Vec<FunctionResources>,
    /// The logical ids of the created resources, by ARN.
    created: BTreeMap<String, String>,
    /// The statements for the policies of created queues, by the queue's ARN.
    pub(super) queue_statements: BTreeMap<String, Vec<Value>>,
    /// The handler of the function, or the declaration of the resource, that each logical id belongs to.
    pub(super) owners: BTreeMap<String, String>,
    /// The length of the longest function name, without the names of project and environment.
    longest_name: usize,
}

impl TemplateBuilder {
    /// Replaces the ARNs of the created resources by references to them, wherever they stand.
    pub(super) fn refer_to(&mut self, created: &[Created<'_>]) {
        for resource in created {
            let id = logical_ids::of_resource(&resource.resource);
            for (arn, attribute) in resource.resource.parts().arns() {
                self.substitution.is_attribute(arn.clone(), &id, attribute);
                self.created.insert(arn, id.clone());
            }
        }
    }

    /// Records the length of a function's name, without the names of project and environment.
    pub(crate) fn name_of(&mut self, characters: usize) {
        self.longest_name = self.longest_name.max(characters);
    }

    /// Returns the template, with a parameter for each name in its strings.
    pub(crate) fn finish(self, stack: &Stack) -> Result<Template, TemplateError> {
        if self.resources.len() == 0 {
            return Err(TemplateError::NoFunction);
        }
        let parameters = parameters::all(
            stack,
            self.substitution,
            &self.programs,
            &self.owners,
            self.longest_name,
        )?;
        let mut template = Template {
            parameters,
            conditions: self.conditions,
            resources: self.resources,
            outputs: self.outputs,
            functions: self.functions,
            created: self.created,
        };
        for (name, binding) in &stack.bindings {
            template.bind(name, binding)?;
        }
        template.to_json()?;
        Ok(template)
    }
}

/// The part of a template for one owner: a function, or a resource that a job creates.
pub(crate) struct TemplatePart<'t, K> {
    pub(super) template: &'t mut TemplateBuilder,
    /// The handler of the function, or the declaration of the resource.
    pub(super) owner: String,
    pub(super) of: K,
}

impl<K> TemplatePart<'_, K> {
    /// Returns `properties` with their placeholders resolved.
    pub(super) fn resolved(&mut self, mut properties: Value) -> Result<Value, TemplateError> {
        let resolved = self.template.substitution.resolve(&mut properties);
        resolved.map_err(|error| TemplateError::placeholder(&self.owner, error))?;
        Ok(properties)
    }

    pub(super) fn push(&mut self, id: String, resource: Resource) -> Result<(), TemplateError> {
        let owners = &mut self.template.owners;
        if let Some(first) = owners.insert(id.clone(), self.owner.clone()) {
            return Err(TemplateError::DuplicateLogicalId {
                id,
                handlers: [first, self.owner.clone()],
            });
        }
        self.template.resources.push(id, resource);
        Ok(())
    }

    /// Returns `value` as JSON. Placeholders for numbers and words become parameters with limits.
    pub(crate) fn json(&mut self, value: &impl ToValue) -> Value {
        self.property("", value)
    }

    /// Returns the value of a property in the same way. Messages about a word have the property's `name`.
    pub(crate) fn property(&mut self, name: &'static str, value: &impl ToValue) -> Value {
        let mut parameters = Parameters::default();
        value.add_parameters(name, &mut parameters);
        for number in parameters.numbers {
            self.number_is(number);
        }
        for word in parameters.words {
            self.word_is(word);
        }
        Value::from(&value.to_value())
    }

    /// Records the limits of a placeholder for a number.
    pub(crate) fn number_is(&mut self, number: NumberParameter) {
        self.number_of(self.owner.clone(), number);
    }

    /// Records limits that follow from another owner.
    pub(crate) fn number_of(&mut self, owner: impl Into<String>, number: NumberParameter) {
        let uses = self.template.substitution.uses(&number.name);
        uses.numbers.push((owner.into(), number));
    }

    /// Records the words of a placeholder for one.
    pub(super) fn word_is(&mut self, word: WordParameter) {
        let uses = self.template.substitution.uses(&word.name);
        uses.words.push((self.owner.clone(), word));
    }

    /// Returns the first of the values if `choice` is `word`, and else the second. A placeholder becomes a condition.
    pub(crate) fn chosen<T: Names + ToValue + PartialEq>(
        &mut self,
        choice: &Choice<T>,
        word: T,
        property: &'static str,
        [yes, no]: [Value; 2],
    ) -> Value {
        let Some(parameter) = choice.parameter(property) else {
            return if *choice == word { yes } else { no };
        };
        let name = parameter.name.clone();
        if let Some(default) = &parameter.default {
            let uses = self.template.substitution.uses(&name);
            uses.default_is(default);
        }
        self.word_is(parameter);
        let word = match word.to_value() {
            manifest::Value::Text(word) => word,
            word => word.to_string(),
        };
        let condition = format!("{name}Is{}", camel_case(&word));
        let test = json!({"Fn::Equals": [{"Ref": name}, word]});
        self.template.conditions.insert(condition.clone(), test);
        json!({"Fn::If": [condition, yes, no]})
    }
}
