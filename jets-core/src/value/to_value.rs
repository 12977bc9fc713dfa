//! Converts the types of the manifest to JSON.

use std::collections::BTreeMap;

use super::{Map, Value};

/// A type whose values have names in JSON.
#[doc(hidden)]
pub trait Names: Copy + 'static {
    /// The values by name.
    const NAMES: &'static [(&'static str, Self)];
}

/// A type that converts to JSON: the manifest and each of its parts.
///
/// ```
/// use jets_core::manifest::{Statement, ToValue};
///
/// let statement = Statement::allow(["sqs:SendMessage"], ["*"]);
/// assert_eq!(
///     statement.to_value().to_string(),
///     r#"{"Effect":"Allow","Action":["sqs:SendMessage"],"Resource":["*"]}"#
/// );
/// ```
pub trait ToValue {
    /// Returns the value as JSON.
    fn to_value(&self) -> Value;

    /// Returns `true` if an object leaves out an entry with this value.
    #[doc(hidden)]
    fn is_absent(&self) -> bool {
        false
    }
}

/// Returns the object `value` with `type` as its first entry.
#[inline]
pub(crate) fn of_kind(kind: &str, value: &Value) -> Value {
    let kind = ("type", Value::from(kind));
    let entries = value.as_object().into_iter().flat_map(Map::iter);
    let entries = entries.map(|(key, value)| (key, value.clone()));
    Value::Object(std::iter::once(kind).chain(entries).collect())
}

impl Map {
    /// Adds an entry at the end, unless the value is absent.
    pub(crate) fn put(&mut self, key: &str, value: &dyn ToValue) {
        if !value.is_absent() {
            self.push(key, value.to_value());
        }
    }
}

impl<T: ToValue> ToValue for Option<T> {
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Null, ToValue::to_value)
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: ToValue> ToValue for Vec<T> {
    fn to_value(&self) -> Value {
        Value::Array(self.iter().map(ToValue::to_value).collect())
    }
}

impl<T: ToValue> ToValue for BTreeMap<String, T> {
    fn to_value(&self) -> Value {
        let entries = self.iter().map(|(key, value)| (key, value.to_value()));
        Value::Object(entries.collect())
    }
}

impl ToValue for Value {
    fn to_value(&self) -> Value {
        self.clone()
    }
}

impl ToValue for Map {
    fn to_value(&self) -> Value {
        Value::Object(self.clone())
    }
}

impl ToValue for String {
    fn to_value(&self) -> Value {
        Value::Text(self.clone())
    }
}

impl ToValue for bool {
    fn to_value(&self) -> Value {
        Value::Bool(*self)
    }
}

impl ToValue for f64 {
    fn to_value(&self) -> Value {
        Value::Fraction(*self)
    }
}

impl ToValue for u32 {
    fn to_value(&self) -> Value {
        Value::from(i64::from(*self))
    }
}

impl ToValue for i32 {
    fn to_value(&self) -> Value {
        Value::from(i64::from(*self))
    }
}
