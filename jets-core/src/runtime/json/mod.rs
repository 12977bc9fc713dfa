//! A strict JSON reader that borrows: what it accepts is what `serde_json::Value` accepts.
//!
//! A [`Cursor`] is pulled through the text of an event by the decoder that knows what it looks for. What is not looked
//! for is checked and skipped, so that text which was read to its end is known to be JSON.

mod cursor;
mod error;
mod find;
mod number;
mod string;

pub(crate) use {
    cursor::Cursor,
    error::{JsonError, Kind, Located},
    find::{has_member, string_at},
    string::Str,
};

/// Checks all of `text`, and tells whether a key is one of `serde_json`'s own, which `Value` reads in its own way.
pub(crate) fn check(text: &str) -> Result<bool, JsonError> {
    let mut cursor = Cursor::new(text);
    cursor.skip()?;
    cursor.end()?;
    Ok(cursor.has_private_key())
}
