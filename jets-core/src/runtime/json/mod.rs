//! A strict, borrowing JSON reader. It accepts exactly what `serde_json::Value` accepts.
//!
//! A decoder moves a [`Cursor`] through the text of an event, and reads the values that it needs. All others are
//! checked and skipped, so that text that was read to its end is known to be valid.

mod cursor;
mod error;
mod scalar;

pub(crate) use {
    cursor::{Cursor, Members},
    error::{JsonError, Kind},
    scalar::Str,
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

impl Cursor<'_> {
    /// Checks the next value and moves past it.
    pub(crate) fn skip(&mut self) -> Result<(), JsonError> {
        if self.plain_string().is_some() {
            return Ok(());
        }
        let outside = self.depth;
        // One bit for each open level: 1 for an object, 0 for an array.
        let mut objects: u128 = 0;
        let mut members = self.skip_one(&mut objects)?;
        while self.depth > outside {
            let is_object = objects & 1 == 1;
            let goes_on = if is_object {
                self.skip_key(&mut members)?
            } else {
                self.element(&mut members)?
            };
            members = if goes_on {
                self.skip_one(&mut objects)?
            } else {
                objects >>= 1;
                Members { is_first: false }
            };
        }
        Ok(())
    }

    /// Reads a value without nested values, or begins a list or an object.
    fn skip_one(&mut self, objects: &mut u128) -> Result<Members, JsonError> {
        let members = Members { is_first: false };
        match self.kind()? {
            Kind::String => self.skip_string().map(|()| members),
            Kind::Number => {
                self.at = scalar::read_number(self.bytes(), self.at)?.end;
                Ok(members)
            }
            Kind::Null => self.ident("null").map(|()| members),
            Kind::Boolean => {
                let is_true = self.bytes().get(self.at) == Some(&b't');
                self.ident(if is_true { "true" } else { "false" })
                    .map(|()| members)
            }
            kind @ (Kind::List | Kind::Object) => {
                *objects = *objects << 1 | u128::from(kind == Kind::Object);
                self.enter()
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
            self.skip_string()?;
        }
        self.colon()?;
        Ok(true)
    }

    /// Passes over a string. The next byte is its quote.
    #[inline]
    fn skip_string(&mut self) -> Result<(), JsonError> {
        if self.plain_string().is_none() {
            self.quoted()?;
        }
        Ok(())
    }
}
