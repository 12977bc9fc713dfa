//! What a decoder is to make of an event, said of `serde_json::Value` and not of text.

use serde_json::{Map, Value};

/// What an object is to have under a name, or under one of several.
pub(crate) struct Member(pub(crate) &'static [&'static str], pub(crate) Kind);

/// What a member is to be.
pub(crate) enum Kind {
    /// A string; `null` stands for none.
    Text(Needed),
    /// A number; `null` stands for none.
    Number(Needed),
    /// Any value; `null` stands for none.
    Json(Needed),
    /// This string, where it is there.
    Source(&'static str),
    /// An object with these members. One that is not there has none of them.
    Object(&'static [Member]),
    /// The same, and it must be there.
    NeededObject(&'static [Member]),
    /// An object with these members, or `null`.
    ObjectOrNull(&'static [Member]),
    /// A string, or an object with these members; it must be there.
    TextOrObject(&'static [Member]),
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Needed {
    Yes,
    No,
}

/// The answer where two names of one member are there, of which the order in the text decides.
pub(crate) struct Undecided;

/// Whether an item is what its source's decoder takes.
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

/// Whether an event with a list `Records` is what its source's decoder takes.
pub(crate) fn are_taken(event: &Value, members: &[Member]) -> Result<bool, Undecided> {
    let Some(event) = event.as_object() else {
        return Ok(false);
    };
    let Some(records) = event.get("Records") else {
        // The last call of a tumbling window may have none.
        return Ok(event.contains_key("window"));
    };
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

/// The text at a path, such as `/kinesis/data`.
pub(crate) fn text<'a>(item: &'a Value, path: &str) -> Option<&'a str> {
    item.pointer(path).and_then(Value::as_str)
}

/// The same; empty where there is none.
pub(crate) fn text_or_empty<'a>(item: &'a Value, path: &str) -> &'a str {
    text(item, path).unwrap_or_default()
}

/// The JSON at a path that is not `null`.
pub(crate) fn json<'a>(item: &'a Value, path: &str) -> Option<&'a Value> {
    item.pointer(path).filter(|value| !value.is_null())
}
