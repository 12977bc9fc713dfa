//! Collects the resources and outputs of a template, function by function.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{
    FunctionResources, Stack, Template, TemplateError, logical_ids,
    logical_ids::camel_case,
    parameters,
    stack::Programs,
    substitution::{NumberUse, Substitution, WordUse},
    template::{Entries, Output, Resource},
};
use crate::{
    aws::Choice,
    manifest::{self, Created, Names, ToValue},
    value::{NumberParameter, WordParameter},
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

    /// Returns `properties` with their placeholders resolved. `owner` is what they belong to, in messages.
    pub(super) fn resolved(
        &mut self,
        owner: &str,
        mut properties: Value,
    ) -> Result<Value, TemplateError> {
        self.substitution
            .resolve(&mut properties)
            .map_err(|error| TemplateError::placeholder(owner, error))?;
        Ok(properties)
    }

    pub(super) fn push(
        &mut self,
        owner: &str,
        id: String,
        resource: Resource,
    ) -> Result<(), TemplateError> {
        let taken = self.owners.insert(id.clone(), owner.to_owned());
        if let Some(first) = taken {
            return Err(TemplateError::DuplicateLogicalId {
                id,
                handlers: [first, owner.to_owned()],
            });
        }
        self.resources.push(id, resource);
        Ok(())
    }

    pub(super) fn add_output(&mut self, name: String, output: Output) {
        self.outputs.push(name, output);
    }

    pub(super) fn number_is(&mut self, owner: &str, number: &NumberParameter<'_>) {
        let of_owner = NumberUse {
            property: number.property,
            handler: owner.to_owned(),
            range: number.range.clone(),
            values: number.values.clone(),
        };
        self.substitution.uses(number.name).number_is(of_owner);
    }

    pub(super) fn word_is(&mut self, owner: &str, word: &WordParameter<'_>) {
        let uses = self.substitution.uses(word.name);
        uses.word_is(WordUse {
            property: word.property,
            handler: owner.to_owned(),
            words: word.words,
        });
    }

    /// Returns the first of the values if `choice` is `word`, and else the second. A placeholder becomes a condition.
    pub(super) fn chosen<T: Names + ToValue + PartialEq>(
        &mut self,
        owner: &str,
        choice: &Choice<T>,
        word: T,
        property: &'static str,
        [yes, no]: [Value; 2],
    ) -> Value {
        let Some(parameter) = choice.parameter(property) else {
            return if *choice == word { yes } else { no };
        };
        self.word_is(owner, &parameter);
        if let Some(default) = parameter.default {
            self.substitution.uses(parameter.name).default_is(default);
        }
        let word = match word.to_value() {
            manifest::Value::Text(word) => word,
            word => word.to_string(),
        };
        let condition = format!("{}Is{}", parameter.name, camel_case(&word));
        let test = json!({"Fn::Equals": [{"Ref": parameter.name}, word]});
        self.conditions.insert(condition.clone(), test);
        json!({"Fn::If": [condition, yes, no]})
    }

    /// Takes the statements that the policy of the queue with this ARN must have.
    pub(super) fn take_statements(&mut self, queue: &str) -> Vec<Value> {
        self.queue_statements.remove(queue).unwrap_or_default()
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
        let mut template = Template::new(
            parameters,
            self.conditions,
            self.resources,
            self.outputs,
            self.functions,
            self.created,
        );
        for (name, binding) in &stack.bindings {
            template.bind(name, binding)?;
        }
        template.to_json()?;
        Ok(template)
    }
}
