//! Event patterns of filters, of rules and of filter policies.
//!
//! Filters follow Lambda's page on [event filtering][1], rules EventBridge's page on [comparison operators][2]. Where
//! those pages are silent, [EventBridge's compiler of patterns][3] decides.
//!
//! [1]: https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
//! [2]: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
//! [3]: https://github.com/aws/event-ruler/blob/main/src/main/software/amazon/event/ruler/JsonRuleCompiler.java

mod operators;
mod records;

pub use self::records::{DYNAMODB_RECORD, KINESIS_RECORD, MESSAGE, Record};

use jets_core::{
    event_pattern::{
        MAX_CHARACTERS, MAX_COMBINATIONS, MAX_COMPLEXITY, Wildcard, combinations, complexity,
        is_reserved_in_or,
    },
    manifest::{Map, Value as Json},
};

use self::records::Level;
use super::{Value, all, thousands};
use crate::diagnostics::did_you_mean_or_any;

/// What a pattern is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A filter of an event source mapping.
    Filter(&'static Record),
    /// A rule of an event bus. It has more operators, and its events have known keys.
    Bus,
    /// The [filter policy][1] of a subscription to a topic.
    ///
    /// [1]: https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
    Topic,
}

/// Where an object is in a pattern.
#[derive(Clone, Copy)]
struct Position {
    target: Target,
    level: Level,
    is_in_or: bool,
}

impl Target {
    /// Returns the event pattern as AWS writes it.
    pub fn check(self, value: Value<'_>) -> Option<Map> {
        let accepted = match self {
            Self::Filter(_) => "an event pattern `{ key: [values] }`, or a list of those",
            Self::Bus => "an event pattern such as `{ source: [\"aws.ec2\"] }`",
            Self::Topic => "a filter policy such as `{ store: [\"berlin\"] }`",
        };
        value.map(accepted)?;
        let position = Position {
            target: self,
            level: match self {
                Self::Filter(record) => Level::Record(record),
                Self::Bus => Level::Event,
                Self::Topic => Level::Other,
            },
            is_in_or: false,
        };
        let pattern = position.object(value)?;
        let problem = problem(&pattern);
        if let Some(problem) = &problem {
            value.error(problem);
        }
        problem.is_none().then_some(pattern)
    }
}

fn problem(pattern: &Map) -> Option<String> {
    let characters = Json::from(pattern.clone()).to_string().chars().count();
    if characters > MAX_CHARACTERS {
        let (characters, max) = (thousands(characters), thousands(MAX_CHARACTERS));
        return Some(format!(
            "this event pattern has {characters} characters as JSON; the most is {max}"
        ));
    }
    let combinations = combinations(pattern);
    (combinations > MAX_COMBINATIONS).then(|| {
        let (combinations, max) = (thousands(combinations), thousands(MAX_COMBINATIONS));
        format!(
            "the `$or` of this event pattern make {combinations} combinations; the most is {max}"
        )
    })
}

impl Position {
    fn object(self, value: Value<'_>) -> Option<Map> {
        let entries = value.as_map()?;
        if entries.is_empty() {
            value.error("an event pattern cannot be empty: write `{ key: [values] }`");
            return None;
        }
        let mut json = Map::default();
        let mut is_sound = true;
        for entry in entries.iter() {
            let Some(key) = self.key(entry) else {
                is_sound = false;
                continue;
            };
            let entry = entry.called(key);
            let value = match key {
                "$or" => self.alternatives(entry),
                _ => self.field(entry),
            };
            if json.get(key).is_some() {
                entry.error_at_key(format!("key `{key}` is given twice in this event pattern"));
                is_sound = false;
            }
            match value {
                Some(value) => json.insert(key, value),
                None => is_sound = false,
            }
        }
        is_sound.then_some(json)
    }

    /// Returns the key as AWS writes it.
    fn key(self, entry: Value<'_>) -> Option<&str> {
        let key = entry.name;
        if self.is_in_or && is_reserved_in_or(key) {
            entry.error_at_key(format!(
                "`{key}` cannot be a key inside `$or`, because it is the name of an operator"
            ));
            return None;
        }
        let is_sound = match self.target {
            // The pattern of a mapping is deployed as a string, so placeholders are allowed in its keys.
            Target::Filter(_) => entry.has_sound_key(),
            Target::Bus | Target::Topic => entry.has_plain_key(),
        };
        if !is_sound {
            return None;
        }
        let written = match (self.level, key) {
            (Level::Event, "detail_type") => "detail-type",
            (_, other) => other,
        };
        let Some((owner, known)) = self.level.known().filter(|_| key != "$or") else {
            return Some(key);
        };
        if known.contains(&written) {
            return Some(written);
        }
        let hint = did_you_mean_or_any("its keys are", key, &known);
        let kind = match self.level {
            Level::Event | Level::Record(_) => "top-level key",
            _ => "key",
        };
        entry.error_at_key(format!("`{key}` is not a {kind} of {owner}{hint}"));
        None
    }

    /// Checks the value of `$or`: a list of patterns.
    fn alternatives(self, value: Value<'_>) -> Option<Json> {
        let Some(items) = value.as_list() else {
            value.wrong_kind("a list of event patterns");
            return None;
        };
        if items.len() < 2 {
            value.error("`$or` takes two event patterns or more");
            return None;
        }
        let inside = Self {
            is_in_or: true,
            ..self
        };
        let patterns = items.into_iter().map(|item| {
            item.map("event patterns")?;
            inside.object(item).map(Json::Object)
        });
        all(patterns).map(Json::Array)
    }

    /// Checks the value of a key: a list of alternatives, or a pattern for the keys inside.
    fn field(self, value: Value<'_>) -> Option<Json> {
        let name = value.name;
        let level = self.level.inside(name);
        let is_of_event = self.level == Level::Event;
        // Of the top-level keys of an event, only `detail` has keys inside.
        let has_keys = name == "detail";
        if value.as_map().is_some() {
            if is_of_event && !has_keys || level == Level::Number {
                value.wrong_kind("a list of what matches");
                return None;
            }
            return Self { level, ..self }.object(value).map(Json::Object);
        }
        let Some(items) = value.as_list() else {
            let scalar = quote::quote!(#value);
            value.error(format!(
                "`{name}` takes a list of what matches: write `{name}: [{scalar}]`"
            ));
            return None;
        };
        if is_of_event && has_keys {
            value.wrong_kind("a map of the keys inside");
            return None;
        }
        if level == Level::Type {
            value.error(format!("DynamoDB writes each value with its type: write `{name}: {{ S: [\"…\"] }}`, or another type such as `N` or `BOOL`"));
            return None;
        }
        if items.is_empty() {
            value.error(format!("`{name}` matches nothing: its list is empty"));
            return None;
        }
        if level == Level::Number {
            for item in &items {
                refuse_number(*item);
            }
        }
        let matches = items.into_iter().map(|item| self.target.condition(item));
        let matches = all(matches)?;
        // The limit of SNS is not known, and filters of mappings have no wildcards.
        if self.target == Target::Bus {
            check_complexity(&matches, value);
        }
        Some(Json::Array(matches))
    }
}

/// Reports a number of DynamoDB that is compared as a number.
///
/// <https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-filtering.html>
fn refuse_number(item: Value<'_>) {
    let operator = item.as_map().and_then(super::Entries::single);
    if item.is_number() {
        item.error(format!(
            "DynamoDB writes numbers as strings: write `\"{}\"`",
            quote::quote!(#item)
        ));
    } else if let Some(operator) = operator.filter(|operator| operator.name == "numeric") {
        operator.error_at_key("DynamoDB writes numbers as strings, so `numeric` never matches: name the numbers, as strings");
    }
}

/// Reports wildcards that EventBridge refuses [because they are too complex][1].
///
/// [1]: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html#eb-filtering-wildcard-matching-complexity
fn check_complexity(matches: &[Json], value: Value<'_>) {
    let wildcards = |item: &Json| -> Option<Vec<Wildcard>> {
        let item = item.as_object()?;
        let but = item.get("anything-but").and_then(Json::as_object);
        let texts = match but.unwrap_or(item).get("wildcard")? {
            Json::Array(texts) => texts.iter().filter_map(Json::as_str).collect(),
            text => vec![text.as_str()?],
        };
        texts
            .into_iter()
            .map(|text| Wildcard::parse(text).ok())
            .collect()
    };
    let wildcards: Vec<_> = matches.iter().filter_map(wildcards).collect();
    if complexity(&wildcards) > MAX_COMPLEXITY {
        let name = value.name;
        value.error(format!("the wildcards of `{name}` are too complex for EventBridge: use fewer, or `prefix` and `suffix` where they are enough"));
    }
}
