//! The template itself, in the order in which CloudFormation's pages present its sections.

use serde::{Serialize, Serializer, ser::Error};
use serde_json::{Value, json};

use super::logical_ids::FunctionIds;
use crate::manifest::Function;

/// A CloudFormation template: [`Manifest::cloudformation`](crate::manifest::Manifest::cloudformation) makes it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Template {
    #[serde(rename = "AWSTemplateFormatVersion")]
    format_version: &'static str,
    pub(super) parameters: Entries<Parameter>,
    pub(super) resources: Entries<ResolvedResource>,
    pub(super) outputs: Entries<Output>,
}

impl Template {
    /// A template without anything in it, which CloudFormation would refuse.
    pub(super) fn empty() -> Self {
        Self {
            format_version: "2010-09-09",
            parameters: Entries::default(),
            resources: Entries::default(),
            outputs: Entries::default(),
        }
    }

    /// The template as indented JSON.
    #[must_use]
    pub fn to_json_pretty(&self) -> String {
        // Strings, numbers and maps with string keys: serialising them cannot fail.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// The template as one line of JSON, which is about half as long.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// A JSON object that keeps its entries in the order of their arrival.
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

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Serialize> Serialize for Entries<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, entry)| (name, entry)))
    }
}

/// One parameter.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Parameter {
    pub(super) r#type: &'static str,
    pub(super) description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) default: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) allowed_pattern: Option<&'static str>,
}

/// One resource as CloudFormation takes it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct ResolvedResource {
    r#type: &'static str,
    properties: JsonText,
}

impl ResolvedResource {
    /// A resource of a type such as `AWS::Lambda::Function`.
    pub(super) fn new(r#type: &'static str, properties: &Value) -> Self {
        Self {
            r#type,
            properties: JsonText(properties.to_string()),
        }
    }
}

/// JSON kept as text, which takes a fifth of the memory of its tree.
#[derive(Clone, Debug, PartialEq)]
struct JsonText(String);

impl Serialize for JsonText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let tree: Value = serde_json::from_str(&self.0).map_err(S::Error::custom)?;
        tree.serialize(serializer)
    }
}

/// One output.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Output {
    description: String,
    value: Value,
}

impl Output {
    /// The ARN of the Lambda function.
    pub(super) fn arn_of(ids: &FunctionIds, function: &Function) -> Self {
        Self {
            description: format!("ARN of the function that runs {}", function.handler),
            value: json!({"Fn::GetAtt": [ids.lambda_function(), "Arn"]}),
        }
    }
}
