//! The template, with its sections in the order of CloudFormation's documentation.

use std::collections::BTreeMap;

use serde_core::{Serialize, Serializer, ser::SerializeMap as _};
use serde_json::Value;

use super::{
    TemplateError,
    section::{Entries, Output, Parameter, Resource},
};

/// The maximum number of resources in [one template][1]. It also has limits for parameters and outputs.
///
/// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
const MAX_RESOURCES: usize = 500;
const MAX_PARAMETERS: usize = 200;
const MAX_OUTPUTS: usize = 200;

/// The maximum number of bytes of a template that [is in an S3 bucket][1]. The page says 1 MB, and cfn-lint counts this as
/// that. In a request, it is 51,200.
///
/// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
const MAX_BYTES: usize = 1_000_000;

/// The maximum length of [a logical id][1].
///
/// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
const LONGEST_ID: usize = 255;

/// A CloudFormation template, made by [`Manifest::cloudformation`](crate::manifest::Manifest::cloudformation).
///
/// Resources and parameters can be [added](Self::add_resource), and resources [changed](Self::resource_mut). For all else, such
/// as a condition, use [`Template::to_value`].
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    pub(super) parameters: Entries<Parameter>,
    pub(super) conditions: BTreeMap<String, Value>,
    pub(super) resources: Entries<Resource>,
    pub(super) outputs: Entries<Output>,
    pub(super) functions: Vec<FunctionResources>,
    /// The logical ids of the created resources, by ARN.
    pub(super) created: BTreeMap<String, String>,
}

impl Template {
    /// Returns the values that can contain references: the properties of resources, and the outputs.
    pub(super) fn values_mut(&mut self) -> impl Iterator<Item = &mut Value> {
        let properties = self
            .resources
            .iter_mut()
            .map(|resource| &mut resource.properties);
        properties.chain(self.outputs.iter_mut().map(|output| &mut output.value))
    }

    /// Returns the template as indented JSON, of which CloudFormation takes 51,200 bytes in a request and 1,000,000 in an S3
    /// bucket. [`to_json`](Self::to_json) is shorter.
    ///
    /// # Errors
    ///
    /// Returns an error if the text has more than 1,000,000 bytes, or the template more than 500 resources, 200 parameters or
    /// 200 outputs.
    pub fn to_json_pretty(&self) -> Result<String, TemplateError> {
        // A template holds only strings, numbers and maps with string keys, so serialising it cannot fail.
        self.checked(serde_json::to_string_pretty(self).unwrap_or_default())
    }

    /// Returns the template as a JSON value. Its size is not checked.
    #[must_use]
    pub fn to_value(&self) -> Value {
        // A template holds only strings, numbers and maps with string keys, so serialising it cannot fail.
        serde_json::to_value(self).unwrap_or_default()
    }

    /// Returns the template as one line of JSON, which is about half as long.
    ///
    /// # Errors
    ///
    /// Those of [`to_json_pretty`](Self::to_json_pretty).
    pub fn to_json(&self) -> Result<String, TemplateError> {
        self.checked(serde_json::to_string(self).unwrap_or_default())
    }

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

    /// Returns the resource with this logical id, to change it. Of what is changed, only the size is checked, when the template
    /// becomes text.
    pub fn resource_mut(&mut self, id: &str) -> Option<&mut Resource> {
        self.resources.get_mut(id)
    }

    /// Adds a resource. Only its size is checked, when the template becomes text. References in it are CloudFormation's, such
    /// as `{"Ref": "Environment"}`.
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
        self.parameters
            .push(name, Parameter::text(description, None));
        self.check_counts()
    }

    fn check_counts(&self) -> Result<(), TemplateError> {
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

    /// Returns the text, if CloudFormation takes it.
    fn checked(&self, text: String) -> Result<String, TemplateError> {
        self.check_counts()?;
        let (size, max) = (text.len(), MAX_BYTES);
        if size > max {
            return Err(TemplateError::TemplateSize { size, max });
        }
        Ok(text)
    }
}

impl Serialize for Template {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut sections = serializer.serialize_map(None)?;
        sections.serialize_entry("AWSTemplateFormatVersion", "2010-09-09")?;
        sections.serialize_entry("Parameters", &self.parameters)?;
        if !self.conditions.is_empty() {
            sections.serialize_entry("Conditions", &self.conditions)?;
        }
        sections.serialize_entry("Resources", &self.resources)?;
        sections.serialize_entry("Outputs", &self.outputs)?;
        sections.end()
    }
}

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
