//! `iot_event`: messages of devices that a statement selects.

use jets_core::{
    manifest::{Names as _, ToValue as _, Value as Json},
    rules::PLACEHOLDER,
    triggers::iot::{
        IotSqlVersion, IotTrigger,
        sql::{Token, outer_tokens, tokens},
    },
};

use super::contract::{Contract, DeclaredTrigger, Form, TriggerParameter, allow_loop};
use crate::values::{Options, Rule, Value, arn, option, set};

pub struct IotEvent;

impl Contract for IotEvent {
    const KEYWORD: &'static str = "iot_event";
    const SOURCE: &'static str = "statement";
    const ARGUMENT: &'static str =
        "a statement of IoT's SQL, such as `\"SELECT * FROM 'sensors/+/temperature'\"`";
    const PARAMETERS: &'static [TriggerParameter] = &[];
    const OPTIONS: &'static [&'static [Rule<IotTrigger>]] = &[&[
        option("enabled", |value, trigger| {
            value.switch_into(&mut trigger.enabled);
        }),
        option(VERSION, |value, trigger| {
            if let Some(version) = value.text_among(IotSqlVersion::NAMES) {
                trigger.topic_rule_payload.aws_iot_sql_version = version;
            }
        }),
        set!(option error_action = arn_or_create(&arn::QUEUE)),
        allow_loop(),
    ]];

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

    fn check(trigger: &IotTrigger, options: &Options<'_>, _form: Option<Form>) {
        let rule = &trigger.topic_rule_payload;
        if let Some(version) = options.find(VERSION)
            && rule.aws_iot_sql_version == IotSqlVersion::V20151008
            && has_inner_query(&rule.sql)
        {
            version.error(
                "this version of IoT's SQL has no queries inside of others: take `\"2016-03-23\"`",
            );
        }
    }

    fn declare(trigger: IotTrigger, _form: Option<Form>) -> DeclaredTrigger {
        let rule = &trigger.topic_rule_payload;
        let sql = rule.sql.clone();
        let mut settings = rule.to_value();
        if let (Some(queue), Json::Object(settings)) = (&trigger.error_action, &mut settings) {
            settings.insert("ErrorAction", queue.as_str());
        }
        DeclaredTrigger::new(trigger, sql, "IoT rule".to_owned(), settings)
    }
}

const VERSION: &str = "aws_iot_sql_version";

const EXAMPLE: &str = "SELECT * FROM 'sensors/+/temperature'";

/// [The limits of IoT's message broker][1] for a topic: its length in bytes, and the number of slashes.
///
/// [1]: https://docs.aws.amazon.com/general/latest/gr/iot-core.html#message-broker-limits
const MAX_BYTES: usize = 256;
const MAX_SLASHES: usize = 7;

/// Checks a statement of [IoT's SQL][1] as far as possible at compile time: `SELECT … FROM 'topic'`, after [variables][2]
/// that `SET` defines. [Queries inside][3] are in parentheses.
///
/// [1]: https://docs.aws.amazon.com/iot/latest/developerguide/iot-sql-reference.html
/// [2]: https://docs.aws.amazon.com/iot/latest/developerguide/iot-sql-set.html
/// [3]: https://docs.aws.amazon.com/iot/latest/developerguide/iot-sql-nested-queries.html
fn problem(sql: &str) -> Option<String> {
    let tokens = outer_tokens(sql);
    let position = |keyword: &str| tokens.iter().position(|token| token.is(keyword));
    let first = tokens.first();
    if !first.is_some_and(|token| token.is("SELECT") || token.is("SET")) {
        return Some(format!(
            "a statement of IoT begins with `SELECT`, or with `SET` before it: `{EXAMPLE}`"
        ));
    }
    if tokens.contains(&Token::Comment) {
        return Some("a statement of IoT cannot have a comment".to_owned());
    }
    let Some(select) = position("SELECT") else {
        return Some(format!("the statement has no `SELECT`: `{EXAMPLE}`"));
    };
    // A rule without a topic is for [Basic Ingest][4] alone, which needs the name that CloudFormation gives the rule.
    // [4]: https://docs.aws.amazon.com/iot/latest/developerguide/iot-basic-ingest.html
    let Some(from) = position("FROM") else {
        return Some(format!("the statement names no topic: `{EXAMPLE}`"));
    };
    if from <= select + 1 {
        return Some(format!("the statement selects nothing: `{EXAMPLE}`"));
    }
    match tokens.get(from + 1) {
        Some(Token::Text(topic)) => problem_of_topic(topic),
        Some(Token::OpenText) => Some(format!(
            "the topic after `FROM` is not closed with `'`: `{EXAMPLE}`"
        )),
        _ => Some(format!(
            "the topic after `FROM` is written in single quotes: `{EXAMPLE}`"
        )),
    }
}

/// Returns `true` if a statement has [a query inside][1], which the first version of the SQL did not have.
///
/// [1]: https://docs.aws.amazon.com/iot/latest/developerguide/iot-rule-sql-version.html
fn has_inner_query(sql: &str) -> bool {
    let mut inner = tokens(sql).into_iter().filter(|(depth, _)| *depth > 0);
    inner.any(|(_, token)| token.is("SELECT"))
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
