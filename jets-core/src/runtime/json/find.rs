//! Finds one member in JSON, without a table of the others.

use super::Cursor;

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
