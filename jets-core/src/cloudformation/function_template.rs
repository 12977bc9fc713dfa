//! The part of a template for one function.

use serde_json::{Map, Value, json};

use super::{
    FunctionResources, TemplateError,
    builder::{TemplateBuilder, TemplatePart},
    logical_ids::{self, FunctionIds, SourceName},
    parameters, role,
    section::{Output, Resource},
};
use crate::{
    aws::{Choice, DeletionPolicy, EventSourceMapping, Number, StartingPosition},
    manifest::Function,
    placeholders::{Piece, pieces, whole},
    value::{NumberParameter, WordParameter},
};

/// The part of a template for one function.
pub(crate) type FunctionTemplate<'t> = TemplatePart<'t, OfFunction>;

/// What a [`FunctionTemplate`] has.
pub(crate) struct OfFunction {
    ids: FunctionIds,
    /// The properties of every role of the function.
    pub(super) role_properties: Map<String, Value>,
}

impl<'t> FunctionTemplate<'t> {
    pub(super) fn new(
        template: &'t mut TemplateBuilder,
        job: &str,
        function: &Function,
    ) -> Result<Self, TemplateError> {
        Ok(Self {
            template,
            owner: function.handler.clone(),
            of: OfFunction {
                ids: FunctionIds::new(job, &function.name)?,
                role_properties: role::properties(function),
            },
        })
    }
}

impl FunctionTemplate<'_> {
    pub(crate) fn ids(&self) -> &FunctionIds {
        &self.of.ids
    }

    pub(crate) fn add(
        &mut self,
        id: String,
        r#type: &'static str,
        properties: Value,
    ) -> Result<(), TemplateError> {
        self.add_after(Vec::new(), id, r#type, properties)
    }

    /// Adds a resource that CloudFormation makes after those in `depends_on`.
    pub(crate) fn add_after(
        &mut self,
        depends_on: Vec<String>,
        id: String,
        r#type: &'static str,
        properties: Value,
    ) -> Result<(), TemplateError> {
        let resource = Resource::new(r#type, self.resolved(properties)?).after(depends_on);
        self.push(id, resource)
    }

    /// Adds a resource that several functions share, unless one of them has already added it.
    /// Fails if another resource has the id.
    pub(crate) fn add_shared(
        &mut self,
        id: String,
        r#type: &'static str,
        properties: Value,
    ) -> Result<(), TemplateError> {
        let resource = Resource::new(r#type, self.resolved(properties)?);
        if self.template.resources.get(&id) == Some(&resource) {
            return Ok(());
        }
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
        match (
            self.template.resources.get(&id),
            self.template.owners.get(&id),
        ) {
            (Some(known), _) if *known == resource => Ok(()),
            (Some(_), Some(owner)) => Err(TemplateError::SharedResource {
                handlers: [owner.clone(), self.owner.clone()],
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

    /// Returns the error that no job creates the table `name`, whose stream the function reads.
    pub(crate) fn not_created(&self, name: &str) -> TemplateError {
        TemplateError::NotCreated {
            name: name.to_owned(),
            handler: self.owner.clone(),
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
        json!({"Fn::GetAtt": [self.of.ids.lambda_function(), "Arn"]})
    }

    /// Records the ids of the function's resources, which are all there.
    pub(super) fn record(
        &mut self,
        role: Option<String>,
        log_group: Option<String>,
        event_invoke_config: Option<String>,
    ) {
        let function = self.of.ids.lambda_function();
        let named = [&role, &log_group, &event_invoke_config];
        let is_named =
            |id: &str| id == function || named.iter().any(|named| named.as_deref() == Some(id));
        let is_own = |id: &str| self.template.owners.get(id) == Some(&self.owner);
        let resources = self.template.resources.iter();
        let (mappings, others): (Vec<_>, Vec<_>) = resources
            .filter(|(id, _)| is_own(id) && !is_named(id))
            .partition(|(_, resource)| resource.r#type == "AWS::Lambda::EventSourceMapping");
        let ids =
            |of: Vec<(&str, &Resource)>| of.into_iter().map(|(id, _)| id.to_owned()).collect();
        let resources = FunctionResources {
            handler: self.owner.clone(),
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
        let output = Output::new(description, value);
        self.template.outputs.push(name, output);
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
            self.word_is(WordParameter { words, ..parameter });
        }
        let function = json!({"Ref": self.of.ids.lambda_function()});
        insert(&mut properties, "FunctionName", function);
        let id = self.of.ids.of_source(source, "EventSourceMapping");
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
            self.number_is(NumberParameter { range, ..parameter });
        }
    }

    /// Returns the `State` of a rule or a schedule.
    pub(crate) fn state(&mut self, enabled: &Choice<bool>) -> Value {
        let states = [json!("ENABLED"), json!("DISABLED")];
        self.chosen(enabled, true, "State", states)
    }

    /// Allows `source` to invoke the function. Returns the logical id of the permission.
    pub(crate) fn add_permission(
        &mut self,
        source: &SourceName,
        permission: &Permission<'_>,
    ) -> Result<String, TemplateError> {
        let mut properties = json!({
            "Action": "lambda:InvokeFunction",
            "FunctionName": {"Fn::GetAtt": [self.ids().lambda_function(), "Arn"]},
            "Principal": permission.principal,
            "SourceArn": permission.source_arn,
        });
        if permission.names_account {
            let account = json!("${AWS::AccountId}");
            insert(&mut properties, "SourceAccount", account);
        }
        let id = self.ids().of_source(source, "Permission");
        self.add(id.clone(), "AWS::Lambda::Permission", properties)?;
        Ok(id)
    }

    /// Allows a service to send to a dead-letter queue, for one source only, in the policy of the queue if it is created.
    /// Returns the logical id of the policy.
    ///
    /// For an existing queue, it adds an output with the statement, and returns `None`: the template does not write the
    /// policy, because that would replace the existing one.
    pub(crate) fn allow_sending(
        &mut self,
        source: &SourceName,
        queue: &str,
        service: &str,
        source_arn: &str,
    ) -> Result<Option<String>, TemplateError> {
        let statement = json!({
            "Effect": "Allow",
            "Principal": {"Service": service},
            "Action": "sqs:SendMessage",
            "Resource": queue,
            "Condition": {"ArnEquals": {"aws:SourceArn": source_arn}},
        });
        let text = statement.to_string();
        let policy = self.add_to_queue_policy(queue, statement);
        if policy.is_none() {
            let name = self.ids().of_source(source, "QueuePolicyStatement");
            // The ARN may stand for an attribute, which is a text of its own.
            let text = match text.split_once(source_arn) {
                Some((before, after)) => json!({"Fn::Join": ["", [before, source_arn, after]]}),
                None => json!(text),
            };
            self.add_shared_output(
                &name,
                "Statement that the policy of the dead-letter queue must have",
                text,
            )?;
        }
        Ok(policy)
    }
}

/// The permission for a source to invoke a function: an [`AWS::Lambda::Permission`][1].
///
/// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html
pub(crate) struct Permission<'a> {
    /// The service, such as `sns.amazonaws.com`.
    pub(crate) principal: &'a str,
    /// The only source that may invoke it. Without it, sources of every account could.
    pub(crate) source_arn: Value,
    /// Whether the permission names the account too, because the ARN does not contain it.
    pub(crate) names_account: bool,
}

/// Adds an entry to an object.
pub(crate) fn insert(object: &mut Value, name: &str, value: Value) {
    if let Value::Object(entries) = object {
        entries.insert(name.to_owned(), value);
    }
}

/// Adds entries to an object.
pub(crate) fn extend(object: &mut Value, entries: Value) {
    if let (Value::Object(object), Value::Object(entries)) = (object, entries) {
        object.extend(entries);
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
