//! The part of a template for one function.

use serde_json::{Map, Value, json};

use super::{
    FunctionResources, TemplateError,
    builder::TemplateBuilder,
    logical_ids::{self, FunctionIds, SourceName},
    parameters,
    template::{Output, Resource},
};
use crate::{
    aws::{Choice, DeletionPolicy, EventSourceMapping, Number, StartingPosition},
    names::HandlerName,
    placeholders::{Piece, pieces, whole},
    value::{NumberParameter, Parameters, ToValue, WordParameter},
};

/// The part of a template for one function.
pub(crate) struct FunctionTemplate<'t> {
    template: &'t mut TemplateBuilder,
    ids: FunctionIds,
    handler: String,
    role_properties: Map<String, Value>,
}

impl<'t> FunctionTemplate<'t> {
    pub(crate) fn new(
        template: &'t mut TemplateBuilder,
        job: &str,
        function: &str,
    ) -> Result<Self, TemplateError> {
        Ok(Self {
            ids: FunctionIds::new(job, function)?,
            handler: HandlerName::new(job, function).to_string(),
            role_properties: Map::new(),
            template,
        })
    }
}

impl FunctionTemplate<'_> {
    pub(crate) fn ids(&self) -> &FunctionIds {
        &self.ids
    }

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
        let resource = Resource::new(r#type, self.resolved(properties)?)
            .kept(DeletionPolicy::RetainExceptOnCreate);
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

    pub(super) fn resource(&self, id: &str) -> Option<&Resource> {
        self.template.resources.get(id)
    }

    pub(super) fn resolved(&mut self, properties: Value) -> Result<Value, TemplateError> {
        self.template.resolved(&self.handler, properties)
    }

    pub(super) fn push(&mut self, id: String, resource: Resource) -> Result<(), TemplateError> {
        self.template.push(&self.handler, id, resource)
    }

    /// Returns the error that no job creates the table `name`, whose stream the function reads.
    pub(crate) fn not_created(&self, name: &str) -> TemplateError {
        TemplateError::NotCreated {
            name: name.to_owned(),
            handler: self.handler.clone(),
        }
    }

    pub(crate) fn creates(&self, arn: &str) -> bool {
        self.created_id(arn).is_some()
    }

    pub(crate) fn created_id(&self, arn: &str) -> Option<&str> {
        let attribute = self.template.substitution.attribute(arn)?;
        Some(&attribute.id)
    }

    /// Adds a statement to the policy of the created queue with this ARN. Returns the logical id of the policy, or `None`
    /// if the template does not create the queue.
    pub(super) fn add_to_queue_policy(&mut self, queue: &str, statement: Value) -> Option<String> {
        let id = self.template.substitution.attribute(queue)?.id.clone();
        let statements = &mut self.template.queue_statements;
        statements
            .entry(queue.to_owned())
            .or_default()
            .push(statement);
        Some(logical_ids::of_policy(&id))
    }

    pub(super) fn role_properties(&self) -> Map<String, Value> {
        self.role_properties.clone()
    }

    pub(crate) fn with_role_properties(self, role_properties: Map<String, Value>) -> Self {
        Self {
            role_properties,
            ..self
        }
    }

    /// Returns a text that stands for the ARN of the resource with this logical id, also where a map is data.
    pub(crate) fn arn_of(&mut self, id: &str) -> String {
        let text = format!("arn:{id}");
        let substitution = &mut self.template.substitution;
        substitution.is_attribute(text.clone(), id, "Arn");
        text
    }

    /// Records that a placeholder stands for the ARN of one resource, without wildcards.
    pub(crate) fn is_one_resource(&mut self, arn: &str) {
        if let Some(parameter) = whole(arn) {
            let uses = self.template.substitution.uses(parameter.name);
            uses.is_one_resource = true;
        }
    }

    pub(crate) fn function_arn(&self) -> Value {
        json!({"Fn::GetAtt": [self.ids.lambda_function(), "Arn"]})
    }

    /// Records the ids of the function's resources, which are all there.
    pub(super) fn record(
        &mut self,
        role: Option<String>,
        log_group: Option<String>,
        event_invoke_config: Option<String>,
    ) {
        let function = self.ids.lambda_function();
        let named = [&role, &log_group, &event_invoke_config];
        let is_named =
            |id: &str| id == function || named.iter().any(|named| named.as_deref() == Some(id));
        let is_own = |id: &str| self.template.owners.get(id) == Some(&self.handler);
        let resources = self.template.resources.iter();
        let (mappings, others): (Vec<_>, Vec<_>) = resources
            .filter(|(id, _)| is_own(id) && !is_named(id))
            .partition(|(_, resource)| resource.r#type == "AWS::Lambda::EventSourceMapping");
        let ids =
            |of: Vec<(&str, &Resource)>| of.into_iter().map(|(id, _)| id.to_owned()).collect();
        let resources = FunctionResources {
            handler: self.handler.clone(),
            event_source_mappings: ids(mappings),
            others: ids(others),
            function,
            role,
            log_group,
            event_invoke_config,
        };
        self.template.functions.push(resources);
    }

    pub(crate) fn add_output(&mut self, name: String, description: String, value: Value) {
        self.template
            .add_output(name, Output::new(description, value));
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
        self.limits_retries(mapping);
        let position = mapping.starting_position.as_ref();
        if let Some(parameter) = position.and_then(|choice| choice.parameter("StartingPosition")) {
            let words = StartingPosition::WITHOUT_TIME;
            self.word_is(&WordParameter { words, ..parameter });
        }
        let function = json!({"Ref": self.ids.lambda_function()});
        insert(&mut properties, "FunctionName", function);
        let id = self.ids.of_source(source, "EventSourceMapping");
        self.add(id, "AWS::Lambda::EventSourceMapping", properties)
    }

    /// Records that a parameter for the retries cannot be -1, no limit, if the template creates the queue for what Lambda
    /// gives up and no age limits them.
    fn limits_retries(&mut self, mapping: &EventSourceMapping) {
        let destination = mapping.destination_config.as_ref();
        let creates = destination.is_some_and(|it| self.creates(&it.on_failure.destination));
        let attempts = mapping.maximum_retry_attempts.as_ref();
        if creates
            && !mapping.has_record_age()
            && let Some(parameter) = attempts.and_then(Number::parameter)
        {
            let range = 0..=*parameter.range.end();
            self.number_is(&NumberParameter { range, ..parameter });
        }
    }

    pub(crate) fn number_is(&mut self, number: &NumberParameter<'_>) {
        self.template.number_is(&self.handler, number);
    }

    fn word_is(&mut self, word: &WordParameter<'_>) {
        self.template.word_is(&self.handler, word);
    }

    /// Returns the `State` of a rule or a schedule.
    pub(crate) fn state(&mut self, enabled: &Choice<bool>) -> Value {
        self.switch(enabled, "State", [json!("ENABLED"), json!("DISABLED")])
    }

    /// Returns the value of `property` if `choice` is `true`, and if it is `false`. A placeholder becomes a condition.
    pub(crate) fn switch(
        &mut self,
        choice: &Choice<bool>,
        property: &'static str,
        values: [Value; 2],
    ) -> Value {
        self.template
            .chosen(&self.handler, choice, true, property, values)
    }

    /// Returns `value` as JSON. Placeholders for numbers and words become parameters with limits.
    pub(crate) fn json(&mut self, value: &impl ToValue) -> Value {
        let mut parameters = Parameters::default();
        value.add_parameters("", &mut parameters);
        for number in parameters.numbers {
            self.number_is(&number);
        }
        for word in parameters.words {
            self.word_is(&word);
        }
        Value::from(&value.to_value())
    }
}

/// Adds an entry to an object.
pub(crate) fn insert(object: &mut Value, name: &str, value: Value) {
    if let Value::Object(entries) = object {
        entries.insert(name.to_owned(), value);
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
