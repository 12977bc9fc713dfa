//! Checks event patterns, by what they are for.
//!
//! Filters follow Lambda's page on [event filtering][1], rules EventBridge's page on [comparison operators][2]. Where
//! those pages are silent, [EventBridge's compiler of patterns][3] decides.
//!
//! [1]: https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
//! [2]: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
//! [3]: https://github.com/aws/event-ruler/blob/main/src/main/software/amazon/event/ruler/JsonRuleCompiler.java

use std::fmt;

use super::{
    Level, MAX_CHARACTERS, MAX_COMBINATIONS, MAX_COMPLEXITY, Record, Wildcard, combinations,
    complexity, is_reserved_in_or,
};
use crate::{
    nearest::{did_you_mean_or_any, thousands},
    placeholders::{Piece, PlaceholderError, pieces},
    value::{Map, Value},
};

/// What an event pattern is for, which decides what it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Any events, with every operator.
    Any,
    /// A filter of an event source mapping.
    Filter(&'static Record),
    /// A rule of an event bus. It has more operators, and its events have known keys.
    Bus,
    /// The [filter policy][1] of a subscription to a topic.
    ///
    /// [1]: https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
    Topic,
}

/// A mistake in an event pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The way to the value that is wrong.
    pub path: Vec<Step>,
    /// Whether the key of the value is wrong, and not the value.
    pub is_in_key: bool,
    /// What is wrong, in words.
    pub message: String,
}

/// Writes the keys on the way to the mistake, if there are any, and what is wrong.
impl fmt::Display for Mistake {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys = self.path.iter().filter_map(|step| match step {
            Step::Key(key) => Some(key.as_str()),
            Step::Index(_) => None,
        });
        let keys: Vec<&str> = keys.collect();
        if !keys.is_empty() {
            write!(formatter, "`{}`: ", keys.join("."))?;
        }
        formatter.write_str(&self.message)
    }
}

/// A step into a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Into the value of a key.
    Key(String),
    /// Into the element of a list.
    Index(usize),
}

impl Target {
    /// Returns the mistakes in a pattern.
    #[must_use]
    #[inline]
    pub fn mistakes(self, pattern: &Map) -> Vec<Mistake> {
        let mut checker = Checker {
            target: self,
            path: Vec::new(),
            mistakes: Vec::new(),
        };
        let level = match self {
            Self::Filter(record) => Level::Record(record),
            Self::Bus => Level::Event,
            Self::Any | Self::Topic => Level::Other,
        };
        checker.pattern(pattern, level, false);
        if checker.mistakes.is_empty() {
            checker.limits(pattern);
        }
        checker.mistakes
    }
}

/// Collects mistakes on the way through a pattern.
pub(super) struct Checker {
    pub(super) target: Target,
    path: Vec<Step>,
    mistakes: Vec<Mistake>,
}

impl Checker {
    pub(super) fn error(&mut self, message: impl Into<String>) {
        self.report(false, message.into());
    }

    pub(super) fn error_in_key(&mut self, message: impl Into<String>) {
        self.report(true, message.into());
    }

    fn report(&mut self, is_in_key: bool, message: String) {
        self.mistakes.push(Mistake {
            path: self.path.clone(),
            is_in_key,
            message,
        });
    }

    /// Reports a value of another kind than its key takes.
    pub(super) fn wrong_kind(&mut self, accepted: &str, found: &Value) {
        let problem = of_wrong_kind(&self.name(), accepted, found);
        self.error(problem);
    }

    /// Returns the last key on the way here.
    pub(super) fn name(&self) -> String {
        let mut steps = self.path.iter().rev();
        let key = steps.find_map(|step| match step {
            Step::Key(key) => Some(key.clone()),
            Step::Index(_) => None,
        });
        key.unwrap_or_default()
    }

    pub(super) fn inside_key(&mut self, key: &str, check: impl FnOnce(&mut Self)) {
        self.inside(Step::Key(key.to_owned()), check);
    }

    pub(super) fn inside_each(
        &mut self,
        items: &[Value],
        mut check: impl FnMut(&mut Self, &Value),
    ) {
        for (index, item) in items.iter().enumerate() {
            self.inside(Step::Index(index), |checker| check(checker, item));
        }
    }

    pub(super) fn inside(&mut self, step: Step, check: impl FnOnce(&mut Self)) {
        self.path.push(step);
        check(self);
        self.path.pop();
    }

    fn limits(&mut self, pattern: &Map) {
        let characters = Value::from(pattern.clone()).to_string().chars().count();
        let combinations = combinations(pattern);
        if characters > MAX_CHARACTERS {
            let (characters, max) = (thousands(characters), thousands(MAX_CHARACTERS));
            self.error(format!(
                "this event pattern has {characters} characters as JSON; the most is {max}"
            ));
        } else if combinations > MAX_COMBINATIONS {
            let (combinations, max) = (thousands(combinations), thousands(MAX_COMBINATIONS));
            self.error(format!(
                "the `$or` of this event pattern make {combinations} combinations; the most is {max}"
            ));
        }
    }

    /// Checks the keys of a pattern, or of a part of one.
    fn pattern(&mut self, entries: &Map, level: Level, is_in_or: bool) {
        if entries.is_empty() {
            self.error("an event pattern cannot be empty: write `{ key: [values] }`");
        }
        for (key, value) in entries.iter() {
            self.inside_key(key, |checker| {
                if let Some(problem) = checker.problem_of_key(key, level, is_in_or) {
                    checker.error_in_key(problem);
                } else if key == "$or" {
                    checker.alternatives(value, level);
                } else {
                    checker.field(key, value, level, is_in_or);
                }
            });
        }
    }

    fn problem_of_key(&self, key: &str, level: Level, is_in_or: bool) -> Option<String> {
        if is_in_or && is_reserved_in_or(key) {
            return Some(format!(
                "`{key}` cannot be a key inside `$or`, because it is the name of an operator"
            ));
        }
        // A filter is deployed as a string, so placeholders are allowed in its keys.
        let is_filled_in = matches!(self.target, Target::Bus | Target::Topic);
        if is_filled_in && !pieces(key).all(|piece| matches!(piece, Ok(Piece::Text(_)))) {
            return Some(PlaceholderError::InKey(key.to_owned()).to_string());
        }
        let (owner, known) = level.known().filter(|_| key != "$or")?;
        if known.contains(&key) {
            return None;
        }
        let hint = did_you_mean_or_any("its keys are", key, &known);
        let kind = match level {
            Level::Event | Level::Record(_) => "top-level key",
            _ => "key",
        };
        Some(format!("`{key}` is not a {kind} of {owner}{hint}"))
    }

    /// Checks the value of `$or`: a list of patterns.
    fn alternatives(&mut self, value: &Value, level: Level) {
        let Some(items) = value.as_array() else {
            self.wrong_kind("a list of event patterns", value);
            return;
        };
        if items.len() < 2 {
            self.error("`$or` takes two event patterns or more");
        }
        self.inside_each(items, |checker, item| match item {
            Value::Object(entries) => checker.pattern(entries, level, true),
            _ => checker.wrong_kind("event patterns", item),
        });
    }

    /// Checks the value of a key: a list of alternatives, or a pattern for the keys inside.
    fn field(&mut self, key: &str, value: &Value, level: Level, is_in_or: bool) {
        // Of the top-level keys of an event, only `detail` has keys inside.
        let has_keys = level == Level::Event && key == "detail";
        let has_list = level == Level::Event && key != "detail";
        let level = level.inside(key);
        if let (Value::Array(_), Some(problem)) = (value, level.instead_of_list(key)) {
            self.error(problem);
            return;
        }
        match value {
            Value::Object(_) if has_list || level == Level::Number => {
                self.wrong_kind("a list of what matches", value);
            }
            Value::Object(entries) => self.pattern(entries, level, is_in_or),
            Value::Array(_) if has_keys => self.wrong_kind("a map of the keys inside", value),
            Value::Array(items) if items.is_empty() => {
                self.error(format!("`{key}` matches nothing: its list is empty"));
            }
            Value::Array(items) => {
                self.inside_each(items, |checker, item| {
                    if level == Level::Number {
                        checker.refuse_number(item);
                    }
                    checker.condition(item);
                });
                // The limit of SNS is not known, and filters of mappings have no wildcards.
                if self.target == Target::Bus {
                    self.complexity(items);
                }
            }
            scalar => self.error(format!(
                "`{key}` takes a list of what matches: write `{key}: [{scalar}]`"
            )),
        }
    }

    /// Reports a number of DynamoDB that is compared as a number.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-filtering.html>
    fn refuse_number(&mut self, item: &Value) {
        match item {
            Value::Integer(_) | Value::Fraction(_) => self.error(format!(
                "DynamoDB writes numbers as strings: write `\"{item}\"`"
            )),
            Value::Object(entries) => {
                for (operator, operand) in entries.iter() {
                    self.inside_key(operator, |checker| match operator {
                        "numeric" => checker.error_in_key("DynamoDB writes numbers as strings, so `numeric` never matches: name the numbers, as strings"),
                        "anything-but" => checker.one_or_more(operand, Self::refuse_number),
                        _ => {}
                    });
                }
            }
            _ => {}
        }
    }

    /// Reports wildcards that EventBridge refuses [because they are too complex][1].
    ///
    /// [1]: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html#eb-filtering-wildcard-matching-complexity
    fn complexity(&mut self, items: &[Value]) {
        let wildcards = |item: &Value| -> Option<Vec<Wildcard>> {
            let item = item.as_object()?;
            let but = item.get("anything-but").and_then(Value::as_object);
            let texts = match but.unwrap_or(item).get("wildcard")? {
                Value::Array(texts) => texts.iter().filter_map(Value::as_str).collect(),
                text => vec![text.as_str()?],
            };
            let wildcards = texts.into_iter().map(|text| Wildcard::parse(text).ok());
            wildcards.collect()
        };
        let wildcards: Vec<_> = items.iter().filter_map(wildcards).collect();
        if complexity(&wildcards) > MAX_COMPLEXITY {
            let name = self.name();
            self.error(format!("the wildcards of `{name}` are too complex for EventBridge: use fewer, or `prefix` and `suffix` where they are enough"));
        }
    }
}

/// Returns the message that a value is of another kind than the key `name` takes.
pub(super) fn of_wrong_kind(name: &str, accepted: &str, found: &Value) -> String {
    let kind = match found {
        Value::Null => "`null`",
        Value::Bool(_) => "a bool",
        Value::Integer(_) => "an integer",
        Value::Fraction(_) => "a fraction",
        Value::Text(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "a map",
    };
    format!("`{name}` takes {accepted}, not {kind}")
}
