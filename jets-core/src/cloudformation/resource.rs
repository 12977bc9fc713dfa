//! The part of a template for one created resource.

use serde_json::{Value, json};

use super::{
    TemplateError,
    builder::TemplateBuilder,
    logical_ids,
    template::{Output, Resource},
};
use crate::{
    aws::{Choice, DeletionPolicy, Number, limits::Limits},
    manifest::Created,
    resources::Consumer,
    value::{Names, NumberParameter, ToValue},
};

pub(crate) struct ResourceTemplate<'t> {
    template: &'t mut TemplateBuilder,
    id: String,
    /// The declaration of the resource.
    owner: String,
    has_output: bool,
    /// The functions that the resource triggers.
    pub(crate) consumers: &'t [Consumer<'t>],
}

impl<'t> ResourceTemplate<'t> {
    pub(super) fn new(template: &'t mut TemplateBuilder, created: &'t Created<'_>) -> Self {
        Self {
            template,
            id: logical_ids::of_resource(&created.resource),
            owner: created.resource.declaration(),
            has_output: !created.is_companion,
            consumers: &created.consumers,
        }
    }

    /// Adds the resource, which holds no data. Properties that are `null` are left out.
    pub(crate) fn add(
        &mut self,
        r#type: &'static str,
        policy: Option<DeletionPolicy>,
        properties: Value,
    ) -> Result<(), TemplateError> {
        let resource = self.resource(r#type, properties)?;
        let resource = match policy {
            Some(policy) => resource.kept(policy),
            None => resource,
        };
        self.template.push(&self.owner, self.id.clone(), resource)
    }

    /// Adds the resource, which holds data: if nothing else was declared, it stays when it leaves the stack.
    pub(crate) fn add_keeping(
        &mut self,
        r#type: &'static str,
        policy: Option<DeletionPolicy>,
        properties: Value,
    ) -> Result<(), TemplateError> {
        let policy = policy.unwrap_or(DeletionPolicy::RetainExceptOnCreate);
        self.add(r#type, Some(policy), properties)
    }

    fn resource(
        &mut self,
        r#type: &'static str,
        mut properties: Value,
    ) -> Result<Resource, TemplateError> {
        if let Value::Object(properties) = &mut properties {
            properties.retain(|_, value| !value.is_null());
        }
        let properties = self.template.resolved(&self.owner, properties)?;
        Ok(Resource::new(r#type, properties))
    }

    /// Adds an output with the resource's `Ref`, which is its name, URL or ARN.
    pub(crate) fn add_output(&mut self, suffix: &str, description: &str) {
        if self.has_output {
            let name = format!("{}{suffix}", self.id);
            let output = Output::new(description.to_owned(), json!({"Ref": self.id}));
            self.template.add_output(name, output);
        }
    }

    /// Adds the policy of the resource: `statements`, and one that refuses `actions` without TLS. `property` is the one
    /// that names the resource.
    pub(crate) fn add_policy(
        &mut self,
        r#type: &'static str,
        property: &str,
        actions: &[&str],
        arns: &Value,
        mut statements: Vec<Value>,
    ) -> Result<(), TemplateError> {
        statements.push(json!({
            "Sid": "RefuseUnencryptedConnections",
            "Effect": "Deny",
            "Principal": "*",
            "Action": actions,
            "Resource": arns,
            "Condition": {"Bool": {"aws:SecureTransport": "false"}},
        }));
        let this = json!({"Ref": self.id});
        let this = if property.ends_with('s') {
            json!([this])
        } else {
            this
        };
        let policy = self.resource(
            r#type,
            json!({
                property: this,
                "PolicyDocument": {"Version": "2012-10-17", "Statement": statements},
            }),
        )?;
        let id = logical_ids::of_policy(&self.id);
        self.template.push(&self.owner, id, policy)
    }

    /// Returns the statements with which functions let a service send to the queue with this ARN.
    pub(crate) fn statements(&mut self, queue: &str) -> Vec<Value> {
        self.template.take_statements(queue)
    }

    /// Returns a number. If it is a placeholder, its limits become those of the parameter.
    pub(crate) fn number<L: Limits>(&mut self, number: &Number<L>) -> Value {
        if let Some(parameter) = number.parameter() {
            self.template.number_is(&self.owner, &parameter);
        }
        Value::from(&number.to_value())
    }

    /// Returns a number like [`number`](Self::number), or `null`.
    pub(crate) fn optional<L: Limits>(&mut self, number: Option<&Number<L>>) -> Value {
        number.map_or(Value::Null, |number| self.number(number))
    }

    /// Returns a word or a switch, or `null`. If it is a placeholder, the words become those of the parameter.
    pub(crate) fn word<T: Names + ToValue>(
        &mut self,
        choice: Option<&Choice<T>>,
        property: &'static str,
    ) -> Value {
        let Some(choice) = choice else {
            return Value::Null;
        };
        if let Some(parameter) = choice.parameter(property) {
            self.template.word_is(&self.owner, &parameter);
        }
        Value::from(&choice.to_value())
    }

    /// Returns the first of the values if `choice` is `word`, and else the second. A placeholder becomes a condition.
    pub(crate) fn chosen<T: Names + ToValue + PartialEq>(
        &mut self,
        choice: &Choice<T>,
        word: T,
        property: &'static str,
        values: [Value; 2],
    ) -> Value {
        self.template
            .chosen(&self.owner, choice, word, property, values)
    }

    /// Records limits of a parameter for a number that follow from the function `handler`.
    pub(crate) fn number_of(&mut self, handler: &str, number: &NumberParameter<'_>) {
        self.template.number_is(handler, number);
    }
}
