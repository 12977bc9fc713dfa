//! Checks tags by the limits of `TagKey` and `TagValue` in Lambda's API model.

use std::collections::BTreeMap;

use jets_core::manifest::Tag;

use super::{placeholders, values};
use crate::{diagnostics::Errors, syntax::Value};

/// The maximum number of tags: <https://docs.aws.amazon.com/lambda/latest/dg/configuration-tags.html>.
const MOST_TAGS: usize = 50;

/// Checks a map of tags, and returns them as AWS lists them. `owner` is what is tagged, with an article.
pub fn check(owner: &str, value: &Value, errors: &mut Errors) -> Option<Vec<Tag>> {
    let Value::Map { entries, .. } = value else {
        values::wrong_kind("tags", "a map such as `{ Team: \"data\" }`", value, errors);
        return None;
    };
    let mut tags = BTreeMap::new();
    for entry in entries {
        let key = entry.name.text();
        let reserved = key.to_lowercase().starts_with("aws:");
        if reserved {
            errors.at(
                &entry.name,
                format!("tag `{key}` begins with `aws:`, which AWS keeps for itself"),
            );
        }
        let key_is_sound = placeholders::check_key(key, &entry.name, errors)
            && fits("a tag's key", 1, 128, key, &entry.name, errors);
        let Some(literal) = values::string(key, "a string", &entry.value, errors) else {
            continue;
        };
        let text = literal.value();
        let masked = placeholders::masked(literal, errors);
        let value_is_sound = masked.is_some_and(|masked| {
            // AWS sees the value with its placeholders resolved, so check only the rest.
            let fixed = masked.replace(placeholders::PLACEHOLDER, "");
            fits("a tag's value", 0, 256, &fixed, literal, errors)
        });
        if key_is_sound
            && value_is_sound
            && !reserved
            && tags.insert(key.to_owned(), text).is_some()
        {
            errors.at(&entry.name, format!("tag `{key}` is given twice"));
        }
    }
    if let Some(extra) = entries.get(MOST_TAGS) {
        errors.at(&extra.name, format!("{owner} has at most {MOST_TAGS} tags"));
    }
    let tag = |(key, value)| Tag { key, value };
    Some(tags.into_iter().map(tag).collect())
}

fn fits(
    what: &str,
    least: usize,
    most: usize,
    text: &str,
    at: impl quote::ToTokens,
    errors: &mut Errors,
) -> bool {
    let characters = text.chars().count();
    if !(least..=most).contains(&characters) {
        errors.at(
            at,
            format!("{what} has {least} to {most} characters, not {characters}"),
        );
        return false;
    }
    values::only_characters(
        what,
        "letters, digits, spaces and `_.:/=+-@`",
        text,
        &|character: char| character.is_alphanumeric() || " _.:/=+-@".contains(character),
        at,
        errors,
    )
}
