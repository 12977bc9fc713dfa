//! Words and switches that can be placeholders.

use std::str::FromStr;

#[cfg(feature = "json")]
use crate::value::{FromValue, Mismatch};
#[cfg(feature = "cloudformation")]
use crate::value::{Parameters, WordParameter};
use crate::{
    error::text_error,
    placeholders::whole,
    value::{Names, ToValue, Value},
};

/// One of a few values, such as `true` or `DEBUG`, or a placeholder for one.
///
/// In JSON, it is the value, or a string such as `"${Enabled}"`, or `"${Enabled:true}"` with a default. For a
/// placeholder, the values become `AllowedValues` of the parameter in the template.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::manifest::{Choice, LogLevel};
///
/// let debug: Choice<LogLevel> = "DEBUG".parse()?;
/// assert_eq!(debug.value(), Some(LogLevel::Debug));
/// let enabled: Choice<bool> = "${Enabled:true}".parse()?;
/// assert_eq!(enabled.placeholder(), Some("${Enabled:true}"));
/// assert!("${Enabled:yes}".parse::<Choice<bool>>().is_err());
/// # Ok::<(), jets::manifest::ChoiceError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice<T> {
    content: OrPlaceholder<T>,
}

/// A value, or a placeholder for one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum OrPlaceholder<T> {
    Value(T),
    Placeholder(String),
}

impl<T> OrPlaceholder<T> {
    /// Returns the placeholder that `text` is, if its default is accepted.
    pub(super) fn parse(text: &str, accepts: impl FnOnce(&str) -> bool) -> Option<Self> {
        let default = whole(text)?.default;
        let is_accepted = default.is_none_or(accepts);
        is_accepted.then(|| Self::Placeholder(text.to_owned()))
    }

    pub(super) fn placeholder(&self) -> Option<&str> {
        match self {
            Self::Value(_) => None,
            Self::Placeholder(text) => Some(text),
        }
    }
}

impl<T: ToValue> ToValue for OrPlaceholder<T> {
    #[inline]
    fn to_value(&self) -> Value {
        match self {
            Self::Value(value) => value.to_value(),
            Self::Placeholder(text) => Value::from(text.as_str()),
        }
    }
}

impl<T: Names> Choice<T> {
    /// Returns the value, or `None` for a placeholder.
    #[must_use]
    pub fn value(&self) -> Option<T> {
        match self.content {
            OrPlaceholder::Value(value) => Some(value),
            OrPlaceholder::Placeholder(_) => None,
        }
    }

    /// Returns the value, or the default of a placeholder.
    #[cfg(feature = "runtime")]
    pub(crate) fn value_or_default(&self) -> Option<T> {
        match &self.content {
            OrPlaceholder::Value(value) => Some(*value),
            OrPlaceholder::Placeholder(text) => T::named(whole(text)?.default?),
        }
    }

    /// Returns the placeholder, or `None` for a value.
    #[must_use]
    pub fn placeholder(&self) -> Option<&str> {
        self.content.placeholder()
    }

    fn of_placeholder(text: &str) -> Option<Self> {
        let content = OrPlaceholder::parse(text, |default| T::named(default).is_some())?;
        Some(Self { content })
    }

    /// Returns the parameter for the value, if it is a placeholder. `property` is AWS's name of the property.
    #[cfg(feature = "cloudformation")]
    pub(crate) fn parameter(&self, property: &'static str) -> Option<WordParameter> {
        let parameter = whole(self.placeholder()?)?;
        Some(WordParameter {
            name: parameter.name.to_owned(),
            default: parameter.default.map(str::to_owned),
            property,
            words: T::NAMES,
        })
    }
}

text_error! {
    /// The error of a text that is neither one of the values nor a placeholder for one.
    pub struct ChoiceError {
        /// The text is not one of the values.
        Value,
        /// The default of a placeholder is not one of the values.
        Default,
    }
    /// The kind of a [`ChoiceError`].
    pub enum ChoiceErrorKind
}

impl<T> From<T> for Choice<T> {
    fn from(value: T) -> Self {
        Self {
            content: OrPlaceholder::Value(value),
        }
    }
}

/// Parses a word, or a placeholder for one.
impl<T: Names> FromStr for Choice<T> {
    type Err = ChoiceError;

    fn from_str(text: &str) -> Result<Self, ChoiceError> {
        if let Some(value) = T::named(text) {
            return Ok(Self::from(value));
        }
        Self::of_placeholder(text).ok_or_else(|| {
            let kind = match whole(text) {
                Some(_) => ChoiceErrorKind::Default,
                None => ChoiceErrorKind::Value,
            };
            let (words, found) = (T::NAMES.join(", "), text.escape_debug());
            ChoiceError::new(
                kind,
                format!(
                    "expected one of {words}, or a placeholder such as `${{Name}}`, not `{found}`"
                ),
            )
        })
    }
}

impl<T: Names> PartialEq<T> for Choice<T>
where
    T: PartialEq,
{
    fn eq(&self, other: &T) -> bool {
        self.value().as_ref() == Some(other)
    }
}

impl<T: Names + ToValue> ToValue for Choice<T> {
    #[inline]
    fn to_value(&self) -> Value {
        self.content.to_value()
    }

    #[cfg(feature = "cloudformation")]
    fn add_parameters(&self, property: &'static str, parameters: &mut Parameters) {
        parameters.words.extend(self.parameter(property));
    }
}

#[cfg(feature = "json")]
impl<T: Names + FromValue> FromValue for Choice<T> {
    #[inline]
    fn from_value(value: Value) -> Result<Self, Mismatch> {
        match value.as_str().and_then(Self::of_placeholder) {
            Some(placeholder) => Ok(placeholder),
            None => T::from_value(value).map(Self::from),
        }
    }
}
