//! `EventPattern`: a pattern that can be matched against events. It is parsed from JSON, like
//! [EventBridge's compiler of patterns][1].
//!
//! [1]: https://github.com/aws/event-ruler/blob/main/src/main/software/amazon/event/ruler/JsonRuleCompiler.java

use std::str::FromStr;

use serde_json::{Map, Value};

use super::{
    Cidr, Target, Wildcard,
    conditions::{Condition, Event, Tree, join},
};
use crate::error::text_error;

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
    #[inline]
    pub fn parse(pattern: &Value) -> Result<Self, EventPatternError> {
        match alternatives(pattern) {
            Ok(alternatives) => Ok(Self { alternatives }),
            Err(text) => Err(EventPatternError::new(EventPatternErrorKind::Pattern, text)),
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
        let pattern = serde_json::from_str(text).map_err(|error| {
            let text = format!("this event pattern is not JSON: {error}");
            EventPatternError::new(EventPatternErrorKind::NotJson, text)
        })?;
        Self::parse(&pattern)
    }
}

text_error! {
    /// Why a text is not an [`EventPattern`].
    pub struct EventPatternError {
        /// It is not JSON.
        NotJson,
        /// It is JSON that EventBridge would refuse as a pattern, or nested too deep.
        Pattern,
    }
    /// The kind of an [`EventPatternError`].
    pub enum EventPatternErrorKind
}

/// The maximum number of keys on the way to a value, counting dots in keys: more than events have, and few enough for
/// the stack.
const MOST_STEPS: usize = 128;

type Entries = Map<String, Value>;

/// Parses a whole pattern into alternatives, which `$or` makes. An event matches one of them.
fn alternatives(pattern: &Value) -> Result<Vec<Tree>, String> {
    let Value::Object(entries) = pattern else {
        return Err("an event pattern is a JSON object".to_owned());
    };
    if let Some(mistake) = Target::Any.mistakes(&entries.into()).first() {
        return Err(mistake.to_string());
    }
    let mut alternatives = vec![Tree::default()];
    let added = object(entries, "", &mut alternatives);
    let too_deep = || {
        format!(
            "a key of this event pattern lies over {MOST_STEPS} keys deep, dots in keys included"
        )
    };
    added.ok_or_else(too_deep)?;
    Ok(alternatives)
}

/// Adds the conditions of the object at `path` to every alternative. Returns `None` if a key lies too deep.
fn object(entries: &Entries, path: &str, alternatives: &mut Vec<Tree>) -> Option<()> {
    for (key, value) in entries {
        let inside = join(path, key);
        match value {
            Value::Array(items) if key == "$or" => *alternatives = or(items, path, alternatives)?,
            _ if inside.matches('.').count() >= MOST_STEPS => return None,
            Value::Object(entries) => object(entries, &inside, alternatives)?,
            value => {
                let list: Vec<Condition> = items_of(value).iter().filter_map(condition).collect();
                for tree in alternatives.iter_mut() {
                    tree.at(&inside).lists.push(list.clone());
                }
            }
        }
    }
    Some(())
}

/// Combines the alternatives so far with those of `$or`.
fn or(items: &[Value], path: &str, before: &[Tree]) -> Option<Vec<Tree>> {
    let mut after = Vec::new();
    for entries in items.iter().filter_map(Value::as_object) {
        let mut alternatives = before.to_vec();
        object(entries, path, &mut alternatives)?;
        after.extend(alternatives);
    }
    Some(after)
}

fn items_of(value: &Value) -> &[Value] {
    match value {
        Value::Array(items) => items,
        one => std::slice::from_ref(one),
    }
}

/// Returns the condition of an element in a key's list, which was checked.
fn condition(element: &Value) -> Option<Condition> {
    let Value::Object(entries) = element else {
        return Some(Condition::Equals(element.clone()));
    };
    let (operator, operand) = entries.iter().next()?;
    operation(operator, operand)
}

#[inline]
fn operation(operator: &str, operand: &Value) -> Option<Condition> {
    let text = || operand.as_str().map(str::to_owned);
    let ignoring_case = || Some(operand.get("equals-ignore-case")?.as_str()?.to_owned());
    let condition = match operator {
        "prefix" if operand.is_object() => Condition::PrefixIgnoreCase(ignoring_case()?),
        "prefix" => Condition::Prefix(text()?),
        "suffix" if operand.is_object() => Condition::SuffixIgnoreCase(ignoring_case()?),
        "suffix" => Condition::Suffix(text()?),
        "equals-ignore-case" => Condition::EqualsIgnoreCase(text()?),
        "wildcard" => Condition::Wildcard(Wildcard::parse(operand.as_str()?).ok()?),
        "cidr" => Condition::Cidr(Cidr::parse(operand.as_str()?).ok()?),
        "exists" => Condition::Exists(operand.as_bool()?),
        "numeric" => Condition::Numeric(comparisons(operand)?),
        _ => Condition::AnythingBut(excluded(operand)?),
    };
    Some(condition)
}

/// Returns the conditions that `anything-but` excludes.
fn excluded(operand: &Value) -> Option<Vec<Condition>> {
    let Value::Object(entries) = operand else {
        return items_of(operand).iter().map(condition).collect();
    };
    let (operator, operands) = entries.iter().next()?;
    let conditions = items_of(operands).iter();
    conditions
        .map(|operand| operation(operator, operand))
        .collect()
}

fn comparisons(operand: &Value) -> Option<Vec<(String, f64)>> {
    let pairs = items_of(operand).chunks(2);
    let comparisons = pairs.map(|pair| match pair {
        [sign, bound] => Some((sign.as_str()?.to_owned(), bound.as_f64()?)),
        _ => None,
    });
    comparisons.collect()
}
