//! Deserialises attributes of DynamoDB, straight from the text of the event.
//!
//! A number is read exactly, or is an error. Text borrows from the event if it has no escapes there.

mod containers;
mod value;

use std::{borrow::Cow, fmt};

use serde_core::{
    Deserialize,
    de::{self, Error as _, Unexpected, Visitor},
};

use crate::runtime::{
    DecodeError,
    decode_error::Problem,
    exact::Decimal,
    items::Entry,
    json::{Cursor, JsonError, Members},
};

use value::{Form, Value};

/// Deserialises an item: the JSON of an object of attributes, such as `{"id":{"S":"1"}}`.
fn from_item<'de, T: Deserialize<'de>>(json: &'de str) -> Result<T> {
    let mut cursor = Cursor::new(json);
    T::deserialize(Value::new(&mut cursor, Form::Item))
}

/// Deserialises the attributes in a field of an event's item, if it has the field.
pub(crate) fn from_field<'de, T: Deserialize<'de>>(
    entry: Entry<'_>,
    field: &'static str,
    json: Option<&'de str>,
) -> std::result::Result<Option<T>, DecodeError> {
    let value = json.map(from_item).transpose();
    value.map_err(|error| entry.error(Problem::attributes(field, error)))
}

pub(super) type Result<T> = std::result::Result<T, Error>;

/// Why attributes do not deserialise.
#[derive(Debug)]
pub(crate) struct Error(Box<Inner>);

#[derive(Debug)]
struct Inner {
    /// From the attribute outwards.
    path: Vec<Step>,
    message: String,
}

#[derive(Debug)]
enum Step {
    Key(String),
    Index(usize),
}

impl Error {
    /// Adds the name of the attribute, or the key of the map, that the error is in.
    #[cold]
    pub(super) fn in_key(mut self, key: &str) -> Self {
        self.0.path.push(Step::Key(key.to_owned()));
        self
    }

    /// Adds the index of the element that the error is in.
    #[cold]
    pub(super) fn in_element(mut self, index: usize) -> Self {
        self.0.path.push(Step::Index(index));
        self
    }
}

impl de::Error for Error {
    #[cold]
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(Box::new(Inner {
            path: Vec::new(),
            message: message.to_string(),
        }))
    }
}

impl From<JsonError> for Error {
    #[cold]
    fn from(error: JsonError) -> Self {
        de::Error::custom(error.problem)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { path, message } = &*self.0;
        for (position, step) in path.iter().rev().enumerate() {
            let before = match position {
                0 => "attribute `",
                _ => ".",
            };
            match step {
                Step::Key(key) => write!(formatter, "{before}{}", key.escape_debug())?,
                Step::Index(index) => write!(formatter, "[{index}]")?,
            }
        }
        if !path.is_empty() {
            formatter.write_str("`: ")?;
        }
        formatter.write_str(message)
    }
}

impl std::error::Error for Error {}

/// The [type of an attribute][1], which is the key in the object around its value.
///
/// [1]: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    S,
    N,
    B,
    Bool,
    Null,
    M,
    L,
    Ss,
    Ns,
    Bs,
}

impl Tag {
    /// Reads the type, which is the first key of the object.
    #[inline]
    pub(super) fn read(cursor: &mut Cursor<'_>, object: &mut Members) -> Result<Self> {
        // The most frequent types, as DynamoDB writes them.
        for (quoted, tag) in [
            ("\"S\":", Self::S),
            ("\"N\":", Self::N),
            ("\"BOOL\":", Self::Bool),
            ("\"M\":", Self::M),
            ("\"L\":", Self::L),
        ] {
            if cursor.key_is(object, quoted) {
                return Ok(tag);
            }
        }
        let Some(key) = cursor.key(object)? else {
            return Err(Error::custom("the attribute has no type"));
        };
        Ok(match &*key {
            "S" => Self::S,
            "N" => Self::N,
            "B" => Self::B,
            "BOOL" => Self::Bool,
            "NULL" => Self::Null,
            "M" => Self::M,
            "L" => Self::L,
            "SS" => Self::Ss,
            "NS" => Self::Ns,
            "BS" => Self::Bs,
            other => {
                let other = other.escape_debug();
                let message = format_args!("`{other}` is not a type of attributes");
                return Err(Error::custom(message));
            }
        })
    }

    /// Returns the error that the visitor expects another type.
    #[cold]
    pub(super) fn unexpected<'de, V: Visitor<'de>>(self, visitor: &V) -> Error {
        Error::invalid_type(
            match self {
                Self::S => Unexpected::Other("string (S)"),
                Self::N => Unexpected::Other("number (N)"),
                Self::B => Unexpected::Other("binary (B)"),
                Self::Bool => Unexpected::Other("boolean (BOOL)"),
                Self::Null => Unexpected::Other("null (NULL)"),
                Self::M => Unexpected::Other("map (M)"),
                Self::L => Unexpected::Other("list (L)"),
                Self::Ss => Unexpected::Other("string set (SS)"),
                Self::Ns => Unexpected::Other("number set (NS)"),
                Self::Bs => Unexpected::Other("binary set (BS)"),
            },
            visitor,
        )
    }
}

pub(super) struct Number<'de>(pub(super) Cow<'de, str>);

impl<'de> Number<'de> {
    fn decimal(&self) -> Result<Decimal<'_>> {
        Decimal::parse(&self.0).ok_or_else(|| {
            let text = self.0.escape_debug();
            Error::custom(format_args!("`{text}` is not a number"))
        })
    }

    #[cold]
    fn unexpected<V: Visitor<'de>>(&self, visitor: &V) -> Error {
        let number = format!("number `{}`", self.0);
        Error::invalid_value(Unexpected::Other(&number), visitor)
    }

    #[cold]
    fn inexact(&self, float: &str) -> Error {
        Error::custom(format_args!(
            "number `{}` is not exact as {float}: read it with `#[serde(with = \"jets::exact\")]` into a type for decimals",
            self.0
        ))
    }

    /// Passes on an integer.
    #[inline]
    pub(super) fn visit_integer<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.0.parse() {
            Ok(integer) => visitor.visit_i64(integer),
            Err(_) => self.visit_other_integer(visitor),
        }
    }

    /// Passes on an integer that has more than 64 bits, or an exponent or decimals.
    fn visit_other_integer<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        let decimal = self.decimal()?;
        match (decimal.to_i128(), decimal.to_u128()) {
            (Some(integer), _) => match (i64::try_from(integer), u64::try_from(integer)) {
                (Ok(integer), _) => visitor.visit_i64(integer),
                (_, Ok(integer)) => visitor.visit_u64(integer),
                _ => visitor.visit_i128(integer),
            },
            (None, Some(integer)) => visitor.visit_u128(integer),
            (None, None) => Err(self.unexpected(&visitor)),
        }
    }

    pub(super) fn visit_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.decimal()?.to_f64() {
            Some(float) => visitor.visit_f64(float),
            None => Err(self.inexact("an `f64`")),
        }
    }

    pub(super) fn visit_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.decimal()?.to_f32() {
            Some(float) => visitor.visit_f32(float),
            None => Err(self.inexact("an `f32`")),
        }
    }

    /// Passes on a number to a visitor that accepts any type: an integer of at most 64 bits, which is the limit of what
    /// serde buffers, or an exact float, or its text.
    pub(super) fn visit_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        if let Ok(integer) = self.0.parse() {
            return visitor.visit_i64(integer);
        }
        let decimal = self.decimal()?;
        let integer = decimal.to_i128();
        if let Some(integer) = integer.and_then(|integer| i64::try_from(integer).ok()) {
            visitor.visit_i64(integer)
        } else if let Some(integer) = integer.and_then(|integer| u64::try_from(integer).ok()) {
            visitor.visit_u64(integer)
        } else if let Some(float) = decimal.to_f64() {
            visitor.visit_f64(float)
        } else {
            self.visit_text(visitor)
        }
    }

    pub(super) fn visit_text<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.decimal()?;
        match self.0 {
            Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
            Cow::Owned(text) => visitor.visit_string(text),
        }
    }
}
