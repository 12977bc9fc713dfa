//! Converts `${…}` in the manifest's strings to `Ref`, `Fn::Sub` and parameters of the template.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::uses::Uses;
use crate::placeholders::{Piece, PlaceholderError, pieces};

/// Resolves the strings of a template, and collects the parameters in them.
#[derive(Debug, Default)]
pub(super) struct Substitution {
    parameters: BTreeMap<String, Uses>,
}

impl Substitution {
    /// Returns the parameters and their uses, in alphabetical order.
    pub(super) fn into_parameters(self) -> impl Iterator<Item = (String, Uses)> {
        self.parameters.into_iter()
    }

    /// Returns `true` if a string contains parameter `name`.
    pub(super) fn names(&self, name: &str) -> bool {
        self.parameters.contains_key(name)
    }

    /// Returns the uses of parameter `name`.
    pub(super) fn uses(&mut self, name: &str) -> &mut Uses {
        self.parameters.entry(name.to_owned()).or_default()
    }

    /// Replaces each string in `value` that contains parameters by a `Ref` or `Fn::Sub`.
    pub(super) fn resolve(&mut self, value: &mut Value) -> Result<(), PlaceholderError> {
        match value {
            Value::String(text) => *value = self.resolved(text)?,
            Value::Array(items) => {
                for item in items {
                    self.resolve(item)?;
                }
            }
            Value::Object(entries) => {
                for (key, entry) in entries {
                    if pieces(key).any(|piece| !matches!(piece, Ok(Piece::Text(_)))) {
                        return Err(PlaceholderError::InKey(key.clone()));
                    }
                    self.resolve(entry)?;
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
        Ok(())
    }

    /// Returns a plain string for text, a `Ref` for a single parameter, and a `Fn::Sub` for anything else.
    fn resolved(&mut self, text: &str) -> Result<Value, PlaceholderError> {
        let pieces = pieces(text).collect::<Result<Vec<_>, _>>()?;
        let mut literal = String::with_capacity(text.len());
        let mut escaped = String::with_capacity(text.len());
        let mut parameter = None;
        for piece in &pieces {
            match piece {
                Piece::Text(text) => {
                    literal.push_str(text);
                    escaped.push_str(text);
                }
                Piece::Escaped(name) | Piece::PolicyVariable(name) => {
                    literal.extend(["${", name, "}"]);
                    escaped.extend(["${!", name, "}"]);
                }
                Piece::PseudoParameter(name) => {
                    escaped.extend(["${", name, "}"]);
                    parameter = Some(*name);
                }
                Piece::Parameter(named) => {
                    escaped.extend(["${", named.name, "}"]);
                    parameter = Some(named.name);
                    let uses = self.uses(named.name);
                    if let Some(default) = named.default {
                        uses.default_is(default);
                    }
                }
            }
        }
        Ok(match parameter {
            Some(name) if pieces.len() == 1 => json!({"Ref": name}),
            Some(_) => json!({"Fn::Sub": escaped}),
            None => json!(literal),
        })
    }
}
