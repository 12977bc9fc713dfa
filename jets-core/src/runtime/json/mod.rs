//! A strict, borrowing JSON reader. It accepts exactly what `serde_json::Value` accepts.
//!
//! A decoder moves a [`Cursor`] through the text of an event, and reads the values that it needs. All others are
//! checked and skipped, so that text that was read to its end is known to be valid.

mod cursor;
mod error;
mod scalar;

use std::borrow::Cow;

pub(crate) use {
    cursor::{Cursor, Members},
    error::{JsonError, Kind},
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
    cursor.string().ok().map(Cow::into_owned)
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

impl Cursor<'_> {
    /// Checks the next value and moves past it.
    #[inline]
    pub(crate) fn skip(&mut self) -> Result<(), JsonError> {
        // Most values are strings without escapes.
        match self.plain_string() {
            Some(_) => Ok(()),
            None => self.skip_other(),
        }
    }

    /// Does the same. It is called again for nested values, whose depth is limited.
    fn skip_other(&mut self) -> Result<(), JsonError> {
        match self.kind()? {
            Kind::String => {
                self.at = scalar::string_end(self.bytes(), self.at + 1)? + 1;
                Ok(())
            }
            Kind::Number => {
                self.at = scalar::read_number(self.bytes(), self.at)?.end;
                Ok(())
            }
            Kind::Null => self.ident("null"),
            Kind::Boolean => {
                let is_true = self.bytes().get(self.at) == Some(&b't');
                self.ident(if is_true { "true" } else { "false" })
            }
            Kind::Object => {
                let mut members = self.enter()?;
                while self.skip_key(&mut members)? {
                    self.skip()?;
                }
                Ok(())
            }
            Kind::List => {
                let mut elements = self.enter()?;
                while self.element(&mut elements)? {
                    self.skip()?;
                }
                Ok(())
            }
        }
    }

    /// Passes over the next key of an object. Its value comes next. Returns `false` after the last.
    #[inline]
    fn skip_key(&mut self, members: &mut Members) -> Result<bool, JsonError> {
        if !self.begin_key(members)? {
            return Ok(false);
        }
        // It may be private to `serde_json`.
        if matches!(self.bytes().get(self.at + 1), Some(b'$' | b'\\')) {
            self.key_text()?;
        } else {
            self.skip()?;
        }
        self.colon()?;
        Ok(true)
    }
}
