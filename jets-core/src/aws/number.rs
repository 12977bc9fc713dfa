//! Numbers that differ by deployment.

use std::{fmt, ops::RangeInclusive};

use crate::value::{ToValue, Value};
#[cfg(feature = "json")]
use crate::{
    placeholders::{Parameter, whole},
    value::{FromValue, Mismatch},
};

/// A number from `LEAST` to `MOST`, or a placeholder that stands for one.
///
/// In JSON, it is an integer, or a string such as `"${BatchSize}"`, or with a default `"${BatchSize:100}"`. The limits are
/// checked when it is read; those of the placeholder's parameter are `MinValue` and `MaxValue` in the template.
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
    /// The number itself.
    Value(i64),
    /// One placeholder.
    Placeholder(String),
}

impl<const LEAST: i64, const MOST: i64> Number<LEAST, MOST> {
    /// The limits, both included.
    pub const RANGE: RangeInclusive<i64> = LEAST..=MOST;

    /// The number, or `None` where the deployment says it.
    #[must_use]
    pub const fn value(&self) -> Option<i64> {
        match self {
            Self::Value(value) => Some(*value),
            Self::Placeholder(_) => None,
        }
    }

    #[cfg(feature = "cloudformation")]
    /// The parameter that stands for the number of AWS's property `property`.
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
/// Properties of a resource, as the template has them.
pub(crate) trait Properties: ToValue {
    /// The parameters that stand for numbers in it.
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
    fn to_value(&self) -> Value {
        match self {
            Self::Value(value) => Value::from(*value),
            Self::Placeholder(text) => Value::from(text.as_str()),
        }
    }
}

#[cfg(feature = "json")]
impl<const LEAST: i64, const MOST: i64> FromValue for Number<LEAST, MOST> {
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
