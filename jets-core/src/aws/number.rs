//! Numbers that differ by deployment.

use std::{fmt, ops::RangeInclusive};

use serde::{Deserialize, Deserializer, Serialize, de};

use crate::placeholders::{Parameter, whole};

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
/// let timeout: Timeout = serde_json::from_str("\"${Timeout:30}\"").unwrap();
/// assert_eq!(timeout, Timeout::Placeholder("${Timeout:30}".to_owned()));
/// assert!(serde_json::from_str::<Timeout>("901").is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
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
pub(crate) trait Properties: Serialize {
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

impl<'de, const LEAST: i64, const MOST: i64> Deserialize<'de> for Number<LEAST, MOST> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Visitor)
    }
}

struct Visitor<const LEAST: i64, const MOST: i64>;

impl<const LEAST: i64, const MOST: i64> de::Visitor<'_> for Visitor<LEAST, MOST> {
    type Value = Number<LEAST, MOST>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "an integer of {LEAST} to {MOST}, or a placeholder such as `${{Name}}` or `${{Name:{LEAST}}}`"
        )
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Self::Value, E> {
        if (LEAST..=MOST).contains(&value) {
            return Ok(Number::Value(value));
        }
        Err(E::invalid_value(de::Unexpected::Signed(value), &self))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Self::Value, E> {
        match i64::try_from(value) {
            Ok(value) => self.visit_i64(value),
            Err(_) => Err(E::invalid_value(de::Unexpected::Unsigned(value), &self)),
        }
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        let in_range = |default: &str| {
            default
                .parse()
                .is_ok_and(|default| (LEAST..=MOST).contains(&default))
        };
        match whole(text) {
            Some(Parameter { default, .. }) if default.is_none_or(in_range) => {
                Ok(Number::Placeholder(text.to_owned()))
            }
            _ => Err(E::invalid_value(de::Unexpected::Str(text), &self)),
        }
    }
}
