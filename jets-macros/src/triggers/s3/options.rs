//! The options of `s3_event`: which events of which objects.

use jets_core::triggers::s3::S3EventType;

use crate::{
    diagnostics::Errors,
    rules::{
        options::{OptionRule, OptionValue},
        placeholders::masked,
        values,
    },
    syntax::Value,
};

/// The state that options are set in.
pub struct Draft {
    pub events: Vec<S3EventType>,
    pub prefix: Option<String>,
    pub suffix: Option<String>,
    pub allow_loop: bool,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            events: vec![S3EventType::ObjectCreated],
            prefix: None,
            suffix: None,
            allow_loop: false,
        }
    }
}

impl Draft {
    /// Returns the bucket with the keys and events, which differ between two triggers on it.
    pub fn identity(&self, bucket: &str) -> String {
        let prefix = self.prefix.as_deref().unwrap_or_default();
        let suffix = self.suffix.as_deref().unwrap_or_default();
        let events: Vec<&str> = self
            .events
            .iter()
            .map(|event| event.detail_type())
            .collect();
        format!("{bucket}/{prefix}*{suffix} ({})", events.join(", "))
    }
}

/// The maximum length of a key: [S3's page](https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html).
const MOST_CHARACTERS: usize = 1024;

/// The events: <https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html>.
const EVENTS: &[(&str, S3EventType)] = &[
    ("ObjectCreated", S3EventType::ObjectCreated),
    ("ObjectDeleted", S3EventType::ObjectDeleted),
    (
        "ObjectRestoreInitiated",
        S3EventType::ObjectRestoreInitiated,
    ),
    (
        "ObjectRestoreCompleted",
        S3EventType::ObjectRestoreCompleted,
    ),
    ("ObjectRestoreExpired", S3EventType::ObjectRestoreExpired),
    (
        "ObjectStorageClassChanged",
        S3EventType::ObjectStorageClassChanged,
    ),
    (
        "ObjectAccessTierChanged",
        S3EventType::ObjectAccessTierChanged,
    ),
    ("ObjectAclUpdated", S3EventType::ObjectAclUpdated),
    ("ObjectTagsAdded", S3EventType::ObjectTagsAdded),
    ("ObjectTagsDeleted", S3EventType::ObjectTagsDeleted),
];

pub const OPTIONS: &[OptionRule<Draft>] = &[
    OptionRule::new("events", |option, draft, errors| {
        if let Some(events) = events(option, errors) {
            draft.events = events;
        }
    }),
    OptionRule::new("prefix", |option, draft, errors| {
        draft.prefix = part_of_key(option, errors);
    }),
    OptionRule::new("suffix", |option, draft, errors| {
        draft.suffix = part_of_key(option, errors);
    }),
    OptionRule::new("allow_loop", |option, draft, errors| {
        let allowed = values::boolean(option.name, option.value, errors);
        draft.allow_loop = allowed.unwrap_or(true);
    }),
];

/// Checks a bare word, or a list of them without duplicates.
fn events(option: &OptionValue<'_>, errors: &mut Errors) -> Option<Vec<S3EventType>> {
    let name = option.name;
    let values = match option.value {
        Value::List { group, values } => {
            if values.is_empty() {
                errors.at(
                    group,
                    format!("`{name}` is empty: it takes `ObjectCreated`, or a list such as `[ObjectCreated, ObjectDeleted]`"),
                );
            }
            values.as_slice()
        }
        one => std::slice::from_ref(one),
    };
    let mut events = Vec::new();
    for value in values {
        let event = values::word(name, EVENTS, value, errors)?;
        if events.contains(&event) {
            errors.at(value, format!("`{name}` names this event twice"));
        } else {
            events.push(event);
        }
    }
    (!events.is_empty()).then_some(events)
}

/// Checks the beginning or the end of a key.
fn part_of_key(option: &OptionValue<'_>, errors: &mut Errors) -> Option<String> {
    let name = option.name;
    let literal = values::string(name, "a string such as `\"images/\"`", option.value, errors)?;
    let text = values::not_empty(&format!("`{name}`"), literal, errors)?;
    masked(literal, errors)?;
    if text.chars().count() > MOST_CHARACTERS {
        let most = values::thousands(1024);
        errors.at(literal, format!("`{name}` has at most {most} characters"));
        return None;
    }
    Some(text)
}
