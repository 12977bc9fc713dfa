//! `s3_event`: objects of an S3 bucket.

use jets_core::{
    event_pattern::Target,
    manifest::EventTarget,
    placeholders::is_arn,
    rules::without,
    triggers::s3::{S3EventType, S3Trigger},
};

use super::{
    contract::{Contract, Draft, Form, TriggerParameter, allow_loop},
    event_target::{self, Targeted},
};
use crate::{
    resources::{self, Kind},
    values::{Options, Rule, Value, name, option, thousands},
};

pub struct S3Event;

impl Contract for S3Event {
    const KEYWORD: &'static str = "s3_event";
    const SOURCE: &'static str = "bucket";
    const ARGUMENT: &'static str = "a bucket's name, such as `\"uploads\"`";
    const PARAMETERS: &'static [TriggerParameter] =
        &[TriggerParameter::item("s3_object", "S3", "S3Object")];
    const CREATES: Option<&'static Kind> = Some(&resources::BUCKET);
    const OPTIONS: &'static [&'static [Rule<Draft<S3Trigger>>]] = &[
        &[
            resources::create_option(),
            option(EVENTS, |_, _| {}),
            option(PREFIX, |_, _| {}),
            option(SUFFIX, |_, _| {}),
            option("enabled", |value, draft| {
                value.switch_into(&mut draft.enabled);
            }),
            allow_loop(),
        ],
        &event_target::options(),
    ];

    type Source = String;
    type Trigger = S3Trigger;

    const TRIGGER: fn(String) -> S3Trigger =
        |bucket| S3Trigger::new(bucket, &[S3EventType::ObjectCreated], None, None);

    fn source(argument: Value<'_>) -> Option<String> {
        let text = argument.text(Self::ARGUMENT)?;
        if is_arn(&text) || text.starts_with("s3://") {
            text.error("a bucket is named by its name alone, such as `uploads`; its keys are narrowed by `prefix` and `suffix`");
            return None;
        }
        text.named(&name::BUCKET)
    }

    fn check(trigger: &mut Draft<S3Trigger>, options: &Options<'_>, _form: Option<Form>) {
        let events = options.find(EVENTS).and_then(events);
        let events = events.unwrap_or_else(|| vec![S3EventType::ObjectCreated]);
        let [prefix, suffix] =
            [PREFIX, SUFFIX].map(|name| options.find(name).and_then(part_of_key));
        let (prefix, suffix) = (prefix.as_deref(), suffix.as_deref());
        let selected = S3Trigger::new(&trigger.bucket, &events, prefix, suffix);
        trigger.rule.event_pattern = selected.rule.event_pattern;
        // Together they make a wildcard, which may be too complex or too long for the rule.
        if let (Some(_), Some(_), Some(option)) = (prefix, suffix, options.find(SUFFIX))
            && !Target::Bus.mistakes(&trigger.rule.event_pattern).is_empty()
        {
            option.error("EventBridge refuses the wildcard of this `suffix` behind the `prefix`: shorten it, or leave one of them out");
        }
    }
}

impl Targeted for S3Trigger {
    fn target(&mut self) -> &mut Option<EventTarget> {
        &mut self.rule.target
    }
}

/// The options that select events. They are read together, because they are one pattern.
const EVENTS: &str = "events";
const PREFIX: &str = "prefix";
const SUFFIX: &str = "suffix";

/// Checks a bare word, or a list of them without duplicates.
fn events(value: Value<'_>) -> Option<Vec<S3EventType>> {
    let name = value.name;
    let accepted = "`ObjectCreated`, or a list such as `[ObjectCreated, ObjectDeleted]`";
    let mut events = Vec::new();
    for item in value.items(accepted) {
        let event: S3EventType = item.word()?;
        if events.contains(&event) {
            item.error(format!("`{name}` names this event twice"));
        } else {
            events.push(event);
        }
    }
    (!events.is_empty()).then_some(events)
}

/// The maximum length of a key in bytes: <https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html>.
const MAX_KEY: usize = 1024;

/// Checks the beginning or the end of a key.
fn part_of_key(value: Value<'_>) -> Option<String> {
    let name = value.name;
    let accepted = match name {
        SUFFIX => "a string such as `\".png\"`",
        _ => "a string such as `\"images/\"`",
    };
    let text = value.text(accepted)?.not_empty(accepted)?;
    let bytes = without(&text.masked()?).len();
    let (max, found) = (thousands(MAX_KEY), thousands(bytes));
    let is_long = bytes > MAX_KEY;
    text.unless(is_long.then(|| format!("`{name}` has at most {max} bytes, not {found}")))
}
