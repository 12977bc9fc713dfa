//! Numbers that can be placeholders.

use std::{fmt, ops::RangeInclusive};

use crate::value::{ToValue, Value};
#[cfg(feature = "json")]
use crate::{
    placeholders::{Parameter, whole},
    value::{FromValue, Mismatch},
};

/// A number from `LEAST` to `MOST`, or a placeholder for one.
///
/// In JSON, it is an integer, or a string such as `"${BatchSize}"`, or `"${BatchSize:100}"` with a default. The limits
/// are checked when it is read. For a placeholder, they become `MinValue` and `MaxValue` of the parameter in the
/// template.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::manifest::Number;
///
/// type Timeout = Number<1, 900>;
/// assert_eq!(Timeout::from(30).value(), Some(30));
/// let timeout = Timeout::Placeholder("${Timeout:30}".to_owned());
/// assert_eq!(timeout.value(), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Number<const LEAST: i64, const MOST: i64> {
    /// A number.
    Value(i64),
    /// A placeholder.
    Placeholder(String),
}

impl<const LEAST: i64, const MOST: i64> Number<LEAST, MOST> {
    /// The limits, both inclusive.
    pub const RANGE: RangeInclusive<i64> = LEAST..=MOST;

    /// Returns the number, or `None` for a placeholder.
    #[must_use]
    pub const fn value(&self) -> Option<i64> {
        match self {
            Self::Value(value) => Some(*value),
            Self::Placeholder(_) => None,
        }
    }

    #[cfg(feature = "cloudformation")]
    /// Returns the parameter for the number, if it is a placeholder. `property` is AWS's name of the property.
    pub(crate) fn parameter(&self, property: &'static str) -> Option<NumberParameter<'_>> {
        let Self::Placeholder(text) = self else {
            return None;
        };
        whole(text).map(|parameter| NumberParameter {
            name: parameter.name,
            property,
            range: Self::RANGE,
        })
    }
}

/// A parameter that stands for a number.
#[cfg(feature = "cloudformation")]
pub(crate) struct NumberParameter<'a> {
    pub(crate) name: &'a str,
    /// AWS's name of the property, such as `BatchSize`.
    pub(crate) property: &'static str,
    pub(crate) range: RangeInclusive<i64>,
}

#[cfg(feature = "cloudformation")]
/// Properties of a resource in the template.
pub(crate) trait Properties: ToValue {
    /// Returns the parameters for numbers in the properties.
    fn numbers(&self) -> Vec<NumberParameter<'_>> {
        Vec::new()
    }
}

impl<const LEAST: i64, const MOST: i64> From<i64> for Number<LEAST, MOST> {
    fn from(value: i64) -> Self {
        Self::Value(value)
    }
}

impl<const LEAST: i64, const MOST: i64> PartialEq<i64> for Number<LEAST, MOST> {
    fn eq(&self, other: &i64) -> bool {
        self.value() == Some(*other)
    }
}

impl<const LEAST: i64, const MOST: i64> fmt::Display for Number<LEAST, MOST> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value(value) => value.fmt(formatter),
            Self::Placeholder(text) => formatter.write_str(text),
        }
    }
}

impl<const LEAST: i64, const MOST: i64> ToValue for Number<LEAST, MOST> {
    #[inline]
    fn to_value(&self) -> Value {
        match self {
            Self::Value(value) => Value::from(*value),
            Self::Placeholder(text) => Value::from(text.as_str()),
        }
    }
}

#[cfg(feature = "json")]
impl<const LEAST: i64, const MOST: i64> FromValue for Number<LEAST, MOST> {
    #[inline]
    fn from_value(value: Value) -> Result<Self, Mismatch> {
        let in_range = |number: i64| Self::RANGE.contains(&number).then_some(number);
        let number = match &value {
            Value::Integer(integer) => i64::try_from(*integer)
                .ok()
                .and_then(in_range)
                .map(Self::Value),
            Value::Text(text) => whole(text).and_then(|Parameter { default, .. }| {
                let fits = |default: &str| default.parse().ok().and_then(in_range).is_some();
                default
                    .is_none_or(fits)
                    .then(|| Self::Placeholder(text.clone()))
            }),
            _ => None,
        };
        number.ok_or_else(|| {
            let accepted = format!(
                "an integer of {LEAST} to {MOST}, or a placeholder such as `${{Name}}` or `${{Name:{LEAST}}}`"
            );
            Mismatch::expected(&accepted, &value)
        })
    }
}
