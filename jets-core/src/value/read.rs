//! Converts JSON to the types of the manifest, and values from and to the formats of `serde`.

use std::{collections::BTreeMap, fmt};

use serde_core::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, MapAccess, SeqAccess, Visitor},
};

use super::{Integer, Map, Value};

pub(crate) trait FromValue: Sized {
    fn from_value(value: Value) -> Result<Self, Mismatch>;

    /// Returns the value of a missing entry, if it may be missing.
    fn absent() -> Option<Self> {
        None
    }
}

/// The error of a value that is not of the expected kind, and its place.
#[derive(Debug)]
pub(crate) struct Mismatch {
    /// The keys and indexes on the way to the value, the last first.
    path: Vec<String>,
    problem: String,
}

impl Mismatch {
    pub(crate) fn new(problem: impl Into<String>) -> Self {
        Self {
            path: Vec::new(),
            problem: problem.into(),
        }
    }

    /// Creates the error that `what` was expected in place of `value`.
    pub(crate) fn expected(what: &str, value: &Value) -> Self {
        Self::new(format!("expected {what}, not {}", value.shown()))
    }

    /// Creates the error that `value` is not one of the `accepted` texts.
    pub(crate) fn one_of(accepted: &[&str], value: &Value) -> Self {
        let quoted: Vec<String> = accepted.iter().map(|text| format!("`{text}`")).collect();
        Self::expected(&quoted.join(" or "), value)
    }

    fn inside(mut self, step: impl Into<String>) -> Self {
        self.path.push(step.into());
        self
    }
}

impl Value {
    /// Returns the value in the form that messages show.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Array(_) => "a list".to_owned(),
            Self::Object(_) => "a map".to_owned(),
            scalar => format!("`{scalar}`"),
        }
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut path = String::new();
        for step in self.path.iter().rev() {
            if !path.is_empty() && !step.starts_with('[') {
                path.push('.');
            }
            path.push_str(step);
        }
        if !path.is_empty() {
            write!(formatter, "`{}`: ", path.escape_debug())?;
        }
        formatter.write_str(&self.problem)
    }
}

/// The entries of an object that have not been read.
pub(crate) struct Fields(Map);

impl Fields {
    pub(crate) fn of(value: Value) -> Result<Self, Mismatch> {
        match value {
            Value::Object(entries) => Ok(Self(entries)),
            other => Err(Mismatch::expected("a map", &other)),
        }
    }

    /// Removes and reads the value of a key.
    pub(crate) fn take<T: FromValue>(&mut self, key: &'static str) -> Result<T, Mismatch> {
        match self.0.remove(key) {
            Some(value) => T::from_value(value).map_err(|mismatch| mismatch.inside(key)),
            None => T::absent().ok_or_else(|| Mismatch::new(format!("missing field `{key}`"))),
        }
    }

    /// Reports entries that are left. `known` are the keys that are accepted.
    pub(crate) fn end(self, known: &[&str]) -> Result<(), Mismatch> {
        match self.0.iter().next() {
            None => Ok(()),
            Some((key, _)) => Err(Mismatch::new(format!(
                "unknown field `{}`; the fields are {}",
                key.escape_debug(),
                known.join(", ")
            ))),
        }
    }

    /// Returns the entries that are left, as an object.
    pub(crate) fn rest(self) -> Value {
        Value::Object(self.0)
    }
}

impl<T: FromValue> FromValue for Option<T> {
    #[inline]
    fn from_value(value: Value) -> Result<Self, Mismatch> {
        match value {
            Value::Null => Ok(None),
            value => T::from_value(value).map(Some),
        }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: FromValue> FromValue for Vec<T> {
    #[inline]
    fn from_value(value: Value) -> Result<Self, Mismatch> {
        let Value::Array(elements) = value else {
            return Err(Mismatch::expected("a list", &value));
        };
        let elements = elements.into_iter().enumerate().map(|(index, element)| {
            T::from_value(element).map_err(|mismatch| mismatch.inside(format!("[{index}]")))
        });
        elements.collect()
    }
}

impl<T: FromValue> FromValue for BTreeMap<String, T> {
    #[inline]
    fn from_value(value: Value) -> Result<Self, Mismatch> {
        let mut map = Self::new();
        for (key, value) in Map::from_value(value)?.0 {
            let value = T::from_value(value).map_err(|mismatch| mismatch.inside(&*key))?;
            map.insert(key, value);
        }
        Ok(map)
    }
}

impl FromValue for Value {
    #[inline]
    fn from_value(value: Value) -> Result<Self, Mismatch> {
        Ok(value)
    }
}

impl FromValue for Map {
    #[inline]
    fn from_value(value: Value) -> Result<Self, Mismatch> {
        Fields::of(value).map(|fields| fields.0)
    }
}

impl FromValue for String {
    #[inline]
    fn from_value(value: Value) -> Result<Self, Mismatch> {
        match value {
            Value::Text(text) => Ok(text),
            other => Err(Mismatch::expected("a string", &other)),
        }
    }
}

impl FromValue for bool {
    #[inline]
    fn from_value(value: Value) -> Result<Self, Mismatch> {
        match value {
            Value::Bool(value) => Ok(value),
            other => Err(Mismatch::expected("`true` or `false`", &other)),
        }
    }
}

impl FromValue for u32 {
    #[inline]
    fn from_value(value: Value) -> Result<Self, Mismatch> {
        integer(&value, "an integer of 0 to 4294967295")
    }
}

fn integer<T: TryFrom<i128>>(value: &Value, accepted: &str) -> Result<T, Mismatch> {
    let integer = match value {
        Value::Integer(integer) => T::try_from(i128::from(*integer)).ok(),
        _ => None,
    };
    integer.ok_or_else(|| Mismatch::expected(accepted, value))
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Integer(integer) => match integer.parts() {
                Ok(signed) => serializer.serialize_i64(signed),
                Err(unsigned) => serializer.serialize_u64(unsigned),
            },
            Self::Fraction(fraction) => serializer.serialize_f64(*fraction),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Array(elements) => serializer.collect_seq(elements),
            Self::Object(entries) => entries.serialize(serializer),
        }
    }
}

impl Serialize for Map {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

/// The key under which `serde_json` passes numbers if a program enables its feature `arbitrary_precision`.
const ARBITRARY_PRECISION: &str = "$serde_json::private::Number";

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, integer: i64) -> Result<Value, E> {
        Ok(Value::Integer(integer.into()))
    }

    fn visit_u64<E: Error>(self, integer: u64) -> Result<Value, E> {
        Ok(Value::Integer(integer.into()))
    }

    fn visit_f64<E: Error>(self, fraction: f64) -> Result<Value, E> {
        Ok(Value::Fraction(fraction))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Value, E> {
        Ok(Value::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Value, A::Error> {
        let mut elements = Vec::new();
        while let Some(element) = sequence.next_element()? {
            elements.push(element);
        }
        Ok(Value::Array(elements))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut entries = Vec::new();
        while let Some((key, value)) = map.next_entry::<String, Value>()? {
            if key == ARBITRARY_PRECISION
                && let Value::Text(digits) = &value
            {
                let number = serde_json::from_str::<serde_json::Number>(digits);
                return number
                    .map(|number| Value::from(&number))
                    .map_err(Error::custom);
            }
            entries.push((key, value));
        }
        Map::of_distinct(entries).map(Value::Object).map_err(|key| {
            Error::custom(format_args!("key `{}` is there twice", key.escape_debug()))
        })
    }
}

// Both are JSON, and keys differ, so that no conversion fails.

impl From<&serde_json::Value> for Value {
    fn from(json: &serde_json::Value) -> Self {
        Self::deserialize(json).unwrap_or_default()
    }
}

impl From<serde_json::Value> for Value {
    fn from(json: serde_json::Value) -> Self {
        Self::from(&json)
    }
}

impl From<&serde_json::Number> for Value {
    fn from(number: &serde_json::Number) -> Self {
        let signed = number.as_i64().map(Integer::from);
        let integer = signed.or_else(|| number.as_u64().map(Integer::from));
        match (integer, number.as_f64()) {
            (Some(integer), _) => Self::Integer(integer),
            (None, Some(fraction)) => Self::Fraction(fraction),
            (None, None) => Self::Null,
        }
    }
}

impl From<&serde_json::Map<String, serde_json::Value>> for Map {
    fn from(entries: &serde_json::Map<String, serde_json::Value>) -> Self {
        entries
            .iter()
            .map(|(key, value)| (key.as_str(), Value::from(value)))
            .collect()
    }
}

impl From<&Value> for serde_json::Value {
    fn from(value: &Value) -> Self {
        serde_json::to_value(value).unwrap_or_default()
    }
}
