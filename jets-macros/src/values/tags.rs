//! Tags, with the limits of `TagKey` and `TagValue` in Lambda's API model.

use std::collections::BTreeMap;

use jets_core::{
    manifest::{MAX_TAGS, TAG_KEY_CHARACTERS, TAG_VALUE_CHARACTERS, Tag},
    rules::{text, without},
};

use super::Value;

/// What a map of tags looks like.
pub const ACCEPTED: &str = "a map such as `{ Team: \"data\" }`";

/// Returns a map of tags as AWS lists them. `owner` is what is tagged, with an article.
pub fn check(owner: &str, value: Value<'_>) -> Option<Vec<Tag>> {
    let entries = value.called("tags").map(ACCEPTED)?;
    let mut tags = BTreeMap::new();
    for entry in entries.iter() {
        let key = entry.name;
        let reserved = key.to_lowercase().starts_with("aws:");
        if reserved {
            entry.error_at_key(format!(
                "tag `{key}` begins with `aws:`, which AWS keeps for itself"
            ));
        }
        let key_is_sound = entry.has_plain_key() && {
            let problem = text::tag("a tag's key", TAG_KEY_CHARACTERS, key);
            problem
                .as_ref()
                .inspect(|problem| entry.error_at_key(problem))
                .is_none()
        };
        let Some(value) = tag_value(entry) else {
            continue;
        };
        if key_is_sound && !reserved && tags.insert(key.to_owned(), value).is_some() {
            entry.error_at_key(format!("tag `{key}` is given twice"));
        }
    }
    if let Some(extra) = entries.iter().nth(MAX_TAGS) {
        extra.error_at_key(format!("{owner} has at most {MAX_TAGS} tags"));
    }
    let tag = |(key, value): (String, String)| Tag::new(key, value);
    Some(tags.into_iter().map(tag).collect())
}

fn tag_value(entry: Value<'_>) -> Option<String> {
    let text = entry.text("a string")?;
    let fixed = without(&text.masked()?);
    text.unless(text::tag("a tag's value", TAG_VALUE_CHARACTERS, &fixed))
}
