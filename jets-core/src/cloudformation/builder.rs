//! Collects the resources and outputs of a template, function by function.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{
    Stack, Template, TemplateError,
    logical_ids::{FunctionIds, SourceName},
    parameters,
    programs::Programs,
    substitution::{NumberUse, Substitution},
    template::{Entries, Output, Resource},
};
use crate::{
    aws::{EventSourceMapping, NumberParameter, Properties},
    names::HandlerName,
    placeholders::{Piece, pieces},
};

/// The maximum number of resources in [one template][1]. It also has limits for parameters and outputs.
///
/// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
const MOST_RESOURCES: usize = 500;
const MOST_PARAMETERS: usize = 200;
const MOST_OUTPUTS: usize = 200;

/// A template that is being built.
#[derive(Default)]
pub(crate) struct TemplateBuilder {
    resources: Entries<Resource>,
    outputs: Entries<Output>,
    substitution: Substitution,
    programs: Programs,
    /// The handler of the function that each logical id belongs to.
    owners: BTreeMap<String, String>,
    /// The length of the longest function name, without the names of project and environment.
    longest_name: usize,
}

impl TemplateBuilder {
    /// Starts the part of the template for `function` of `job`.
    pub(crate) fn function<'t>(
        &'t mut self,
        job: &str,
        function: &str,
    ) -> Result<FunctionTemplate<'t>, TemplateError> {
        let names = HandlerName::new(job, function);
        Ok(FunctionTemplate {
            ids: FunctionIds::new(job, function)?,
            handler: names.to_string(),
            permissions_boundary: None,
            template: self,
        })
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
        for (what, count, most) in [
            ("resources", self.resources.len(), MOST_RESOURCES),
            ("parameters", parameters.len(), MOST_PARAMETERS),
            ("outputs", self.outputs.len(), MOST_OUTPUTS),
        ] {
            if count > most {
                return Err(TemplateError::TooMany { what, count, most });
            }
        }
        Ok(Template::new(parameters, self.resources, self.outputs))
    }
}

/// The part of a template for one function.
pub(crate) struct FunctionTemplate<'t> {
    template: &'t mut TemplateBuilder,
    ids: FunctionIds,
    handler: String,
    permissions_boundary: Option<String>,
}

impl FunctionTemplate<'_> {
    /// Returns the logical ids of the function's resources.
    pub(crate) fn ids(&self) -> &FunctionIds {
        &self.ids
    }

    /// Adds a resource of a type such as `AWS::Lambda::Function`, under its logical id.
    pub(crate) fn add(
        &mut self,
        id: String,
        r#type: &'static str,
        properties: Value,
    ) -> Result<(), TemplateError> {
        let resource = Resource::new(r#type, self.resolved(properties)?);
        self.push(id, resource)
    }

    /// Adds a resource that is retained when the stack is deleted or the resource is replaced. Several functions may
    /// add equal ones.
    pub(crate) fn add_shared_retained(
        &mut self,
        id: String,
        r#type: &'static str,
        properties: Value,
    ) -> Result<(), TemplateError> {
        let resource = Resource::new(r#type, self.resolved(properties)?).retained();
        match (self.resource(&id), self.template.owners.get(&id)) {
            (Some(known), _) if *known == resource => Ok(()),
            (Some(_), Some(owner)) => Err(TemplateError::SharedResource {
                handlers: [owner.clone(), self.handler.clone()],
                id,
            }),
            _ => self.push(id, resource),
        }
    }

    /// Returns the place of the zip file of `program`, or of the only program.
    pub(crate) fn code(&mut self, program: Option<&str>) -> Result<Value, TemplateError> {
        let key = self.template.programs.code_key(program)?;
        Ok(json!({"S3Bucket": {"Ref": parameters::CODE_BUCKET}, "S3Key": {"Ref": key}}))
    }

    /// Returns the resource with this logical id.
    pub(super) fn resource(&self, id: &str) -> Option<&Resource> {
        self.template.resources.get(id)
    }

    /// Returns `properties` with their placeholders resolved.
    pub(super) fn resolved(&mut self, mut properties: Value) -> Result<Value, TemplateError> {
        self.template
            .substitution
            .resolve(&mut properties)
            .map_err(|error| TemplateError::placeholder(&self.handler, error))?;
        Ok(properties)
    }

    pub(super) fn push(&mut self, id: String, resource: Resource) -> Result<(), TemplateError> {
        let template = &mut *self.template;
        let taken = template.owners.insert(id.clone(), self.handler.clone());
        if let Some(first) = taken {
            return Err(TemplateError::DuplicateLogicalId {
                id,
                handlers: [first, self.handler.clone()],
            });
        }
        template.resources.push(id, resource);
        Ok(())
    }

    /// Sets the policy that bounds the function's roles.
    pub(crate) fn bounded_by(self, permissions_boundary: Option<String>) -> Self {
        Self {
            permissions_boundary,
            ..self
        }
    }

    /// Returns the ARN of the policy that bounds the function's roles.
    pub(crate) fn permissions_boundary(&self) -> Option<&str> {
        self.permissions_boundary.as_deref()
    }

    /// Returns the function's ARN.
    pub(crate) fn function_arn(&self) -> Value {
        json!({"Fn::GetAtt": [self.ids.lambda_function(), "Arn"]})
    }

    /// Adds an output.
    pub(crate) fn add_output(&mut self, name: String, description: String, value: Value) {
        self.template
            .outputs
            .push(name, Output::new(description, value));
    }

    /// Adds an output that several functions may add with the same value.
    pub(crate) fn add_shared_output(
        &mut self,
        name: &str,
        description: &str,
        value: Value,
    ) -> Result<(), TemplateError> {
        if self.template.outputs.get(name).is_none() {
            let value = self.resolved(value)?;
            self.add_output(name.to_owned(), bare(description), value);
        }
        Ok(())
    }

    /// Adds an [`AWS::Lambda::EventSourceMapping`][1] of `source`.
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventsourcemapping.html
    pub(crate) fn add_event_source_mapping(
        &mut self,
        source: &SourceName,
        mapping: &EventSourceMapping,
    ) -> Result<(), TemplateError> {
        let mut properties = self.json(mapping);
        if let Value::Object(properties) = &mut properties {
            let function = json!({"Ref": self.ids.lambda_function()});
            properties.insert("FunctionName".to_owned(), function);
        }
        let id = self.ids.of_source(source, "EventSourceMapping");
        self.add(id, "AWS::Lambda::EventSourceMapping", properties)
    }

    /// Records that a parameter stands for a number.
    pub(crate) fn number_is(&mut self, number: &NumberParameter<'_>) {
        let in_function = NumberUse {
            property: number.property,
            handler: self.handler.clone(),
            range: number.range.clone(),
        };
        let substitution = &mut self.template.substitution;
        substitution.uses(number.name).number_is(in_function);
    }

    /// Returns `value` as JSON. Placeholders for numbers become parameters with limits.
    pub(crate) fn json(&mut self, value: &impl Properties) -> Value {
        for number in value.numbers() {
            self.number_is(&number);
        }
        Value::from(&value.to_value())
    }
}

/// Returns a description with each placeholder replaced by its name, because CloudFormation does not resolve it there.
fn bare(description: &str) -> String {
    pieces(description)
        .filter_map(Result::ok)
        .map(|piece| match piece {
            Piece::Text(text) | Piece::Escaped(text) => text,
            Piece::PolicyVariable(name) | Piece::PseudoParameter(name) => name,
            Piece::Parameter(parameter) => parameter.name,
        })
        .collect()
}
