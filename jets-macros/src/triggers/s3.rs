//! `s3_event`: objects of an S3 bucket.

use jets_core::{
    event_pattern::Wildcard,
    manifest::{Arn, Effect, Function, Map, Statement, Value as Json},
    placeholders::is_arn,
    triggers::s3::{S3EventType, S3Trigger},
};

use super::contract::{Contract, DeclaredTrigger, Form, TriggerParameter};
use crate::values::{
    Rule, Text, Value, name::NameRule, option, placeholders::PLACEHOLDER, thousands,
};

/// The keyword `s3_event`.
pub struct S3Event;

/// The bucket, and which events of which objects.
pub struct Draft {
    bucket: String,
    events: Vec<S3EventType>,
    prefix: Option<String>,
    suffix: Option<String>,
    allow_loop: bool,
}

impl Contract for S3Event {
    const KEYWORD: &'static str = "s3_event";
    const SOURCE: &'static str = "bucket";
    const ARGUMENT: &'static str = "a bucket's name, such as `\"uploads\"`";
    const PARAMETERS: &'static [TriggerParameter] = &[TriggerParameter::item(
        "s3_object",
        "once an object",
        "S3",
        "S3Object",
    )];
    const OPTIONS: &'static [&'static [Rule<Draft>]] = &[&[
        option("events", |value, draft| {
            if let Some(events) = events(value) {
                draft.events = events;
            }
        }),
        option("prefix", |value, draft| draft.prefix = part_of_key(value)),
        option("suffix", |value, draft| draft.suffix = part_of_key(value)),
        option("allow_loop", |value, draft| {
            draft.allow_loop = value.boolean().unwrap_or(true);
        }),
    ]];

    /// The bucket's name.
    type Source = String;
    type Draft = Draft;

    fn source(argument: Value<'_>) -> Option<String> {
        bucket(argument.text(Self::ARGUMENT)?)
    }

    fn draft(bucket: String) -> Draft {
        Draft {
            bucket,
            events: vec![S3EventType::ObjectCreated],
            prefix: None,
            suffix: None,
            allow_loop: false,
        }
    }

    fn declare(draft: Draft, _form: Option<Form>) -> DeclaredTrigger {
        let identity = draft.identity();
        let Draft {
            bucket,
            events,
            prefix,
            suffix,
            allow_loop,
        } = draft;
        let trigger = S3Trigger::new(&bucket, &events, prefix.as_deref(), suffix.as_deref());
        let pattern = trigger.rule.event_pattern.clone();
        let settings = Json::Object(Map::from_iter([("EventPattern", pattern)]));
        let description = format!("S3 bucket `{bucket}`");
        let mut declared = DeclaredTrigger::new(trigger, identity, description, settings);
        let creates = events.contains(&S3EventType::ObjectCreated);
        if creates && !allow_loop && prefix.is_none() {
            declared.check_loop = Some(Box::new(move |function| check_loop(&bucket, function)));
        }
        declared
    }
}

impl Draft {
    /// Returns the bucket with the keys and events, which differ between two triggers on it.
    fn identity(&self) -> String {
        let prefix = self.prefix.as_deref().unwrap_or_default();
        let suffix = self.suffix.as_deref().unwrap_or_default();
        let events = self.events.iter().map(|event| event.detail_type());
        let events: Vec<&str> = events.collect();
        format!("{}/{prefix}*{suffix} ({})", self.bucket, events.join(", "))
    }
}

macro_rules! event_words {
    ($($Event:ident),+ $(,)?) => {
        &[$((stringify!($Event), S3EventType::$Event)),+]
    };
}

const EVENTS: &[(&str, S3EventType)] = event_words![
    ObjectCreated,
    ObjectDeleted,
    ObjectRestoreInitiated,
    ObjectRestoreCompleted,
    ObjectRestoreExpired,
    ObjectStorageClassChanged,
    ObjectAccessTierChanged,
    ObjectAclUpdated,
    ObjectTagsAdded,
    ObjectTagsDeleted,
];

/// Checks a bare word, or a list of them without duplicates.
fn events(value: Value<'_>) -> Option<Vec<S3EventType>> {
    let name = value.name;
    let accepted = "`ObjectCreated`, or a list such as `[ObjectCreated, ObjectDeleted]`";
    let mut events = Vec::new();
    for item in value.items(accepted) {
        let event = item.word_of(EVENTS)?;
        if events.contains(&event) {
            item.error(format!("`{name}` names this event twice"));
        } else {
            events.push(event);
        }
    }
    (!events.is_empty()).then_some(events)
}

/// The maximum length of a key: <https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html>.
const MAX_KEY: usize = 1024;

/// Checks the beginning or the end of a key.
fn part_of_key(value: Value<'_>) -> Option<String> {
    let name = value.name;
    let text = value.text("a string such as `\"images/\"`")?;
    let text = text.not_empty(&format!("`{name}`"))?;
    text.masked()?;
    let is_long = text.chars().count() > MAX_KEY;
    let max = thousands(MAX_KEY);
    text.unless(is_long.then(|| format!("`{name}` has at most {max} characters")))
}

/// The rule for a name: [S3's page](https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html).
const NAME: NameRule = NameRule {
    what: "a bucket's name",
    max_characters: 63,
    characters: "lower-case letters, digits, `.` and `-`",
    allows: |character| {
        character.is_ascii_lowercase()
            || character.is_ascii_digit()
            || matches!(character, '.' | '-')
    },
};
const MIN_CHARACTERS: usize = 3;

fn bucket(text: Text<'_>) -> Option<String> {
    if is_arn(&text) || text.starts_with("s3://") {
        text.error("a bucket is named by its name alone, such as `uploads`; its keys are narrowed by `prefix` and `suffix`");
        return None;
    }
    let name = text.masked()?;
    text.unless(NAME.problem(&name).or_else(|| problem_of_form(&name)))
}

fn problem_of_form(name: &str) -> Option<String> {
    let is_end = |character: char| matches!(character, '.' | '-');
    if !name.contains(PLACEHOLDER) && name.len() < MIN_CHARACTERS {
        return Some(format!(
            "a bucket's name has at least {MIN_CHARACTERS} characters"
        ));
    }
    let problem = if name.starts_with(is_end) || name.ends_with(is_end) {
        "begins and ends with a letter or a digit"
    } else if name.contains("..") {
        "cannot have two dots in a row"
    } else if name.parse::<std::net::Ipv4Addr>().is_ok() {
        "cannot be an IP address"
    } else {
        return None;
    };
    Some(format!("a bucket's name {problem}"))
}

fn check_loop(bucket: &str, function: &Function) -> Option<String> {
    let mut statements = function.policy.statement.iter();
    let may_write = statements.any(|statement| allows_writing(statement, bucket));
    may_write.then(|| {
        let keyword = S3Event::KEYWORD;
        format!("the function may write to `{bucket}`, and would be invoked by what it writes: give `{keyword}` a `prefix` that it does not write to, or say `allow_loop: true`")
    })
}

fn allows_writing(statement: &Statement, bucket: &str) -> bool {
    let is_put =
        |action: &String| Wildcard::of_policy(&action.to_ascii_lowercase()).matches("s3:putobject");
    let is_in_bucket = |resource: &String| {
        resource == "*"
            || Arn::parse(resource).is_some_and(|arn| {
                let name = arn.resource.split('/').next().unwrap_or_default();
                arn.service == "s3" && Wildcard::of_policy(name).matches(bucket)
            })
    };
    statement.effect == Effect::Allow
        && statement.action.iter().any(is_put)
        && statement.resource.iter().any(is_in_bucket)
}
