//! Checks the keys of event patterns and their values.

use jets_core::{
    event_pattern::is_reserved_in_or,
    manifest::{Map, Value as Json},
};
use proc_macro2::Group;

use super::{Target, operators, values};
use crate::{
    diagnostics::{Errors, did_you_mean_or_any},
    rules::placeholders,
    syntax::{Name, NamedValue, Value},
};

/// The keys at the top level of an event on a bus.
const FIRST_KEYS: [&str; 9] = [
    "version",
    "id",
    "detail-type",
    "source",
    "account",
    "time",
    "region",
    "resources",
    "detail",
];

/// The place of an object in a pattern.
#[derive(Clone, Copy)]
pub(super) struct Place {
    target: Target,
    /// Whether the object is the top level of the pattern.
    is_first: bool,
    is_in_or: bool,
}

impl Place {
    pub(super) const fn first(target: Target) -> Self {
        Self {
            target,
            is_first: true,
            is_in_or: false,
        }
    }
}

pub(super) fn object(
    place: Place,
    group: &Group,
    entries: &[NamedValue],
    errors: &mut Errors,
) -> Option<Map> {
    if entries.is_empty() {
        errors.at(
            group,
            "an event pattern cannot be empty: write `{ key: [values] }`",
        );
        return None;
    }
    let mut json = Map::default();
    let mut is_sound = true;
    for entry in entries {
        let Some(name) = key(place, &entry.name, errors) else {
            is_sound = false;
            continue;
        };
        let value = if name == "$or" {
            alternatives(place, &entry.value, errors)
        } else {
            field(place, name, &entry.value, errors)
        };
        if json.get(name).is_some() {
            errors.at(
                &entry.name,
                format!("key `{name}` is given twice in this event pattern"),
            );
            is_sound = false;
        }
        match value {
            Some(value) => json.insert(name, value),
            None => is_sound = false,
        }
    }
    is_sound.then_some(json)
}

/// Returns the key as AWS writes it.
fn key<'name>(place: Place, name: &'name Name, errors: &mut Errors) -> Option<&'name str> {
    let text = name.text();
    if place.is_in_or && is_reserved_in_or(text) {
        errors.at(
            name,
            format!("`{text}` cannot be a key inside `$or`, because it is the name of an operator"),
        );
        return None;
    }
    let is_sound = match place.target {
        // The pattern of a mapping is deployed as a string, so placeholders are allowed in its keys.
        Target::Filter => placeholders::masked_text(text, name, errors).is_some(),
        Target::Bus | Target::Topic => placeholders::check_key(text, name, errors),
    };
    if !is_sound {
        return None;
    }
    if place.target != Target::Bus || text == "$or" || !place.is_first {
        return Some(text);
    }
    let text = if text == "detail_type" {
        "detail-type"
    } else {
        text
    };
    if FIRST_KEYS.contains(&text) {
        return Some(text);
    }
    let hint = did_you_mean_or_any("its keys are", text, &FIRST_KEYS);
    errors.at(
        name,
        format!("`{text}` is not a top-level key of an EventBridge event{hint}"),
    );
    None
}

/// Checks the value of `$or`: a list of patterns.
fn alternatives(place: Place, value: &Value, errors: &mut Errors) -> Option<Json> {
    let Value::List {
        group,
        values: items,
    } = value
    else {
        values::wrong_kind("$or", "a list of event patterns", value, errors);
        return None;
    };
    if items.len() < 2 {
        errors.at(group, "`$or` takes two event patterns or more");
        return None;
    }
    let inside = Place {
        is_in_or: true,
        ..place
    };
    let patterns = items.iter().map(|item| match item {
        Value::Map { group, entries } => object(inside, group, entries, errors).map(Json::Object),
        other => {
            values::wrong_kind("$or", "event patterns", other, errors);
            None
        }
    });
    values::all(patterns).map(Json::Array)
}

/// Checks the value of a key: a list of alternatives, or a pattern for the keys inside.
fn field(place: Place, name: &str, value: &Value, errors: &mut Errors) -> Option<Json> {
    // Of the top-level keys of an event, only `detail` has keys inside.
    let is_first_of_bus = place.is_first && place.target == Target::Bus;
    match value {
        Value::Map { .. } if is_first_of_bus && name != "detail" => {
            values::wrong_kind(name, "a list of what matches", value, errors);
            None
        }
        Value::List { .. } if is_first_of_bus && name == "detail" => {
            values::wrong_kind(name, "a map of the keys inside", value, errors);
            None
        }
        Value::Map { group, entries } => {
            let inside = Place {
                is_first: false,
                ..place
            };
            object(inside, group, entries, errors).map(Json::Object)
        }
        Value::List {
            group,
            values: items,
        } => {
            if items.is_empty() {
                errors.at(
                    group,
                    format!("`{name}` matches nothing: its list is empty"),
                );
                return None;
            }
            let target = place.target;
            let matches = items
                .iter()
                .map(|value| operators::condition(target, name, value, errors));
            values::all(matches).map(Json::Array)
        }
        scalar => {
            errors.at(
                scalar,
                format!(
                    "`{name}` takes a list of what matches: write `{name}: [{}]`",
                    quote::quote!(#scalar)
                ),
            );
            None
        }
    }
}
