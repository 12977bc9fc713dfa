//! The template, with its sections in the order of CloudFormation's documentation.

use serde_core::{Serialize, Serializer, ser::SerializeMap as _};
use serde_json::{Value, json};

use crate::aws::DeletionPolicy;

/// A CloudFormation template, made by [`Manifest::cloudformation`](crate::manifest::Manifest::cloudformation).
///
/// To add something to it, such as an alarm, a tag or a condition, use [`Template::to_value`].
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    format_version: &'static str,
    parameters: Entries<Parameter>,
    resources: Entries<Resource>,
    outputs: Entries<Output>,
}

impl Template {
    pub(super) fn new(
        parameters: Entries<Parameter>,
        resources: Entries<Resource>,
        outputs: Entries<Output>,
    ) -> Self {
        Self {
            format_version: "2010-09-09",
            parameters,
            resources,
            outputs,
        }
    }

    /// Returns the template as indented JSON.
    #[must_use]
    pub fn to_json_pretty(&self) -> String {
        // A template holds only strings, numbers and maps with string keys, so serialising it cannot fail.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// Returns the template as a JSON value, so that a program can add to it.
    ///
    /// ```
    /// # extern crate jets_core as jets;
    /// use jets::{cloudformation::Stack, manifest::Manifest};
    /// use serde_json::json;
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let manifest: Manifest = r#"{"version":1,"jobs":[{"name":"DataJob","functions":[{
    /// #     "name":"file","handler":"data_job.file","function_name":"${Project}-${Environment}-data_job-file",
    /// #     "triggers":[],"properties":{},"policy":{"Version":"2012-10-17","Statement":[]}
    /// # }]}]}"#.parse()?;
    /// let mut template = manifest.cloudformation(&Stack::new("demo", "dev"))?.to_value();
    /// template["Resources"]["DataJobErrors"] = json!({
    ///     "Type": "AWS::CloudWatch::Alarm",
    ///     "Properties": {
    ///         "Namespace": "AWS/Lambda",
    ///         "MetricName": "Errors",
    ///         "Dimensions": [{"Name": "FunctionName", "Value": {"Ref": "DataJobFileLambdaFunction"}}],
    ///         "Statistic": "Sum",
    ///         "Period": 60,
    ///         "EvaluationPeriods": 1,
    ///         "Threshold": 1,
    ///         "ComparisonOperator": "GreaterThanOrEqualToThreshold",
    ///     },
    /// });
    /// println!("{template:#}");
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn to_value(&self) -> Value {
        // A template holds only strings, numbers and maps with string keys, so serialising it cannot fail.
        serde_json::to_value(self).unwrap_or_default()
    }

    /// Returns the template as one line of JSON, which is about half as long.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Serialize for Template {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut sections = serializer.serialize_map(None)?;
        sections.serialize_entry("AWSTemplateFormatVersion", self.format_version)?;
        sections.serialize_entry("Parameters", &self.parameters)?;
        sections.serialize_entry("Resources", &self.resources)?;
        sections.serialize_entry("Outputs", &self.outputs)?;
        sections.end()
    }
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

    /// Returns the entry with this name.
    pub(super) fn get(&self, name: &str) -> Option<&T> {
        let mut entries = self.0.iter();
        entries.find_map(|(known, entry)| (known == name).then_some(entry))
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

/// A parameter.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Parameter {
    pub(super) r#type: &'static str,
    pub(super) description: String,
    pub(super) default: Option<Value>,
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
            ("AllowedPattern", json!(self.allowed_pattern)),
            ("MaxLength", json!(self.max_length)),
            ("MinValue", json!(self.min_value)),
            ("MaxValue", json!(self.max_value)),
        ];
        serialize_members(&members, serializer)
    }
}

/// A resource whose placeholders are resolved.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Resource {
    r#type: &'static str,
    depends_on: Vec<String>,
    deletion_policy: Option<DeletionPolicy>,
    update_replace_policy: Option<DeletionPolicy>,
    properties: Value,
}

impl Serialize for Resource {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let depends_on = Some(&self.depends_on).filter(|ids| !ids.is_empty());
        let members = [
            ("Type", json!(self.r#type)),
            ("DependsOn", json!(depends_on)),
            ("DeletionPolicy", json!(self.deletion_policy)),
            ("UpdateReplacePolicy", json!(self.update_replace_policy)),
            ("Properties", json!(self.properties)),
        ];
        serialize_members(&members, serializer)
    }
}

impl Resource {
    /// Creates a resource of a type such as `AWS::Lambda::Function`.
    pub(super) fn new(r#type: &'static str, properties: Value) -> Self {
        Self {
            r#type,
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

/// An output.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Output {
    description: String,
    value: Value,
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
