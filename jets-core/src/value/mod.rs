//! JSON values, and the conversion between them and the types of the manifest.
//!
//! The macro crate depends on this instead of `serde` and derives.

mod model;
#[cfg(feature = "json")]
mod read;
#[cfg(feature = "json")]
mod serde;
mod text;
mod to_value;

pub(crate) use model::{names, object};
#[cfg(feature = "json")]
pub(crate) use read::{Fields, FromValue, Mismatch};
#[cfg(feature = "runtime")]
pub(crate) use text::Quoted;
pub use to_value::ToValue;

/// A JSON value, for example the input of a schedule.
///
/// It prints as compact JSON.
///
/// ```
/// use jets_core::manifest::{Map, Value};
///
/// let pattern = Map::from_iter([("source", Value::from(["aws.ec2"]))]);
/// assert_eq!(Value::from(pattern).to_string(), r#"{"source":["aws.ec2"]}"#);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// `null`.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// An integer that fits an `i64` or a `u64`.
    Integer(i128),
    /// A number with a fraction or an exponent.
    Fraction(f64),
    /// A string.
    Text(String),
    /// An array.
    Array(Vec<Self>),
    /// An object.
    Object(Map),
}

impl Value {
    /// Returns the text, if it is a string.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the elements, if it is an array.
    #[must_use]
    pub fn as_array(&self) -> Option<&[Self]> {
        match self {
            Self::Array(elements) => Some(elements),
            _ => None,
        }
    }

    /// Returns the entries, if it is an object.
    #[must_use]
    pub fn as_object(&self) -> Option<&Map> {
        match self {
            Self::Object(entries) => Some(entries),
            _ => None,
        }
    }

    /// Returns the number as the nearest `f64`, if it is one.
    #[must_use]
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            #[expect(clippy::cast_precision_loss, reason = "as near as it comes")]
            Self::Integer(integer) => Some(*integer as f64),
            Self::Fraction(fraction) => Some(*fraction),
            _ => None,
        }
    }
}

/// The entries of a JSON object, which keep their order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Map(Vec<(String, Value)>);

impl Map {
    /// Sets the value of `key`, and drops the previous one. If the keys are in alphabetical order, they stay so.
    pub fn insert(&mut self, key: impl Into<String>, value: impl Into<Value>) {
        let (key, value) = (key.into(), value.into());
        if let Some((_, known)) = self.0.iter_mut().find(|(known, _)| *known == key) {
            *known = value;
            return;
        }
        let place = self.0.partition_point(|(known, _)| *known < key);
        self.0.insert(place, (key, value));
    }

    /// Adds an entry at the end.
    pub(crate) fn push(&mut self, key: impl Into<String>, value: impl Into<Value>) {
        self.0.push((key.into(), value.into()));
    }

    /// Returns the value of `key`.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.iter()
            .find_map(|(known, value)| (known == key).then_some(value))
    }

    /// Removes the entry of `key` and returns its value.
    pub fn remove(&mut self, key: &str) -> Option<Value> {
        let place = self.0.iter().position(|(known, _)| known == key)?;
        Some(self.0.remove(place).1)
    }

    /// Returns an iterator over the entries, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }

    /// Returns the number of entries.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns `true` if there is no entry.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Creates a map with the entries in this order. The keys must be different.
impl<K: Into<String>, V: Into<Value>> FromIterator<(K, V)> for Map {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let entries = entries.into_iter();
        Self(
            entries
                .map(|(key, value)| (key.into(), value.into()))
                .collect(),
        )
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Integer(value.into())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Map> for Value {
    fn from(entries: Map) -> Self {
        Self::Object(entries)
    }
}

impl<T: Into<Self>> From<Vec<T>> for Value {
    fn from(elements: Vec<T>) -> Self {
        Self::Array(elements.into_iter().map(Into::into).collect())
    }
}

impl<T: Into<Self>, const N: usize> From<[T; N]> for Value {
    fn from(elements: [T; N]) -> Self {
        Self::Array(elements.into_iter().map(Into::into).collect())
    }
}
