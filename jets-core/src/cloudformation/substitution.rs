//! `${…}` in the manifest's strings, as `Fn::Sub` and parameters of the template.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::placeholders::PSEUDO_PARAMETERS;

/// A placeholder that no template can resolve.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PlaceholderError {
    /// It starts with `AWS::`, and AWS has no such pseudo parameter that is text.
    UnknownPseudoParameter(String),
    /// It holds a placeholder itself.
    Nested(String),
}

impl std::fmt::Display for PlaceholderError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::UnknownPseudoParameter(name) => write!(
                formatter,
                "`${{{name}}}` is not a pseudo parameter that can stand in text: there are {}",
                PSEUDO_PARAMETERS.join(", ")
            ),
            Self::Nested(text) => write!(
                formatter,
                "`{text}` has a placeholder in a placeholder, which CloudFormation cannot resolve"
            ),
        }
    }
}

impl std::error::Error for PlaceholderError {}

/// Resolves the strings of a template, and gathers the parameters that they refer to.
#[derive(Debug, Default)]
pub(super) struct Substitution {
    names: BTreeSet<String>,
}

impl Substitution {
    /// The names of the parameters, in alphabetical order.
    pub(super) fn into_names(self) -> impl Iterator<Item = String> {
        self.names.into_iter()
    }

    /// Makes a `Fn::Sub` of each string in `value` that needs one.
    pub(super) fn resolve(&mut self, value: &mut Value) -> Result<(), PlaceholderError> {
        match value {
            Value::String(text) => *value = self.resolved(text)?,
            Value::Array(items) => {
                for item in items {
                    self.resolve(item)?;
                }
            }
            Value::Object(entries) => {
                for (_, entry) in entries {
                    self.resolve(entry)?;
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
        Ok(())
    }

    /// `text` as a string where it stands for itself, else as a `Fn::Sub`.
    fn resolved(&mut self, text: &str) -> Result<Value, PlaceholderError> {
        let mut escaped = String::with_capacity(text.len());
        let mut has_parameter = false;
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("${") {
            let Some((name, after)) = after.split_once('}') else {
                break;
            };
            if name.contains("${") {
                return Err(PlaceholderError::Nested(text.to_owned()));
            }
            let is_parameter = self.is_parameter(name)?;
            has_parameter |= is_parameter;
            let escape = if is_parameter || name.starts_with('!') {
                ""
            } else {
                "!"
            };
            escaped.extend([before, "${", escape, name, "}"]);
            rest = after;
        }
        Ok(if has_parameter {
            json!({"Fn::Sub": escaped + rest})
        } else {
            json!(escaped.replace("${!", "${") + rest)
        })
    }

    /// Whether `${name}` stands for a parameter, pseudo or not; notes the parameters that are not.
    fn is_parameter(&mut self, name: &str) -> Result<bool, PlaceholderError> {
        if name.starts_with("AWS::") {
            return if PSEUDO_PARAMETERS.contains(&name) {
                Ok(true)
            } else {
                Err(PlaceholderError::UnknownPseudoParameter(name.to_owned()))
            };
        }
        let is_parameter =
            !name.is_empty() && name.bytes().all(|letter| letter.is_ascii_alphanumeric());
        if is_parameter {
            self.names.insert(name.to_owned());
        }
        Ok(is_parameter)
    }
}
