//! Describes which events a decoder must accept, based on `serde_json::Value` instead of text.

use serde_json::{Map, Value};

/// The expected member of an object, under one name or one of several.
pub(crate) struct Member(pub(crate) &'static [&'static str], pub(crate) Kind);

/// The expected kind of a member.
pub(crate) enum Kind {
    /// A string. `null` counts as absent.
    Text(Needed),
    /// A number. `null` counts as absent.
    Number(Needed),
    /// Any value. `null` counts as absent.
    Json(Needed),
    /// This string, if it is there.
    Source(&'static str),
    /// An object with these members. If it is absent, so are they.
    Object(&'static [Member]),
    /// An object with these members, which must be there.
    NeededObject(&'static [Member]),
    /// An object with these members, or `null`.
    ObjectOrNull(&'static [Member]),
    /// A string, or an object with these members. It must be there.
    TextOrObject(&'static [Member]),
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Needed {
    Yes,
    No,
}

/// Two names of one member are there. Their order in the text would decide, which a value does not keep.
pub(crate) struct Undecided;

/// Returns whether the decoder of its source must accept an item.
pub(crate) fn is_taken(item: &Value, members: &[Member]) -> Result<bool, Undecided> {
    let Some(object) = item.as_object() else {
        return Ok(false);
    };
    for member in members {
        if !member.is_taken(object)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Returns whether an event of a stream is a call for a tumbling window without records.
pub(crate) fn is_window_alone(event: &Value) -> bool {
    event.get("Records").is_none() && event.get("window").is_some_and(Value::is_object)
}

/// Returns whether the decoder of its source must accept an event with a list `Records`.
pub(crate) fn are_taken(event: &Value, members: &[Member]) -> Result<bool, Undecided> {
    if !event.is_object() {
        return Ok(false);
    }
    all_are_taken(&event["Records"], members)
}

/// Returns whether the decoder of its source must accept this list of items.
pub(crate) fn all_are_taken(records: &Value, members: &[Member]) -> Result<bool, Undecided> {
    let Some(records) = records.as_array() else {
        return Ok(false);
    };
    for record in records {
        if !is_taken(record, members)? {
            return Ok(false);
        }
    }
    Ok(true)
}

impl Member {
    fn is_taken(&self, object: &Map<String, Value>) -> Result<bool, Undecided> {
        let Self(names, kind) = self;
        let mut found = names.iter().filter_map(|name| object.get(*name));
        let (value, another) = (found.next(), found.next());
        if another.is_some() {
            return Err(Undecided);
        }
        let none = Value::Object(Map::new());
        Ok(match (kind, value) {
            (
                Kind::Text(needed) | Kind::Number(needed) | Kind::Json(needed),
                None | Some(Value::Null),
            ) => *needed == Needed::No,
            (Kind::Text(_), Some(value)) => value.is_string(),
            (Kind::Number(_), Some(value)) => value.is_number(),
            (Kind::Json(_), Some(_)) | (Kind::Source(_), None) => true,
            (Kind::Source(expected), Some(value)) => value == expected,
            (Kind::Object(members), value) => is_taken(value.unwrap_or(&none), members)?,
            (Kind::ObjectOrNull(members), None | Some(Value::Null)) => is_taken(&none, members)?,
            (Kind::TextOrObject(_), Some(Value::String(_))) => true,
            (Kind::NeededObject(_) | Kind::TextOrObject(_), None) => false,
            (
                Kind::NeededObject(members)
                | Kind::ObjectOrNull(members)
                | Kind::TextOrObject(members),
                Some(value),
            ) => is_taken(value, members)?,
        })
    }
}

/// Returns the text at a path, such as `/kinesis/data`.
pub(crate) fn text<'a>(item: &'a Value, path: &str) -> Option<&'a str> {
    item.pointer(path).and_then(Value::as_str)
}

/// Returns the text at a path, or an empty text if there is none.
pub(crate) fn text_or_empty<'a>(item: &'a Value, path: &str) -> &'a str {
    text(item, path).unwrap_or_default()
}

/// Returns the JSON at a path that is not `null`.
pub(crate) fn json<'a>(item: &'a Value, path: &str) -> Option<&'a Value> {
    item.pointer(path).filter(|value| !value.is_null())
}
