//! Checks numbers that can be placeholders: `batch_size: 100` or `batch_size: "${BatchSize:100}"`.

use std::ops::RangeInclusive;

use jets_core::manifest::{Number, limits::Limits};

use super::{placeholders, values};
use crate::{
    diagnostics::Errors,
    syntax::{StringLiteral, Value},
};

/// Checks a number within the limits of its type, or a placeholder for one.
pub fn number<L: Limits>(word: &str, value: &Value, errors: &mut Errors) -> Option<Number<L>> {
    let range = L::RANGE;
    number_within(word, &values::range_text(&range), range, value, errors)
}

/// Checks a number like [`number`]. `accepted` are the words for the limits in messages.
pub fn number_as<L: Limits>(
    word: &str,
    accepted: &str,
    value: &Value,
    errors: &mut Errors,
) -> Option<Number<L>> {
    let range = L::RANGE;
    read(word, accepted, range, value, errors)?.into_number()
}

/// Checks a number in `range`, which may be narrower than the limits of its type, or a placeholder for one. `accepted`
/// are the words for the range in messages.
pub fn number_within<L: Limits>(
    word: &str,
    accepted: &str,
    range: RangeInclusive<i64>,
    value: &Value,
    errors: &mut Errors,
) -> Option<Number<L>> {
    read(word, accepted, range, value, errors)?.into_number()
}

/// A number without limits in its type, so that the code that reads it is compiled only once.
enum Read {
    Value(i64),
    Placeholder(String),
}

impl Read {
    fn into_number<L: Limits>(self) -> Option<Number<L>> {
        match self {
            Self::Value(value) => Number::try_from(value).ok(),
            Self::Placeholder(text) => text.parse().ok(),
        }
    }
}

fn read(
    word: &str,
    accepted: &str,
    range: RangeInclusive<i64>,
    value: &Value,
    errors: &mut Errors,
) -> Option<Read> {
    if let Value::String(literal) = value
        && placeholders::has_any(literal)
    {
        return placeholder(word, accepted, &range, literal, errors);
    }
    let accepts = |number: i64| range.contains(&number);
    values::integer_where(word, accepted, &accepts, value, errors).map(Read::Value)
}

fn placeholder(
    word: &str,
    accepted: &str,
    range: &RangeInclusive<i64>,
    literal: &StringLiteral,
    errors: &mut Errors,
) -> Option<Read> {
    let text = literal.value();
    let Some(parameter) = placeholders::whole(&text) else {
        placeholders::masked(literal, errors)?;
        errors.at(
            literal,
            format!("`{word}` takes an integer, {accepted}, or a string that is one parameter, such as `\"${{Number}}\"`"),
        );
        return None;
    };
    let name = parameter.name;
    let is_sound = parameter.default.is_none_or(|default| {
        default
            .parse()
            .is_ok_and(|number: i64| range.contains(&number))
    });
    if !is_sound {
        errors.at(
            literal,
            format!(
                "the default of `${{{name}}}` must be an integer, {accepted}, because it stands for `{word}`"
            ),
        );
    }
    is_sound.then_some(Read::Placeholder(text))
}
