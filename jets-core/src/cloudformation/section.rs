//! What the sections of a template consist of: its parameters, resources and outputs.

use std::collections::BTreeMap;

use serde_core::{Serialize, Serializer, ser::SerializeMap as _};
use serde_json::{Value, json};

use crate::aws::DeletionPolicy;

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

impl Parameter {
    pub(super) fn text(description: &str, default: Option<&str>) -> Self {
        Self {
            r#type: "String",
            description: description.to_owned(),
            default: default.map(|default| json!(default)),
            ..Self::default()
        }
    }
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

/// A resource of a [`Template`](super::Template).
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
