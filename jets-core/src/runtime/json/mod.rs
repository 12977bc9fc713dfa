//! A strict, borrowing JSON reader. It accepts exactly what `serde_json::Value` accepts.
//!
//! A decoder moves a [`Cursor`] through the text of an event, and reads the values that it needs. All others are
//! checked and skipped, so that text that was read to its end is known to be valid.

mod cursor;
mod error;
mod find;
mod number;
mod string;

pub(crate) use {
    cursor::{Cursor, Members},
    error::{JsonError, Kind, Located},
    find::{has_member, string_at},
    string::Str,
};

/// Checks all of `text`. Returns `true` if a key is one of `serde_json`'s private ones, which `Value` treats specially.
pub(crate) fn check(text: &str) -> Result<bool, JsonError> {
    let mut cursor = Cursor::new(text);
    cursor.skip()?;
    cursor.end()?;
    Ok(cursor.has_private_key())
}
