//! `EventPattern`: a pattern that can be matched against events, and its conditions.

use std::{cmp::Ordering, collections::BTreeMap, error::Error, fmt, net::IpAddr, str::FromStr};

use serde_json::{Number, Value};

use super::{
    event::{Event, Field, join},
    operators::{Cidr, Wildcard},
    parse,
};

/// An [event pattern][1] of EventBridge, to match against events in tests.
///
/// The filters of event source mappings are also such patterns, with fewer operators.
///
/// An event matches if every key of the pattern matches. A key matches if one element of its list does:
///
/// - A string must equal a string character by character, or as an IP address. A number must equal a number by value.
/// - `prefix`, `suffix`, `equals-ignore-case`, `wildcard` and `cidr` compare strings, `numeric` compares numbers.
/// - One element of an array in the event is enough. All keys inside an array must match in the same element.
/// - `anything-but` needs a value that is none of these, so an absent key does not match.
/// - `exists: true` needs a value that is not an object and not an empty array.
///
/// ```
/// # extern crate jets_core as jets;
/// # fn main() -> Result<(), jets::testing::EventPatternError> {
/// use jets::testing::EventPattern;
/// use serde_json::json;
///
/// let pattern = EventPattern::parse(&json!({ "source": ["aws.ec2"], "detail": { "state": [{ "prefix": "stop" }] } }))?;
/// assert!(pattern.matches(&json!({ "source": "aws.ec2", "detail": { "state": "stopped" } })));
/// assert!(!pattern.matches(&json!({ "source": "aws.ec2", "detail": { "state": "running" } })));
/// # Ok(())
/// # }
/// ```
///
/// [1]: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
#[derive(Clone, Debug, PartialEq)]
pub struct EventPattern {
    /// The patterns without `$or` that it stands for. An event must match one of them.
    alternatives: Vec<Tree>,
}

impl EventPattern {
    /// Parses a pattern.
    ///
    /// # Errors
    ///
    /// Returns an error if EventBridge would refuse it: an operator or its operand is wrong, a list or a map is empty,
    /// the pattern has more than 4,096 characters as JSON, or its `$or` make more than 1,000 combinations. A pattern
    /// with keys nested more than 128 deep is also refused.
    pub fn parse(pattern: &Value) -> Result<Self, EventPatternError> {
        match parse::alternatives(pattern) {
            Ok(alternatives) => Ok(Self { alternatives }),
            Err(problem) => Err(EventPatternError { problem }),
        }
    }

    /// Returns `true` if the pattern matches `event`. Only a JSON object can match.
    #[must_use]
    pub fn matches(&self, event: &Value) -> bool {
        Event::new(event).is_some_and(|event| {
            let mut alternatives = self.alternatives.iter();
            alternatives.any(|tree| tree.matches(Some(&event.root), "", &event))
        })
    }
}

/// Parses a pattern from JSON text, such as the filter of an event source mapping in a manifest.
impl FromStr for EventPattern {
    type Err = EventPatternError;

    fn from_str(text: &str) -> Result<Self, EventPatternError> {
        let pattern = serde_json::from_str(text).map_err(|error| EventPatternError {
            problem: format!("this event pattern is not JSON: {error}"),
        })?;
        Self::parse(&pattern)
    }
}

/// Why a text is not an [`EventPattern`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventPatternError {
    problem: String,
}

impl fmt::Display for EventPatternError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.problem)
    }
}

impl Error for EventPatternError {}

/// The conditions on the values at a path, and on the keys inside.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Tree {
    /// Lists of conditions. In each list, one must hold.
    pub(super) lists: Vec<Vec<Condition>>,
    pub(super) inside: BTreeMap<String, Tree>,
}

impl Tree {
    /// Returns `true` if `field`, at `path` of `event`, matches.
    pub(super) fn matches(&self, field: Option<&Field<'_>>, path: &str, event: &Event<'_>) -> bool {
        if let Some(Field::Any(fields)) = field
            && !fields.is_empty()
        {
            let mut fields = fields.iter();
            return fields.any(|field| self.matches(Some(field), path, event));
        }
        let holds = |condition: &Condition| match (condition, field) {
            (Condition::Exists(false), _) => !event.has_leaf(path),
            (condition, Some(Field::Leaf(value))) => condition.holds(value),
            _ => false,
        };
        self.lists.iter().all(|list| list.iter().any(holds))
            && self.inside.iter().all(|(key, tree)| {
                let inside = field.and_then(|field| field.get(key));
                tree.matches(inside, &join(path, key), event)
            })
    }

    /// Returns the subtree at a path, which is added if necessary. Every dot begins a key inside, even a dot in a key,
    /// as in EventBridge.
    pub(super) fn at(&mut self, path: &str) -> &mut Self {
        let mut tree = self;
        for key in path.split('.') {
            tree = tree.inside.entry(key.to_owned()).or_default();
        }
        tree
    }
}

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
