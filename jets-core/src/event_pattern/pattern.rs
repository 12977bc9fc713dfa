//! A pattern, to try on events.

use std::{error::Error, fmt, str::FromStr};

use serde_json::Value;

use super::{event::Event, parse, tree::Tree};

/// An [event pattern][1] of EventBridge, to try on events.
///
/// Filters of event source mappings are patterns too, with fewer operators.
///
/// An event matches where every key of the pattern does, and a key where one element of its list does:
///
/// - a string equals a string letter by letter (IP addresses by value), a number a number by value;
/// - `prefix`, `suffix`, `equals-ignore-case`, `wildcard` and `cidr` are for strings, `numeric` for numbers;
/// - of an array in the event one element is enough, and keys inside one array are looked for in one element;
/// - `anything-but` needs a value that is none of these, so an absent key does not match;
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
    /// What `$or` stands for: an event matches one of these.
    alternatives: Vec<Tree>,
}

impl EventPattern {
    /// Reads a pattern.
    ///
    /// # Errors
    ///
    /// EventBridge would refuse it: an operator or its operand is wrong, a list or a map is empty, the pattern has over
    /// 4,096 characters as JSON, or its `$or` make over 1,000 combinations. One that looks over 128 keys deep is refused
    /// here.
    pub fn parse(pattern: &Value) -> Result<Self, EventPatternError> {
        match parse::alternatives(pattern) {
            Ok(alternatives) => Ok(Self { alternatives }),
            Err(problem) => Err(EventPatternError { problem }),
        }
    }

    /// Whether the pattern matches `event`. Only a JSON object can match.
    #[must_use]
    pub fn matches(&self, event: &Value) -> bool {
        Event::new(event).is_some_and(|event| {
            let mut alternatives = self.alternatives.iter();
            alternatives.any(|tree| tree.matches(Some(&event.root), "", &event))
        })
    }
}

/// Reads a pattern from JSON text, as a manifest holds the filter of an event source mapping.
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
