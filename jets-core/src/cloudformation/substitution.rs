//! Converts `${…}` in the manifest's strings to `Ref`, `Fn::Sub` and parameters of the template, and records what the
//! parameters stand for.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::RangeInclusive,
};

use serde_json::{Value, json};

use super::TemplateError;
use crate::{
    placeholders::{Piece, PlaceholderError, is_function, pieces, whole},
    value::{NumberParameter, WordParameter},
};

/// The properties that are ARNs of one resource each. A wildcard in them would become a right to many.
const ONE_RESOURCE: [&str; 16] = [
    "Arn",
    "CapacityProviderArn",
    "CodeSigningConfigArn",
    "Destination",
    "EventSourceArn",
    "KmsKeyArn",
    "KmsKeyId",
    "Layers",
    "PermissionsBoundary",
    "Role",
    "RoleArn",
    "RuntimeVersionArn",
    "SourceKMSKeyArn",
    "TargetArn",
    "TopicArn",
    "deadLetterTargetArn",
];

/// The properties whose keys come from declarations.
const DECLARED_KEYS: [&str; 4] = ["Condition", "EventPattern", "FilterPolicy", "Variables"];

/// Those of them that CloudFormation also accepts as JSON text.
const MAY_BE_TEXT: [&str; 2] = ["EventPattern", "FilterPolicy"];

/// Resolves the strings of a template, and collects the parameters in them.
#[derive(Debug, Default)]
pub(super) struct Substitution {
    parameters: BTreeMap<String, Uses>,
    /// What the ARNs of created resources are, by the ARN.
    attributes: BTreeMap<String, Attribute>,
}

#[derive(Debug)]
pub(super) struct Attribute {
    /// The logical id of the resource.
    pub(super) id: String,
    name: &'static str,
}

impl Substitution {
    /// Returns the parameters and their uses, in alphabetical order.
    pub(super) fn into_parameters(self) -> impl Iterator<Item = (String, Uses)> {
        self.parameters.into_iter()
    }

    pub(super) fn names(&self, name: &str) -> bool {
        self.parameters.contains_key(name)
    }

    pub(super) fn uses(&mut self, name: &str) -> &mut Uses {
        self.parameters.entry(name.to_owned()).or_default()
    }

    /// Records that `arn` is the attribute `name` of the resource with this logical id.
    pub(super) fn is_attribute(&mut self, arn: String, id: &str, name: &'static str) {
        let id = id.to_owned();
        self.attributes.insert(arn, Attribute { id, name });
    }

    /// Returns the attribute that `arn` is, if the template creates the resource.
    pub(super) fn attribute(&self, arn: &str) -> Option<&Attribute> {
        self.attributes.get(arn)
    }

    /// Replaces each string in `value` that contains parameters by a `Ref` or `Fn::Sub`, and each ARN of a created
    /// resource by a `Fn::GetAtt`.
    pub(super) fn resolve(&mut self, value: &mut Value) -> Result<(), PlaceholderError> {
        self.resolve_in(Keys::OfCloudFormation, value)
    }

    fn resolve_in(&mut self, keys: Keys, value: &mut Value) -> Result<(), PlaceholderError> {
        match value {
            Value::String(text) => *value = self.resolved(text)?,
            Value::Array(items) => {
                for item in items {
                    self.resolve_in(keys, item)?;
                }
            }
            Value::Object(entries) => {
                for (key, entry) in entries {
                    if pieces(key).any(|piece| !matches!(piece, Ok(Piece::Text(_)))) {
                        return Err(PlaceholderError::InKey(key.clone()));
                    }
                    match keys {
                        Keys::Declared if is_function(key) => {
                            return Err(PlaceholderError::FunctionAsKey(key.clone()));
                        }
                        Keys::Declared => self.resolve_in(keys, entry)?,
                        Keys::OfCloudFormation => self.resolve_property(key, entry)?,
                    }
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
        Ok(())
    }

    fn resolve_property(&mut self, name: &str, value: &mut Value) -> Result<(), PlaceholderError> {
        if ONE_RESOURCE.contains(&name) {
            self.are_of_one_resource(value);
        }
        if MAY_BE_TEXT.contains(&name) && calls_function(value) {
            *value = json!(value.to_string());
        }
        let keys = if DECLARED_KEYS.contains(&name) {
            Keys::Declared
        } else {
            Keys::OfCloudFormation
        };
        self.resolve_in(keys, value)
    }

    /// Records the parameters that are the whole of an ARN.
    fn are_of_one_resource(&mut self, value: &Value) {
        let list = value
            .as_array()
            .map_or(std::slice::from_ref(value), Vec::as_slice);
        let parameters = list.iter().filter_map(|arn| whole(arn.as_str()?));
        for parameter in parameters {
            self.uses(parameter.name).is_one_resource = true;
        }
    }

    /// Returns a plain string for text, a `Ref` for a single parameter, and a `Fn::Sub` for anything else.
    fn resolved(&mut self, text: &str) -> Result<Value, PlaceholderError> {
        if let Some(Attribute { id, name }) = self.attribute(text) {
            return Ok(json!({"Fn::GetAtt": [id, name]}));
        }
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

/// Where the keys of a map come from.
#[derive(Clone, Copy)]
enum Keys {
    /// They are properties or functions of CloudFormation.
    OfCloudFormation,
    /// They are data of a declaration.
    Declared,
}

/// Returns `true` if CloudFormation would take a map in `value` for a call of a function.
fn calls_function(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(calls_function),
        Value::Object(entries) => {
            let mut entries = entries.iter();
            entries.any(|(key, entry)| is_function(key) || calls_function(entry))
        }
        _ => false,
    }
}

/// How the jobs use one parameter.
#[derive(Debug, Default)]
pub(super) struct Uses {
    /// Whether the parameter is the ARN of one resource.
    pub(super) is_one_resource: bool,
    defaults: BTreeSet<String>,
    /// The numbers, and the handlers of the functions that have them.
    pub(super) numbers: Vec<(String, NumberParameter)>,
    pub(super) words: Vec<(String, WordParameter)>,
}

fn described_number((handler, number): &(String, NumberParameter)) -> String {
    let (min, max) = (number.range.start(), number.range.end());
    format!("`{}` of `{handler}`, {min} to {max}", number.property)
}

fn described_word((handler, word): &(String, WordParameter)) -> String {
    let words = word.words.join(", ");
    format!("`{}` of `{handler}`, one of {words}", word.property)
}

impl Uses {
    pub(super) fn default_is(&mut self, default: &str) {
        self.defaults.insert(default.to_owned());
    }

    /// Returns `true` if the parameter is only text: it has no default, and stands for no number and no word.
    pub(super) fn are_of_text(&self) -> bool {
        self.defaults.is_empty() && self.numbers.is_empty() && self.words.is_empty()
    }

    /// Returns the default of parameter `name`, of which there can be only one.
    pub(super) fn default(&self, name: &str) -> Result<Option<&str>, TemplateError> {
        let mut defaults = self.defaults.iter();
        match (defaults.next(), defaults.next()) {
            (Some(one), Some(other)) => Err(TemplateError::TwoDefaults {
                name: name.to_owned(),
                defaults: [one.clone(), other.clone()],
            }),
            (default, _) => Ok(default.map(String::as_str)),
        }
    }

    /// Returns the words that parameter `name` may be in all its uses, or `None` if it stands for none.
    pub(super) fn words(&self, name: &str) -> Result<Option<Vec<&'static str>>, TemplateError> {
        let Some((first, others)) = self.words.split_first() else {
            return Ok(None);
        };
        let clash = |other: String| TemplateError::NoSuchValue {
            name: name.to_owned(),
            uses: [described_word(first), other],
        };
        if let Some(number) = self.numbers.first() {
            return Err(clash(described_number(number)));
        }
        let mut words = first.1.words.to_vec();
        for other in others {
            words.retain(|word| other.1.words.contains(word));
            if words.is_empty() {
                return Err(clash(described_word(other)));
            }
        }
        Ok(Some(words))
    }

    /// Returns the limits that all numbers of parameter `name` have in common, or `None` if it stands for none.
    pub(super) fn limits(&self, name: &str) -> Result<Option<RangeInclusive<i64>>, TemplateError> {
        let numbers = || self.numbers.iter();
        let from = numbers().max_by_key(|(_, number)| *number.range.start());
        let to = numbers().max_by_key(|(_, number)| number.range.end().saturating_neg());
        let (Some(from), Some(to)) = (from, to) else {
            return Ok(None);
        };
        let limits = *from.1.range.start()..=*to.1.range.end();
        if limits.is_empty() || self.values(&limits).is_some_and(|values| values.is_empty()) {
            return Err(TemplateError::NoSuchValue {
                name: name.to_owned(),
                uses: [described_number(from), described_number(to)],
            });
        }
        Ok(Some(limits))
    }

    /// Returns the numbers within `limits` that all uses accept, if one of them accepts only a few.
    pub(super) fn values(&self, limits: &RangeInclusive<i64>) -> Option<Vec<i64>> {
        let lists = || {
            self.numbers
                .iter()
                .filter_map(|(_, number)| number.values.as_ref())
        };
        let is_accepted =
            |number: &i64| limits.contains(number) && lists().all(|values| values.contains(number));
        let first = lists().next()?;
        Some(first.iter().copied().filter(is_accepted).collect())
    }
}
