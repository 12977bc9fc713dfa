//! The part of a template for one created resource.

use serde_json::{Value, json};

use super::{
    TemplateError,
    builder::{TemplateBuilder, TemplatePart},
    logical_ids,
    section::{Output, Resource},
};
use crate::{aws::DeletionPolicy, manifest::Created, resources::Consumer};

/// The part of a template for one resource that a job creates.
pub(crate) type ResourceTemplate<'t> = TemplatePart<'t, OfResource<'t>>;

/// What a [`ResourceTemplate`] has.
pub(crate) struct OfResource<'t> {
    id: String,
    has_output: bool,
    consumers: &'t [Consumer<'t>],
}

impl<'t> ResourceTemplate<'t> {
    pub(super) fn new(template: &'t mut TemplateBuilder, created: &'t Created<'_>) -> Self {
        Self {
            template,
            owner: created.resource.declaration(),
            of: OfResource {
                id: logical_ids::of_resource(&created.resource),
                has_output: !created.is_companion,
                consumers: &created.consumers,
            },
        }
    }

    /// Returns the functions that the resource triggers.
    pub(crate) fn consumers(&self) -> &'t [Consumer<'t>] {
        self.of.consumers
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
        self.push(self.of.id.clone(), resource)
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
        Ok(Resource::new(r#type, self.resolved(properties)?))
    }

    /// Adds an output with the resource's `Ref`, which is its name, URL or ARN.
    pub(crate) fn add_output(&mut self, suffix: &str, description: &str) {
        if self.of.has_output {
            let name = format!("{}{suffix}", self.of.id);
            let output = Output::new(description.to_owned(), json!({"Ref": self.of.id}));
            self.template.outputs.push(name, output);
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
        let this = json!({"Ref": self.of.id});
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
        let id = logical_ids::of_policy(&self.of.id);
        self.push(id, policy)
    }

    /// Returns the statements with which functions let a service send to the queue with this ARN.
    pub(crate) fn statements(&mut self, queue: &str) -> Vec<Value> {
        let statements = self.template.queue_statements.remove(queue);
        statements.unwrap_or_default()
    }
}
