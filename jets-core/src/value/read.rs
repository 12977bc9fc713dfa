//! Converts JSON to the types of the manifest.

use std::{collections::BTreeMap, fmt};

use super::{Map, Value};

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

impl FromValue for i32 {
    #[inline]
    fn from_value(value: Value) -> Result<Self, Mismatch> {
        integer(&value, "an integer of -2147483648 to 2147483647")
    }
}

fn integer<T: TryFrom<i128>>(value: &Value, accepted: &str) -> Result<T, Mismatch> {
    let integer = match value {
        Value::Integer(integer) => T::try_from(i128::from(*integer)).ok(),
        _ => None,
    };
    integer.ok_or_else(|| Mismatch::expected(accepted, value))
}
