//! Numbers that can be placeholders.

use std::{fmt, marker::PhantomData, ops::RangeInclusive, str::FromStr};

use super::{choice::OrPlaceholder, limits::Limits};
#[cfg(feature = "json")]
use crate::value::{FromValue, Mismatch};
#[cfg(feature = "cloudformation")]
use crate::value::{NumberParameter, Parameters};
use crate::{
    error::text_error,
    nearest::joined,
    placeholders::whole,
    value::{ToValue, Value},
};

/// A number within the limits `L`, or a placeholder for one.
///
/// In JSON, it is an integer, or a string such as `"${BatchSize}"`, or `"${BatchSize:100}"` with a default. For a
/// placeholder, the limits become `MinValue` and `MaxValue` of the parameter in the template.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::manifest::{Number, NumberError, limits};
///
/// type Timeout = Number<limits::Timeout>;
/// assert_eq!(Timeout::try_from(30)?.value(), Some(30));
/// assert_eq!("${Timeout:30}".parse::<Timeout>()?.placeholder(), Some("${Timeout:30}"));
/// assert!(Timeout::try_from(50_000).is_err());
/// # Ok::<(), NumberError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number<L> {
    content: Content,
    limits: PhantomData<L>,
}

/// The accepted ranges of a number. The methods of its content are compiled once for all limits.
type Ranges = &'static [RangeInclusive<i64>];

type Content = OrPlaceholder<i64>;

fn is_in(ranges: Ranges, value: i64) -> bool {
    ranges.iter().any(|range| range.contains(&value))
}

impl Content {
    fn of_value(value: i64, ranges: Ranges) -> Option<Self> {
        is_in(ranges, value).then_some(Self::Value(value))
    }

    fn of_placeholder(text: &str, ranges: Ranges) -> Option<Self> {
        Self::parse(text, |default| {
            default.parse().is_ok_and(|value| is_in(ranges, value))
        })
    }

    fn of_text(text: &str, ranges: Ranges) -> Result<Self, NumberError> {
        let (content, kind) = match text.parse() {
            Ok(value) => (Self::of_value(value, ranges), NumberErrorKind::OutOfRange),
            Err(_) => (
                Self::of_placeholder(text, ranges),
                NumberErrorKind::NotANumber,
            ),
        };
        content.ok_or_else(|| NumberError::of(kind, ranges, &format!("`{}`", text.escape_debug())))
    }

    #[cfg(feature = "json")]
    fn of_json(value: &Value, ranges: Ranges) -> Result<Self, Mismatch> {
        let content = match value {
            Value::Text(text) => Self::of_placeholder(text, ranges),
            value => integer(value).and_then(|integer| Self::of_value(integer, ranges)),
        };
        content.ok_or_else(|| Mismatch::new(expected(ranges, true, &value.shown())))
    }
}

impl<L: Limits> Number<L> {
    /// The limits, both inclusive.
    pub const RANGE: RangeInclusive<i64> = L::RANGE;

    fn new(content: Content) -> Self {
        Self {
            content,
            limits: PhantomData,
        }
    }

    /// Creates a default of AWS, which is within the limits.
    pub(crate) fn of_aws(value: i64) -> Self {
        debug_assert!(Self::RANGE.contains(&value));
        Self::new(Content::Value(value))
    }

    /// Returns the number, or `None` for a placeholder.
    #[must_use]
    pub const fn value(&self) -> Option<i64> {
        match self.content {
            Content::Value(value) => Some(value),
            Content::Placeholder(_) => None,
        }
    }

    /// Returns the placeholder, or `None` for a number.
    #[must_use]
    pub fn placeholder(&self) -> Option<&str> {
        self.content.placeholder()
    }

    /// Returns the default of a placeholder, if it has one.
    #[must_use]
    pub fn default(&self) -> Option<i64> {
        whole(self.placeholder()?)?.default?.parse().ok()
    }

    pub(crate) fn value_or_default(&self) -> Option<i64> {
        self.value().or_else(|| self.default())
    }

    #[cfg(feature = "cloudformation")]
    pub(crate) fn parameter(&self) -> Option<NumberParameter> {
        whole(self.placeholder()?).map(|parameter| NumberParameter {
            name: parameter.name.to_owned(),
            property: L::PROPERTY,
            range: Self::RANGE,
            values: single_values(L::RANGES),
        })
    }
}

/// A number within the limits `L`. Unlike a [`Number`], it cannot be a placeholder: a parameter of a template has one
/// range or a few values, or the number decides what else is in the template.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::manifest::{FixedNumber, NumberError, limits};
///
/// type Age = FixedNumber<limits::RecordAge>;
/// assert_eq!(Age::try_from(60)?.value(), 60);
/// assert!(Age::try_from(59).is_err());
/// # Ok::<(), NumberError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FixedNumber<L> {
    value: i64,
    limits: PhantomData<L>,
}

impl<L> FixedNumber<L> {
    /// Returns the number.
    #[must_use]
    pub const fn value(&self) -> i64 {
        self.value
    }
}

impl<L: Limits> TryFrom<i64> for FixedNumber<L> {
    type Error = NumberError;

    fn try_from(value: i64) -> Result<Self, NumberError> {
        if is_in(L::RANGES, value) {
            let limits = PhantomData;
            return Ok(Self { value, limits });
        }
        let text = expected(L::RANGES, false, &format!("`{value}`"));
        Err(NumberError::new(NumberErrorKind::OutOfRange, text))
    }
}

impl<L> fmt::Display for FixedNumber<L> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(formatter)
    }
}

impl<L> ToValue for FixedNumber<L> {
    #[inline]
    fn to_value(&self) -> Value {
        Value::from(self.value)
    }
}

#[cfg(feature = "json")]
impl<L: Limits> FromValue for FixedNumber<L> {
    #[inline]
    fn from_value(value: Value) -> Result<Self, Mismatch> {
        if let Some(Ok(number)) = integer(&value).map(Self::try_from) {
            return Ok(number);
        }
        Err(Mismatch::new(expected(L::RANGES, false, &value.shown())))
    }
}

#[cfg(feature = "json")]
fn integer(value: &Value) -> Option<i64> {
    match value {
        Value::Integer(integer) => i64::try_from(i128::from(*integer)).ok(),
        _ => None,
    }
}

text_error! {
    /// The error of a number outside its limits, or of a text that is not a placeholder for a number.
    pub struct NumberError {
        /// The number is outside its limits.
        OutOfRange,
        /// The text is neither a number nor a placeholder for one within the limits.
        NotANumber,
    }
    /// The kind of a [`NumberError`].
    pub enum NumberErrorKind
}

impl NumberError {
    fn of(kind: NumberErrorKind, ranges: Ranges, found: &str) -> Self {
        Self::new(kind, expected(ranges, true, found))
    }

    pub(super) fn out_of_range(ranges: Ranges, found: impl fmt::Display) -> Self {
        Self::of(NumberErrorKind::OutOfRange, ranges, &format!("`{found}`"))
    }
}

/// Returns what is accepted in the place of `found`.
fn expected(ranges: Ranges, or_placeholder: bool, found: &str) -> String {
    let texts = ranges
        .iter()
        .map(|range| match (range.start(), range.end()) {
            (least, most) if least == most => least.to_string(),
            (least, most) => format!("{least} to {most}"),
        });
    let accepted = joined(&texts.collect::<Vec<_>>(), "or");
    let placeholder = match ranges.first() {
        Some(first) if or_placeholder => {
            let least = first.start();
            format!(", or a placeholder such as `${{Name}}` or `${{Name:{least}}}`")
        }
        _ => String::new(),
    };
    format!("expected an integer of {accepted}{placeholder}, not {found}")
}

/// Returns the numbers of `ranges`, if there are several and each is one number.
#[cfg(feature = "cloudformation")]
fn single_values(ranges: &[RangeInclusive<i64>]) -> Option<Vec<i64>> {
    let is_list = ranges.len() > 1 && ranges.iter().all(|range| range.start() == range.end());
    is_list.then(|| ranges.iter().map(|range| *range.start()).collect())
}

impl<L: Limits> TryFrom<i64> for Number<L> {
    type Error = NumberError;

    fn try_from(value: i64) -> Result<Self, NumberError> {
        match Content::of_value(value, L::RANGES) {
            Some(content) => Ok(Self::new(content)),
            None => Err(NumberError::out_of_range(L::RANGES, value)),
        }
    }
}

/// Parses what [`Display`](fmt::Display) prints: a number, or a placeholder.
impl<L: Limits> FromStr for Number<L> {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        match Content::of_text(text, L::RANGES) {
            Ok(content) => Ok(Self::new(content)),
            Err(error) => Err(error),
        }
    }
}

impl<L: Limits> PartialEq<i64> for Number<L> {
    fn eq(&self, other: &i64) -> bool {
        self.value() == Some(*other)
    }
}

impl<L> fmt::Display for Number<L> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.content {
            Content::Value(value) => value.fmt(formatter),
            Content::Placeholder(text) => formatter.write_str(text),
        }
    }
}

impl<L: Limits> ToValue for Number<L> {
    #[inline]
    fn to_value(&self) -> Value {
        self.content.to_value()
    }

    #[cfg(feature = "cloudformation")]
    fn add_parameters(&self, _: &'static str, parameters: &mut Parameters) {
        parameters.numbers.extend(self.parameter());
    }
}

#[cfg(feature = "json")]
impl<L: Limits> FromValue for Number<L> {
    #[inline]
    fn from_value(value: Value) -> Result<Self, Mismatch> {
        match Content::of_json(&value, L::RANGES) {
            Ok(content) => Ok(Self::new(content)),
            Err(mismatch) => Err(mismatch),
        }
    }
}
