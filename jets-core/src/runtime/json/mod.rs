//! A strict, borrowing JSON reader. It accepts exactly what `serde_json::Value` accepts.
//!
//! A decoder moves a [`Cursor`] through the text of an event, and reads the values that it needs. All others are
//! checked and skipped, so that text that was read to its end is known to be valid.

mod cursor;
mod error;
mod number;
mod skip;
mod string;

pub(crate) use {
    cursor::{Cursor, Members},
    error::{JsonError, Kind, Located},
    string::Str,
};

/// Checks all of `text`. Returns `true` if a key is one of `serde_json`'s private ones, which `Value` treats specially.
pub(crate) fn check(text: &str) -> Result<bool, JsonError> {
    let mut cursor = Cursor::new(text);
    cursor.skip()?;
    cursor.end()?;
    Ok(cursor.has_private_key())
}

/// Returns the string at `path`, such as `kinesis.sequenceNumber`, in the object at the start of `text`.
pub(crate) fn string_at(text: &str, path: &str) -> Option<String> {
    let mut cursor = Cursor::new(text);
    for name in path.split('.') {
        let mut members = cursor.object().ok()?;
        while cursor.key(&mut members).ok()?? != name {
            cursor.skip().ok()?;
        }
    }
    let mut found = String::new();
    cursor.string().ok()?.unescape_into(&mut found);
    Some(found)
}

/// Returns `true` if the object `text` has a member with this name.
pub(crate) fn has_member(text: &str, name: &str) -> bool {
    let mut cursor = Cursor::new(text);
    let Ok(mut members) = cursor.object() else {
        return false;
    };
    while let Ok(Some(key)) = cursor.key(&mut members) {
        if key == name {
            return true;
        }
        if cursor.skip().is_err() {
            return false;
        }
    }
    false
}
