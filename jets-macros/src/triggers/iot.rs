//! `iot_event`: messages of devices that a statement selects.

use jets_core::{manifest::ToValue as _, triggers::iot::IotTrigger};

use super::contract::{Contract, DeclaredTrigger, Form, TriggerParameter};
use crate::values::{Rule, Value, option, placeholders::PLACEHOLDER};

/// The keyword `iot_event`.
pub struct IotEvent;

impl Contract for IotEvent {
    const KEYWORD: &'static str = "iot_event";
    const SOURCE: &'static str = "statement";
    const ARGUMENT: &'static str =
        "a statement of IoT's SQL, such as `\"SELECT * FROM 'sensors/+/temperature'\"`";
    const PARAMETERS: &'static [TriggerParameter] = &[];
    const OPTIONS: &'static [&'static [Rule<IotTrigger>]] =
        &[&[option("enabled", |value, trigger| {
            trigger.topic_rule_payload.rule_disabled = value.boolean() == Some(false);
        })]];

    /// The statement.
    type Source = String;
    type Draft = IotTrigger;

    fn source(argument: Value<'_>) -> Option<String> {
        let text = argument.text(Self::ARGUMENT)?;
        let masked = text.masked()?;
        text.unless(problem(&masked))
    }

    fn draft(sql: String) -> IotTrigger {
        IotTrigger::new(sql)
    }

    fn declare(trigger: IotTrigger, _form: Option<Form>) -> DeclaredTrigger {
        let rule = &trigger.topic_rule_payload;
        let (sql, settings) = (rule.sql.clone(), rule.to_value());
        DeclaredTrigger::new(trigger, sql, "IoT rule".to_owned(), settings)
    }
}

const EXAMPLE: &str = "SELECT * FROM 'sensors/+/temperature'";

/// [The limits of IoT's message broker][1] for a topic: its length in bytes, and the number of slashes.
///
/// [1]: https://docs.aws.amazon.com/general/latest/gr/iot-core.html#message-broker-limits
const MAX_BYTES: usize = 256;
const MAX_SLASHES: usize = 7;

/// Checks a statement of [IoT's SQL][1] as far as possible at compile time: `SELECT … FROM 'topic'`.
///
/// [1]: https://docs.aws.amazon.com/iot/latest/developerguide/iot-sql-reference.html
fn problem(sql: &str) -> Option<String> {
    let words: Vec<&str> = sql.split_whitespace().collect();
    let is = |word: &&str, keyword: &str| word.eq_ignore_ascii_case(keyword);
    if !words.first().is_some_and(|word| is(word, "SELECT")) {
        return Some(format!(
            "a statement of IoT begins with `SELECT`: `{EXAMPLE}`"
        ));
    }
    if sql.contains("--") || sql.contains("/*") {
        return Some("a statement of IoT cannot have a comment".to_owned());
    }
    let from = words.iter().position(|word| is(word, "FROM"));
    let Some(from) = from else {
        return Some(format!("the statement names no topic: `{EXAMPLE}`"));
    };
    if from == 1 {
        return Some(format!("the statement selects nothing: `{EXAMPLE}`"));
    }
    let behind = words.get(from + 1..).unwrap_or_default().join(" ");
    let Some(topic) = behind.strip_prefix('\'') else {
        return Some(format!(
            "the topic after `FROM` is written in single quotes: `{EXAMPLE}`"
        ));
    };
    match topic.split_once('\'') {
        Some((topic, _)) => problem_of_topic(topic),
        None => Some(format!(
            "the topic after `FROM` is not closed with `'`: `{EXAMPLE}`"
        )),
    }
}

fn problem_of_topic(topic: &str) -> Option<String> {
    if topic.is_empty() {
        return Some("the topic after `FROM` is empty".to_owned());
    }
    let fixed: usize = topic
        .chars()
        .filter(|letter| *letter != PLACEHOLDER)
        .map(char::len_utf8)
        .sum();
    if fixed > MAX_BYTES {
        return Some(format!(
            "a topic has at most {MAX_BYTES} bytes, not {fixed}"
        ));
    }
    // Reserved topics may have more slashes.
    if !topic.starts_with('$') && topic.matches('/').count() > MAX_SLASHES {
        return Some(format!("a topic has at most {MAX_SLASHES} slashes"));
    }
    let levels: Vec<&str> = topic.split('/').collect();
    if levels
        .iter()
        .any(|level| level.contains('+') && *level != "+")
    {
        return Some("`+` in a topic is a whole level: `sensors/+/temperature`".to_owned());
    }
    let is_last = |index: usize| index + 1 == levels.len();
    let is_misplaced = levels
        .iter()
        .enumerate()
        .any(|(index, level)| level.contains('#') && (*level != "#" || !is_last(index)));
    is_misplaced
        .then(|| "`#` in a topic is a whole level, and the last one: `sensors/#`".to_owned())
}
