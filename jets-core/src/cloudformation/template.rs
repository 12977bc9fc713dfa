//! The template, with its sections in the order of CloudFormation's documentation.

use std::collections::BTreeMap;

use serde_core::{Serialize, Serializer, ser::SerializeMap as _};
use serde_json::{Value, json};

use super::{TemplateError, parameters::text};
use crate::aws::DeletionPolicy;

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

/// Writes an object of the members that are not `null`.
fn serialize_members<S: Serializer>(
    members: &[(&str, Value)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut members = members.iter().filter(|(_, value)| !value.is_null());
    let mut object = serializer.serialize_map(None)?;
    members.try_for_each(|(name, value)| object.serialize_entry(name, value))?;
    object.end()
}

/// A JSON object that keeps its entries in the order in which they were added.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entries<T>(Vec<(String, T)>);

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Entries<T> {
    pub(super) fn push(&mut self, name: String, entry: T) {
        self.0.push((name, entry));
    }

    pub(super) fn get(&self, name: &str) -> Option<&T> {
        let mut entries = self.0.iter();
        entries.find_map(|(known, entry)| (known == name).then_some(entry))
    }

    pub(super) fn get_mut(&mut self, name: &str) -> Option<&mut T> {
        let mut entries = self.0.iter_mut();
        entries.find_map(|(known, entry)| (known == name).then_some(entry))
    }

    pub(super) fn remove(&mut self, name: &str) {
        self.0.retain(|(known, _)| known != name);
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(name, entry)| (name.as_str(), entry))
    }

    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut().map(|(_, entry)| entry)
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}

impl<T: Serialize> Serialize for Entries<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, entry)| (name, entry)))
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Parameter {
    pub(super) r#type: &'static str,
    pub(super) description: String,
    pub(super) default: Option<Value>,
    pub(super) allowed_values: Option<Value>,
    pub(super) allowed_pattern: Option<&'static str>,
    pub(super) max_length: Option<usize>,
    pub(super) min_value: Option<i64>,
    pub(super) max_value: Option<i64>,
}

impl Serialize for Parameter {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let members = [
            ("Type", json!(self.r#type)),
            ("Description", json!(self.description)),
            ("Default", json!(self.default)),
            ("AllowedValues", json!(self.allowed_values)),
            ("AllowedPattern", json!(self.allowed_pattern)),
            ("MaxLength", json!(self.max_length)),
            ("MinValue", json!(self.min_value)),
            ("MaxValue", json!(self.max_value)),
        ];
        serialize_members(&members, serializer)
    }
}

/// A resource of a [`Template`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Resource {
    /// The type, such as `AWS::CloudWatch::Alarm`.
    pub r#type: String,
    /// The logical ids of the resources that CloudFormation makes before it.
    pub depends_on: Vec<String>,
    /// What happens to it when it leaves the stack.
    pub deletion_policy: Option<DeletionPolicy>,
    /// What happens to it when another one replaces it.
    pub update_replace_policy: Option<DeletionPolicy>,
    /// The properties, with CloudFormation's names.
    pub properties: Value,
    /// Other [attributes][1], such as `Condition` or `Metadata`.
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-product-attribute-reference.html
    pub attributes: BTreeMap<String, Value>,
}

impl Serialize for Resource {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let depends_on = Some(&self.depends_on).filter(|ids| !ids.is_empty());
        let mut members = vec![
            ("Type", json!(self.r#type)),
            ("DependsOn", json!(depends_on)),
            ("DeletionPolicy", json!(self.deletion_policy)),
            ("UpdateReplacePolicy", json!(self.update_replace_policy)),
            ("Properties", json!(self.properties)),
        ];
        let others = self.attributes.iter();
        members.extend(others.map(|(name, value)| (name.as_str(), value.clone())));
        serialize_members(&members, serializer)
    }
}

impl Resource {
    /// Creates a resource of a type such as `AWS::Lambda::Function`.
    #[must_use]
    pub fn new(r#type: impl Into<String>, properties: Value) -> Self {
        Self {
            r#type: r#type.into(),
            attributes: BTreeMap::new(),
            depends_on: Vec::new(),
            deletion_policy: None,
            update_replace_policy: None,
            properties,
        }
    }

    /// Returns the same resource, with which CloudFormation does this when it leaves the stack. Unless it is deleted, it
    /// also stays when another one replaces it.
    pub(super) fn kept(self, policy: DeletionPolicy) -> Self {
        let on_replacement = match policy {
            DeletionPolicy::Delete => policy,
            DeletionPolicy::Retain | DeletionPolicy::RetainExceptOnCreate => DeletionPolicy::Retain,
        };
        Self {
            deletion_policy: Some(policy),
            update_replace_policy: Some(on_replacement),
            ..self
        }
    }

    /// Returns the same resource, created after those with these ids.
    pub(super) fn after(self, depends_on: Vec<String>) -> Self {
        Self { depends_on, ..self }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Output {
    description: String,
    pub(super) value: Value,
}

impl Serialize for Output {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let members = [
            ("Description", json!(self.description)),
            ("Value", json!(self.value)),
        ];
        serialize_members(&members, serializer)
    }
}

impl Output {
    pub(super) fn new(description: String, value: Value) -> Self {
        Self { description, value }
    }
}
