//! The condition of an element in a key's list.

use std::{cmp::Ordering, net::IpAddr};

use serde_json::{Number, Value};

use super::operators::{Cidr, Wildcard};

/// The condition of an element in a key's list.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Condition {
    /// A string, a number, `true`, `false` or `null`.
    Equals(Value),
    Prefix(String),
    PrefixIgnoreCase(String),
    Suffix(String),
    SuffixIgnoreCase(String),
    EqualsIgnoreCase(String),
    Wildcard(Wildcard),
    Cidr(Cidr),
    /// All of the comparisons must hold.
    Numeric(Vec<(Comparison, f64)>),
    /// None of the conditions may hold.
    AnythingBut(Vec<Condition>),
    Exists(bool),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparison {
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Comparison {
    pub(super) fn from_sign(sign: &str) -> Option<Self> {
        Some(match sign {
            "=" => Self::Equal,
            "<" => Self::Less,
            "<=" => Self::LessOrEqual,
            ">" => Self::Greater,
            ">=" => Self::GreaterOrEqual,
            _ => return None,
        })
    }

    fn holds(self, number: f64, bound: f64) -> bool {
        match number.partial_cmp(&bound) {
            Some(Ordering::Less) => matches!(self, Self::Less | Self::LessOrEqual),
            Some(Ordering::Greater) => matches!(self, Self::Greater | Self::GreaterOrEqual),
            Some(Ordering::Equal) => {
                matches!(self, Self::Equal | Self::LessOrEqual | Self::GreaterOrEqual)
            }
            None => false,
        }
    }
}

impl Condition {
    /// Returns `true` if a value, which is not an object or an array, meets the condition.
    pub(super) fn holds(&self, value: &Value) -> bool {
        match self {
            Self::Equals(wanted) => equals(wanted, value),
            Self::Prefix(prefix) => text(value).is_some_and(|text| text.starts_with(prefix)),
            Self::Suffix(suffix) => text(value).is_some_and(|text| text.ends_with(suffix)),
            Self::PrefixIgnoreCase(prefix) => {
                text(value).is_some_and(|text| begins(text.chars(), prefix.chars()))
            }
            Self::SuffixIgnoreCase(suffix) => {
                text(value).is_some_and(|text| begins(text.chars().rev(), suffix.chars().rev()))
            }
            Self::EqualsIgnoreCase(wanted) => text(value).is_some_and(|text| {
                text.chars().count() == wanted.chars().count()
                    && begins(text.chars(), wanted.chars())
            }),
            Self::Wildcard(wildcard) => text(value).is_some_and(|text| wildcard.matches(text)),
            Self::Cidr(cidr) => text(value).is_some_and(|text| cidr.contains(text)),
            Self::Numeric(comparisons) => value.as_f64().is_some_and(|number| {
                let mut comparisons = comparisons.iter();
                comparisons.all(|(comparison, bound)| comparison.holds(number, *bound))
            }),
            Self::AnythingBut(conditions) => {
                !conditions.iter().any(|condition| condition.holds(value))
            }
            Self::Exists(exists) => *exists,
        }
    }
}

fn text(value: &Value) -> Option<&str> {
    value.as_str()
}

/// Compares strings character by character or as IP addresses, and numbers by value.
fn equals(wanted: &Value, value: &Value) -> bool {
    match (wanted, value) {
        (Value::String(wanted), Value::String(text)) => {
            let address = |text: &str| text.parse::<IpAddr>().ok();
            wanted == text || address(wanted).is_some_and(|wanted| address(text) == Some(wanted))
        }
        (Value::Number(wanted), Value::Number(number)) => same_number(wanted, number),
        _ => wanted == value,
    }
}

fn same_number(wanted: &Number, number: &Number) -> bool {
    // An `f64` cannot tell all 64-bit integers apart.
    if let (Some(wanted), Some(number)) = (wanted.as_i64(), number.as_i64()) {
        return wanted == number;
    }
    if let (Some(wanted), Some(number)) = (wanted.as_u64(), number.as_u64()) {
        return wanted == number;
    }
    let both = wanted.as_f64().zip(number.as_f64());
    both.is_some_and(|(wanted, number)| Comparison::Equal.holds(number, wanted))
}

/// Returns `true` if `text` begins with `start`, ignoring case.
fn begins(mut text: impl Iterator<Item = char>, mut start: impl Iterator<Item = char>) -> bool {
    start.all(|wanted| {
        text.next()
            .is_some_and(|letter| same_letter(letter, wanted))
    })
}

fn same_letter(one: char, other: char) -> bool {
    one == other
        || one.to_lowercase().eq(other.to_lowercase())
        || one.to_uppercase().eq(other.to_uppercase())
}
