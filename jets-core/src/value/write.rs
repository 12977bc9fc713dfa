//! Converts the types of the manifest to JSON, and writes JSON text with exactly the output of `serde_json`.

#[cfg(feature = "cloudformation")]
use std::ops::RangeInclusive;
use std::{collections::BTreeMap, fmt};

use super::{Integer, Map, Value};

impl Value {
    /// Returns indented JSON, for people.
    #[must_use]
    pub fn to_string_pretty(&self) -> String {
        let mut text = String::new();
        // Writing to a string cannot fail.
        _ = write(self, Some(0), &mut text);
        text
    }
}

/// Prints compact JSON.
impl fmt::Display for Value {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write(self, None, formatter)
    }
}

/// Prints a text as a JSON string.
#[cfg(feature = "runtime")]
pub(crate) struct Quoted<'a>(pub(crate) &'a str);

#[cfg(feature = "runtime")]
impl fmt::Display for Quoted<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_string(self.0, formatter)
    }
}

/// Writes a value. `depth` is its depth if the output is indented.
fn write(value: &Value, depth: Option<usize>, out: &mut dyn fmt::Write) -> fmt::Result {
    match value {
        Value::Null => out.write_str("null"),
        Value::Bool(value) => write!(out, "{value}"),
        Value::Integer(integer) => write!(out, "{integer}"),
        Value::Fraction(fraction) => write_fraction(*fraction, out),
        Value::Text(text) => write_string(text, out),
        Value::Array(elements) => write_array(elements, depth, out),
        Value::Object(entries) => write_object(entries, depth, out),
    }
}

fn write_array(elements: &[Value], depth: Option<usize>, out: &mut dyn fmt::Write) -> fmt::Result {
    let inside = depth.filter(|_| !elements.is_empty());
    out.write_char('[')?;
    for (index, element) in elements.iter().enumerate() {
        begin(index, inside, out)?;
        write(element, depth.map(|depth| depth + 1), out)?;
    }
    end(inside, out)?;
    out.write_char(']')
}

fn write_object(entries: &Map, depth: Option<usize>, out: &mut dyn fmt::Write) -> fmt::Result {
    let inside = depth.filter(|_| !entries.is_empty());
    out.write_char('{')?;
    for (index, (key, value)) in entries.iter().enumerate() {
        begin(index, inside, out)?;
        write_string(key, out)?;
        out.write_str(if depth.is_some() { ": " } else { ":" })?;
        write(value, depth.map(|depth| depth + 1), out)?;
    }
    end(inside, out)?;
    out.write_char('}')
}

/// Writes what comes before an element or an entry.
fn begin(index: usize, depth: Option<usize>, out: &mut dyn fmt::Write) -> fmt::Result {
    if index > 0 {
        out.write_char(',')?;
    }
    match depth {
        Some(depth) => new_line(depth + 1, out),
        None => Ok(()),
    }
}

/// Writes what comes before the closing bracket.
fn end(depth: Option<usize>, out: &mut dyn fmt::Write) -> fmt::Result {
    match depth {
        Some(depth) => new_line(depth, out),
        None => Ok(()),
    }
}

fn new_line(depth: usize, out: &mut dyn fmt::Write) -> fmt::Result {
    out.write_char('\n')?;
    (0..depth).try_for_each(|_| out.write_str("  "))
}

/// Returns the length of what is written as it stands.
///
/// Without optimisation, as in the macro, a pattern takes a tenth of the instructions of an iterator.
fn plain(text: &str) -> usize {
    let mut rest = text.as_bytes();
    while let [byte, after @ ..] = rest {
        if matches!(byte, ..b' ' | b'"' | b'\\') {
            break;
        }
        rest = after;
    }
    text.len() - rest.len()
}

fn write_string(text: &str, out: &mut dyn fmt::Write) -> fmt::Result {
    out.write_char('"')?;
    if plain(text) == text.len() {
        out.write_str(text)?;
        return out.write_char('"');
    }
    let mut rest = text;
    while let Some((before, after)) = rest
        .split_at_checked(plain(rest))
        .filter(|(_, after)| !after.is_empty())
    {
        out.write_str(before)?;
        let mut letters = after.chars();
        match letters.next().unwrap_or_default() {
            '"' => out.write_str("\\\"")?,
            '\\' => out.write_str("\\\\")?,
            '\n' => out.write_str("\\n")?,
            '\r' => out.write_str("\\r")?,
            '\t' => out.write_str("\\t")?,
            '\u{8}' => out.write_str("\\b")?,
            '\u{c}' => out.write_str("\\f")?,
            control => write!(out, "\\u{:04x}", u32::from(control))?,
        }
        rest = letters.as_str();
    }
    out.write_str(rest)?;
    out.write_char('"')
}

/// Writes a number, or `null` for one that is not finite, which JSON cannot express.
fn write_fraction(fraction: f64, out: &mut dyn fmt::Write) -> fmt::Result {
    let size = fraction.abs();
    if !fraction.is_finite() {
        out.write_str("null")
    } else if size >= 1e16 {
        out.write_str(&format!("{fraction:e}").replace('e', "e+"))
    } else if size != 0.0 && size < 1e-5 {
        write!(out, "{fraction:e}")
    } else if fraction.fract() == 0.0 {
        write!(out, "{fraction:.1}")
    } else {
        write!(out, "{fraction}")
    }
}

/// A type whose values have names in JSON.
#[doc(hidden)]
pub trait Names: Copy + 'static {
    /// The names.
    const NAMES: &'static [&'static str];
    /// The values, in the order of their names.
    const VALUES: &'static [Self];

    /// Returns the value that is called `name`.
    fn named(name: &str) -> Option<Self> {
        let index = index_of(name, Self::NAMES)?;
        Self::VALUES.get(index).copied()
    }
}

fn index_of(name: &str, names: &[&str]) -> Option<usize> {
    names.iter().position(|known| *known == name)
}

impl Names for bool {
    const NAMES: &'static [&'static str] = &["true", "false"];
    const VALUES: &'static [Self] = &[true, false];
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

    /// Adds the parameters of a template that the value names. `property` is the name of the entry with this value.
    #[cfg(feature = "cloudformation")]
    #[doc(hidden)]
    fn add_parameters(&self, property: &'static str, parameters: &mut Parameters) {
        let _ = (property, parameters);
    }
}

/// The placeholders for numbers and words in a value.
#[cfg(feature = "cloudformation")]
#[doc(hidden)]
#[derive(Debug, Default)]
pub struct Parameters {
    pub(crate) numbers: Vec<NumberParameter>,
    pub(crate) words: Vec<WordParameter>,
}

#[cfg(feature = "cloudformation")]
#[derive(Debug)]
pub(crate) struct NumberParameter {
    pub(crate) name: String,
    /// AWS's name of the property, such as `BatchSize`.
    pub(crate) property: &'static str,
    pub(crate) range: RangeInclusive<i64>,
    /// The only numbers that are accepted, if there are few.
    pub(crate) values: Option<Vec<i64>>,
}

#[cfg(feature = "cloudformation")]
#[derive(Debug)]
pub(crate) struct WordParameter {
    pub(crate) name: String,
    pub(crate) default: Option<String>,
    /// AWS's name of the property, such as `Enabled`.
    pub(crate) property: &'static str,
    /// The words that the property takes.
    pub(crate) words: &'static [&'static str],
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
        match self {
            Some(value) => value.to_value(),
            None => Value::Null,
        }
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }

    #[cfg(feature = "cloudformation")]
    fn add_parameters(&self, property: &'static str, parameters: &mut Parameters) {
        if let Some(value) = self {
            value.add_parameters(property, parameters);
        }
    }
}

impl<T: ToValue> ToValue for Vec<T> {
    fn to_value(&self) -> Value {
        let mut values = Vec::new();
        for value in self {
            values.push(value.to_value());
        }
        Value::Array(values)
    }

    #[cfg(feature = "cloudformation")]
    fn add_parameters(&self, property: &'static str, parameters: &mut Parameters) {
        for value in self {
            value.add_parameters(property, parameters);
        }
    }
}

impl<T: ToValue> ToValue for BTreeMap<String, T> {
    fn to_value(&self) -> Value {
        let mut entries = Map::default();
        for (key, value) in self {
            entries.push(key, value.to_value());
        }
        Value::Object(entries)
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

impl ToValue for &str {
    fn to_value(&self) -> Value {
        Value::from(*self)
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

macro_rules! integers {
    ($($Integer:ty)+) => {$(
        impl ToValue for $Integer {
            fn to_value(&self) -> Value {
                Value::Integer(Integer((*self).into()))
            }
        }
    )+};
}
integers! { i32 u32 i64 u64 }
