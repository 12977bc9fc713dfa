//! Looks for one member in JSON, without a table of what else there is.

use super::Cursor;

/// The string at `path`, such as `kinesis.sequenceNumber`, in the object that `text` starts with.
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

/// Whether the object that `text` is has a member of this name.
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
