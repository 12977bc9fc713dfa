//! `EventPattern`: a pattern that can be matched against events. It is parsed from JSON, like
//! [EventBridge's compiler of patterns][1].
//!
//! [1]: https://github.com/aws/event-ruler/blob/main/src/main/software/amazon/event/ruler/JsonRuleCompiler.java

use std::str::FromStr;

use serde_json::{Map, Value};

use super::{
    Cidr, MAX_CHARACTERS, MAX_COMBINATIONS, OPERATORS, OperandError, Wildcard, combinations,
    conditions::{Comparison, Condition, Event, Tree, join},
    is_reserved_in_or,
};
use crate::{error::text_error, nearest::nearest};

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
pub(super) fn alternatives(pattern: &Value) -> Result<Vec<Tree>, String> {
    let Value::Object(entries) = pattern else {
        return Err("an event pattern is a JSON object".to_owned());
    };
    let characters = pattern.to_string().chars().count();
    if characters > MAX_CHARACTERS {
        return Err(format!(
            "this event pattern has {characters} characters as JSON; the most is {MAX_CHARACTERS}"
        ));
    }
    let combinations = combinations(&entries.into());
    if combinations > MAX_COMBINATIONS {
        return Err(format!(
            "the `$or` of this event pattern make {combinations} combinations; the most is {MAX_COMBINATIONS}"
        ));
    }
    let mut alternatives = vec![Tree::default()];
    object(entries, "", false, &mut alternatives)?;
    Ok(alternatives)
}

/// Adds the conditions of the object at `path` to every alternative.
fn object(
    entries: &Entries,
    path: &str,
    in_or: bool,
    alternatives: &mut Vec<Tree>,
) -> Result<(), String> {
    if entries.is_empty() {
        return Err(format!("{} is an empty object", at(path)));
    }
    for (key, value) in entries {
        if key == "$or" {
            *alternatives = or(value, path, alternatives)?;
            continue;
        }
        let path = join(path, key);
        if path.matches('.').count() >= MOST_STEPS {
            return Err(format!(
                "a key of this event pattern lies over {MOST_STEPS} keys deep, dots in keys included"
            ));
        }
        if in_or && is_reserved_in_or(key) {
            return Err(format!(
                "{}: `{key}` cannot be a key inside `$or`, because it is the name of an operator",
                at(&path)
            ));
        }
        match value {
            Value::Object(entries) => object(entries, &path, in_or, alternatives)?,
            Value::Array(items) => {
                let list = list(items, &path)?;
                for tree in alternatives.iter_mut() {
                    tree.at(&path).lists.push(list.clone());
                }
            }
            _ => {
                return Err(format!(
                    "{} takes a list of what matches: write `[{value}]`",
                    at(&path)
                ));
            }
        }
    }
    Ok(())
}

/// Combines the alternatives so far with those of `$or`.
fn or(value: &Value, path: &str, before: &[Tree]) -> Result<Vec<Tree>, String> {
    let items = value.as_array().filter(|items| items.len() >= 2);
    let Some(items) = items else {
        return Err(format!(
            "{} takes a list of two event patterns or more",
            at(&join(path, "$or"))
        ));
    };
    let mut after = Vec::new();
    for item in items {
        let Value::Object(entries) = item else {
            return Err(format!("{} takes event patterns", at(&join(path, "$or"))));
        };
        let mut alternatives = before.to_vec();
        object(entries, path, true, &mut alternatives)?;
        after.extend(alternatives);
    }
    Ok(after)
}

fn list(items: &[Value], path: &str) -> Result<Vec<Condition>, String> {
    if items.is_empty() {
        return Err(format!("{} matches nothing: its list is empty", at(path)));
    }
    let conditions = items.iter().map(|item| match item {
        Value::Object(entries) => operator(entries),
        Value::Array(_) => Err("a list does not lie in a list".to_owned()),
        value => Ok(Condition::Equals(value.clone())),
    });
    let conditions = conditions.collect::<Result<_, _>>();
    conditions.map_err(|problem| format!("{}: {problem}", at(path)))
}

/// Parses `{ operator: operand }`.
fn operator(entries: &Entries) -> Result<Condition, String> {
    let (name, operand) = single(entries)?;
    match name {
        "prefix" => affix(
            name,
            operand,
            Condition::Prefix,
            Condition::PrefixIgnoreCase,
        ),
        "suffix" => affix(
            name,
            operand,
            Condition::Suffix,
            Condition::SuffixIgnoreCase,
        ),
        "anything-but" => anything_but(operand),
        "numeric" => numeric(operand),
        "cidr" => of_operand(Cidr::parse(text(name, operand)?), Condition::Cidr),
        "exists" => match operand {
            Value::Bool(exists) => Ok(Condition::Exists(*exists)),
            _ => Err(format!("`exists` takes true or false, not {operand}")),
        },
        name => compared(name, text(name, operand)?),
    }
}

/// Returns the condition of an operator that compares a string.
fn compared(name: &str, text: &str) -> Result<Condition, String> {
    match name {
        "prefix" => Ok(Condition::Prefix(text.to_owned())),
        "suffix" => Ok(Condition::Suffix(text.to_owned())),
        "equals-ignore-case" => Ok(Condition::EqualsIgnoreCase(text.to_owned())),
        "wildcard" => of_operand(Wildcard::parse(text), Condition::Wildcard),
        _ => Err(unknown(name)),
    }
}

fn of_operand<T>(
    operand: Result<T, OperandError>,
    condition: fn(T) -> Condition,
) -> Result<Condition, String> {
    operand.map(condition).map_err(|error| error.to_string())
}

fn unknown(name: &str) -> String {
    let hint = nearest(name, OPERATORS.iter().copied())
        .map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
    format!("`{name}` is not an operator of event patterns{hint}")
}

/// Returns the single entry of an object.
fn single(entries: &Entries) -> Result<(&str, &Value), String> {
    let mut entries = entries.iter();
    match (entries.next(), entries.next()) {
        (Some((name, operand)), None) => Ok((name, operand)),
        _ => Err("an object in a list has one operator".to_owned()),
    }
}

fn text<'a>(name: &str, operand: &'a Value) -> Result<&'a str, String> {
    match operand.as_str() {
        Some(text) => Ok(text),
        None if !OPERATORS.contains(&name) => Err(unknown(name)),
        None => Err(format!("`{name}` takes a string, not {operand}")),
    }
}

/// Parses the operand of `prefix` or `suffix`: a string, or `{ "equals-ignore-case": string }`.
fn affix(
    name: &str,
    operand: &Value,
    exact: fn(String) -> Condition,
    ignoring_case: fn(String) -> Condition,
) -> Result<Condition, String> {
    if let Value::Object(entries) = operand {
        let (inside, operand) = single(entries)?;
        if inside != "equals-ignore-case" {
            return Err(format!(
                "`{name}` takes a string or `equals-ignore-case`, not `{inside}`"
            ));
        }
        return text(inside, operand).map(|text| ignoring_case(text.to_owned()));
    }
    text(name, operand).map(|text| exact(text.to_owned()))
}

/// Parses the operand of `anything-but`: strings, numbers, or one operator on strings.
fn anything_but(operand: &Value) -> Result<Condition, String> {
    if let Value::Object(entries) = operand {
        let (name, operand) = single(entries)?;
        if !matches!(
            name,
            "prefix" | "suffix" | "equals-ignore-case" | "wildcard"
        ) {
            return Err(format!(
                "`anything-but` takes `prefix`, `suffix`, `equals-ignore-case` and `wildcard`, not `{name}`"
            ));
        }
        let conditions = one_or_more(operand).iter().map(|operand| {
            let text = text(name, operand)?;
            if text.is_empty() && matches!(name, "prefix" | "suffix") {
                return Err(format!("`{name}` in `anything-but` is empty"));
            }
            compared(name, text)
        });
        return not_empty(conditions.collect::<Result<_, _>>()?);
    }
    let values = one_or_more(operand);
    let is_text = values.iter().all(Value::is_string);
    if !is_text && !values.iter().all(Value::is_number) {
        return Err("`anything-but` takes strings alone or numbers alone".to_owned());
    }
    not_empty(values.iter().cloned().map(Condition::Equals).collect())
}

fn one_or_more(operand: &Value) -> &[Value] {
    match operand {
        Value::Array(values) => values,
        one => std::slice::from_ref(one),
    }
}

fn not_empty(conditions: Vec<Condition>) -> Result<Condition, String> {
    if conditions.is_empty() {
        return Err("`anything-but` has an empty list".to_owned());
    }
    Ok(Condition::AnythingBut(conditions))
}

/// Parses the operand of `numeric`: `["=", 5]`, `[">", 0]` or `[">", 0, "<=", 100]`.
fn numeric(operand: &Value) -> Result<Condition, String> {
    let wrong =
        || format!("`numeric` takes a list such as `[\">\", 0, \"<=\", 100]`, not {operand}");
    let items = operand.as_array().ok_or_else(wrong)?;
    let comparisons = items.chunks(2).map(|pair| match pair {
        [Value::String(sign), Value::Number(bound)] => {
            Comparison::from_sign(sign).zip(bound.as_f64())
        }
        _ => None,
    });
    let comparisons = comparisons.collect::<Option<Vec<_>>>().ok_or_else(wrong)?;
    let is_sound = match comparisons.as_slice() {
        [_] => true,
        [(lower, bottom), (upper, top)] => {
            matches!(lower, Comparison::Greater | Comparison::GreaterOrEqual)
                && matches!(upper, Comparison::Less | Comparison::LessOrEqual)
                && bottom < top
        }
        _ => false,
    };
    if is_sound {
        return Ok(Condition::Numeric(comparisons));
    }
    Err(wrong())
}

/// Returns the words for the place of a mistake.
fn at(path: &str) -> String {
    if path.is_empty() {
        "this event pattern".to_owned()
    } else {
        format!("`{path}`")
    }
}
