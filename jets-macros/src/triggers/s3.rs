//! `s3_event`: objects of an S3 bucket.

use jets_core::{
    event_pattern::Target,
    manifest::{Choice, EventTarget, ToValue as _},
    placeholders::is_arn,
    rules::without,
    triggers::s3::{S3EventType, S3Trigger},
};

use super::{
    contract::{Contract, DeclaredTrigger, Form, TriggerParameter, allow_loop},
    event_target::{self, Targeted},
};
use crate::{
    diagnostics::all_of,
    resources::{self, Kind},
    values::{Options, Rule, Value, name, option, set, thousands},
};

pub struct S3Event;

/// The bucket, and which events of which objects.
pub struct Draft {
    bucket: String,
    events: Vec<S3EventType>,
    prefix: Option<String>,
    suffix: Option<String>,
    enabled: Choice<bool>,
    target: Option<EventTarget>,
}

impl Targeted for Draft {
    fn target(&mut self) -> &mut Option<EventTarget> {
        &mut self.target
    }
}

impl Contract for S3Event {
    const KEYWORD: &'static str = "s3_event";
    const SOURCE: &'static str = "bucket";
    const ARGUMENT: &'static str = "a bucket's name, such as `\"uploads\"`";
    const PARAMETERS: &'static [TriggerParameter] = &[TriggerParameter::new(
        Form::Item,
        "s3_object",
        "S3",
        "S3Object",
    )];
    const CREATES: Option<&'static Kind> = Some(&resources::BUCKET);
    const OPTIONS: &'static [&'static [Rule<Draft>]] = &[
        &[
            resources::create_option(),
            option("events", |value, draft| {
                if let Some(events) = events(value) {
                    draft.events = events;
                }
            }),
            set!(option prefix = part_of_key),
            set!(option suffix = part_of_key),
            option("enabled", |value, draft| {
                value.switch_into(&mut draft.enabled);
            }),
            allow_loop(),
        ],
        &event_target::options(),
    ];

    /// The bucket's name.
    type Source = String;
    type Draft = Draft;

    fn source(argument: Value<'_>) -> Option<String> {
        let text = argument.text(Self::ARGUMENT)?;
        if is_arn(&text) || text.starts_with("s3://") {
            text.error("a bucket is named by its name alone, such as `uploads`; its keys are narrowed by `prefix` and `suffix`");
            return None;
        }
        text.named(&name::BUCKET)
    }

    fn draft(bucket: String) -> Draft {
        Draft {
            bucket,
            events: vec![S3EventType::ObjectCreated],
            prefix: None,
            suffix: None,
            enabled: Choice::from(true),
            target: None,
        }
    }

    /// Reports a prefix and a suffix that make a pattern which is too complex or too long for the rule.
    fn check(draft: &Draft, options: &Options<'_>, _form: Option<Form>) {
        if draft.prefix.is_some()
            && draft.suffix.is_some()
            && let Some(option) = options.find("suffix")
            && !Target::Bus
                .mistakes(&draft.trigger().rule.event_pattern)
                .is_empty()
        {
            option.error("EventBridge refuses the wildcard of this `suffix` behind the `prefix`: shorten it, or leave one of them out");
        }
    }

    fn declare(draft: Draft, _form: Option<Form>) -> DeclaredTrigger {
        let identity = draft.identity();
        let mut trigger = draft.trigger();
        let Draft {
            bucket,
            enabled,
            target,
            ..
        } = draft;
        trigger.enabled = enabled;
        trigger.rule.target = target;
        let settings = trigger.rule.to_value();
        let description = format!("S3 bucket `{bucket}`");
        DeclaredTrigger::new(trigger, identity, description, settings)
    }
}

impl Draft {
    fn trigger(&self) -> S3Trigger {
        let (prefix, suffix) = (self.prefix.as_deref(), self.suffix.as_deref());
        S3Trigger::new(&self.bucket, &self.events, prefix, suffix)
    }

    /// Returns the bucket with the keys and events, which differ between two triggers on it.
    fn identity(&self) -> String {
        let prefix = self.prefix.as_deref().unwrap_or_default();
        let suffix = self.suffix.as_deref().unwrap_or_default();
        let events = self.events.iter().map(|event| event.detail_type());
        let events: Vec<&str> = events.collect();
        let (bucket, events) = (&self.bucket, all_of(&events));
        let keys = if prefix.is_empty() && suffix.is_empty() {
            String::new()
        } else {
            format!(", with keys `{prefix}*{suffix}`")
        };
        format!("{events} in bucket `{bucket}`{keys}")
    }
}

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
        "suffix" => "a string such as `\".png\"`",
        _ => "a string such as `\"images/\"`",
    };
    let text = value.text(accepted)?.not_empty(accepted)?;
    let bytes = without(&text.masked()?).len();
    let (max, found) = (thousands(MAX_KEY), thousands(bytes));
    let is_long = bytes > MAX_KEY;
    text.unless(is_long.then(|| format!("`{name}` has at most {max} bytes, not {found}")))
}
