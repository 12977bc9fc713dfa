//! What a program adds to a template, changes in it and asks it for.

use super::{
    Resource, Template, TemplateError,
    parameters::text,
    template::{MAX_OUTPUTS, MAX_PARAMETERS, MAX_RESOURCES},
};

/// The maximum length of [a logical id][1].
///
/// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
const LONGEST_ID: usize = 255;

/// The logical ids of the resources of one function.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FunctionResources {
    /// The name of the function's handler.
    pub handler: String,
    /// The Lambda function. Its `Ref` is the function's name.
    pub function: String,
    /// The role, unless the function has the option `role`.
    pub role: Option<String>,
    /// The log group, if the function says something of it, such as `log_retention_in_days`. Functions with the same `log_group` share it.
    pub log_group: Option<String>,
    /// The configuration of asynchronous invocations, if the function has one.
    pub event_invoke_config: Option<String>,
    /// The mappings of streams and queues, in the order of the triggers.
    pub event_source_mappings: Vec<String>,
    /// The other resources of its triggers, in their order: subscriptions, rules, schedules, permissions.
    pub others: Vec<String>,
}

impl Template {
    /// Returns the logical ids of the resources of a function: of a handler such as `OrderJob::TAKE`, or its name. `None` if
    /// the template does not have the function.
    ///
    #[cfg_attr(not(doctest), doc = include_str!("../../docs/template.md"))]
    #[must_use]
    pub fn ids(&self, handler: impl AsRef<str>) -> Option<&FunctionResources> {
        let mut functions = self.functions();
        functions.find(|function| function.handler == handler.as_ref())
    }

    /// Returns the logical ids of the resources of every function.
    pub fn functions(&self) -> impl Iterator<Item = &FunctionResources> {
        self.functions.iter()
    }

    /// Returns the logical id of the resource that a job creates, by its ARN as the library writes it, such as
    /// `Queue::arn("orders-${Environment}-dlq")`. `None` if the template does not create it.
    #[must_use]
    pub fn created(&self, arn: &str) -> Option<&str> {
        self.created.get(arn).map(String::as_str)
    }

    /// Returns all resources with their logical ids, in the order of the template.
    pub fn resources(&self) -> impl Iterator<Item = (&str, &Resource)> {
        self.resources.iter()
    }

    /// Returns the resource with this logical id.
    #[must_use]
    pub fn resource(&self, id: &str) -> Option<&Resource> {
        self.resources.get(id)
    }

    /// Returns the resource with this logical id, to change it. What is changed is not checked, but its size, when the template
    /// becomes text.
    pub fn resource_mut(&mut self, id: &str) -> Option<&mut Resource> {
        self.resources.get_mut(id)
    }

    /// Adds a resource. It is not checked, but its size, when the template becomes text. References in it are CloudFormation's, such as `{"Ref": "Environment"}`.
    ///
    /// # Errors
    ///
    /// Returns an error if a resource or parameter has the id, if it is no logical id, or if there would be more than 500
    /// resources.
    pub fn add_resource(
        &mut self,
        id: impl Into<String>,
        resource: Resource,
    ) -> Result<(), TemplateError> {
        let id = self.free(id.into())?;
        self.resources.push(id, resource);
        self.check_counts()
    }

    /// Adds a parameter of the type `String`, to which added resources refer.
    ///
    /// # Errors
    ///
    /// Returns an error if a resource or parameter has the name, if it is no logical id, or if there would be more than 200
    /// parameters.
    pub fn add_parameter(
        &mut self,
        name: impl Into<String>,
        description: &str,
    ) -> Result<(), TemplateError> {
        let name = self.free(name.into())?;
        self.parameters.push(name, text(description, None));
        self.check_counts()
    }

    pub(super) fn check_counts(&self) -> Result<(), TemplateError> {
        let counts = [
            ("resources", self.resources.len(), MAX_RESOURCES),
            ("parameters", self.parameters.len(), MAX_PARAMETERS),
            ("outputs", self.outputs.len(), MAX_OUTPUTS),
        ];
        match counts.into_iter().find(|(_, count, max)| count > max) {
            Some((what, count, max)) => Err(TemplateError::TooMany { what, count, max }),
            None => Ok(()),
        }
    }

    /// Returns the id, if the template does not have it.
    fn free(&self, id: String) -> Result<String, TemplateError> {
        let is_id = (1..=LONGEST_ID).contains(&id.len())
            && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !is_id {
            return Err(TemplateError::LogicalId(id));
        }
        if self.resources.get(&id).is_some() || self.parameters.get(&id).is_some() {
            return Err(TemplateError::IdExists(id));
        }
        Ok(id)
    }
}
