//! JSON values, and the conversion between them and the types of the manifest.
//!
//! The macro crate depends on this instead of `serde` and derives.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    num::TryFromIntError,
};

mod model;
#[cfg(feature = "json")]
mod read;
mod write;

#[cfg(feature = "runtime")]
pub(crate) use model::map;
pub(crate) use model::{Absent, Given, Init, names, object, tagged};
#[cfg(feature = "json")]
pub(crate) use read::{Fields, FromValue, Mismatch};
#[cfg(feature = "runtime")]
pub(crate) use write::Quoted;
pub(crate) use write::of_kind;
pub use write::{Names, ToValue};
#[cfg(feature = "cloudformation")]
pub(crate) use write::{NumberParameter, Parameters, WordParameter};

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
    /// An integer.
    Integer(Integer),
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
            Self::Integer(integer) => Some(integer.0 as f64),
            Self::Fraction(fraction) => Some(*fraction),
            _ => None,
        }
    }
}

/// An integer that fits an `i64` or a `u64`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Integer(i128);

impl Integer {
    /// Returns it as an `i64`, or as a `u64` if it is too large for that.
    #[cfg(feature = "json")]
    fn parts(self) -> Result<i64, u64> {
        // Only the larger half of the numbers of a `u64` does not fit an `i64`.
        i64::try_from(self.0).map_err(|_| u64::try_from(self.0).unwrap_or(u64::MAX))
    }
}

impl From<i64> for Integer {
    fn from(integer: i64) -> Self {
        Self(integer.into())
    }
}

impl From<u64> for Integer {
    fn from(integer: u64) -> Self {
        Self(integer.into())
    }
}

impl TryFrom<i128> for Integer {
    type Error = TryFromIntError;

    fn try_from(integer: i128) -> Result<Self, TryFromIntError> {
        match i64::try_from(integer) {
            Ok(integer) => Ok(integer.into()),
            Err(_) => u64::try_from(integer).map(Self::from),
        }
    }
}

impl From<Integer> for i128 {
    fn from(integer: Integer) -> Self {
        integer.0
    }
}

impl fmt::Display for Integer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// The entries of a JSON object, which keep their order. All keys are different.
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

    /// Creates a map with the entries in this order.
    ///
    /// # Errors
    ///
    /// Returns a key that occurs twice.
    #[cfg(feature = "json")]
    fn of_distinct(entries: Vec<(String, Value)>) -> Result<Self, String> {
        let mut keys = BTreeSet::new();
        match entries.iter().find(|(key, _)| !keys.insert(key.as_str())) {
            Some((key, _)) => Err(key.clone()),
            None => Ok(Self(entries)),
        }
    }

    /// Creates a map with the last entry of each key.
    #[inline]
    fn of_last(mut entries: Vec<(String, Value)>) -> Self {
        let mut last = BTreeMap::new();
        for (index, (key, _)) in entries.iter().enumerate() {
            last.insert(key.as_str(), index);
        }
        if last.len() < entries.len() {
            let kept: BTreeSet<usize> = last.into_values().collect();
            let mut index = 0..;
            entries.retain(|_| index.next().is_some_and(|index| kept.contains(&index)));
        }
        Self(entries)
    }

    /// Adds an entry with a new key at the end.
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

/// Creates a map with the entries in this order. Of entries with the same key, the last is kept.
impl<K: Into<String>, V: Into<Value>> FromIterator<(K, V)> for Map {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        // Without closures, it takes the compiler less time for each type.
        let mut list = Vec::new();
        for (key, value) in entries {
            list.push((key.into(), value.into()));
        }
        Self::of_last(list)
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
        let mut values = Vec::new();
        for element in elements {
            values.push(element.into());
        }
        Self::Array(values)
    }
}

impl<T: Into<Self>, const N: usize> From<[T; N]> for Value {
    fn from(elements: [T; N]) -> Self {
        Self::from(Vec::from(elements))
    }
}
