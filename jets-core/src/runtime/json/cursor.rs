//! A cursor over JSON text, which reads value by value.

use std::{borrow::Cow, ops::Range};

use super::{
    error::{JsonError, Kind, Problem, Syntax},
    scalar,
};

/// The maximum depth of nested lists and objects, the same as that of `serde_json`.
const MAX_DEPTH: u8 = 127;

#[derive(Clone, Debug)]
pub(crate) struct Cursor<'a> {
    text: &'a str,
    pub(super) at: usize,
    pub(super) depth: u8,
    private_key: bool,
}

/// The object or list that is being read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Members {
    pub(super) is_first: bool,
}

impl Members {
    /// Returns `true` if a member or an element was read.
    pub(crate) fn is_after_first(self) -> bool {
        !self.is_first
    }
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            depth: 0,
            private_key: false,
        }
    }

    /// Returns `true` if one of the keys is private to `serde_json`.
    pub(crate) fn has_private_key(&self) -> bool {
        self.private_key
    }

    pub(crate) fn index(&self) -> usize {
        self.at
    }

    #[inline]
    pub(super) fn bytes(&self) -> &'a [u8] {
        self.text.as_bytes()
    }

    pub(crate) fn left(&self) -> usize {
        self.text.len().saturating_sub(self.at)
    }

    /// Skips white space and returns the next byte.
    #[inline]
    fn peek(&mut self) -> Option<u8> {
        loop {
            let byte = *self.bytes().get(self.at)?;
            // Most bytes need no more than the first comparison.
            if byte > b' ' || !matches!(byte, b' ' | b'\n' | b'\t' | b'\r') {
                return Some(byte);
            }
            self.at += 1;
        }
    }

    #[cold]
    fn error<T>(&self, syntax: Syntax) -> Result<T, JsonError> {
        Err(JsonError::syntax(syntax, self.at))
    }

    /// Returns the kind of the next value, judged by its first byte.
    pub(crate) fn kind(&mut self) -> Result<Kind, JsonError> {
        match self.peek() {
            Some(b'"') => Ok(Kind::String),
            Some(b'{') => Ok(Kind::Object),
            Some(b'[') => Ok(Kind::List),
            Some(b'-' | b'0'..=b'9') => Ok(Kind::Number),
            Some(b't' | b'f') => Ok(Kind::Boolean),
            Some(b'n') => Ok(Kind::Null),
            Some(_) => self.error(Syntax::Value),
            None => self.error(Syntax::EndOfValue),
        }
    }

    /// Returns the error that the next value is not of kind `expected`, or the error in the value itself.
    #[cold]
    fn other_kind(&mut self, expected: Kind) -> JsonError {
        let kind = self.kind();
        let index = self.at;
        // If the value is not valid JSON, report that, and not the kind of value.
        match kind.and_then(|found| self.clone().skip().map(|()| found)) {
            Ok(found) => {
                let problem = Problem::Type { expected, found };
                JsonError { problem, index }
            }
            Err(error) => error,
        }
    }

    /// Checks that only white space is left.
    pub(crate) fn end(&mut self) -> Result<(), JsonError> {
        match self.peek() {
            None => Ok(()),
            Some(_) => self.error(Syntax::TrailingCharacters),
        }
    }

    #[inline]
    pub(crate) fn object(&mut self) -> Result<Members, JsonError> {
        match self.peek() {
            Some(b'{') => self.enter(),
            _ => Err(self.other_kind(Kind::Object)),
        }
    }

    #[inline]
    pub(crate) fn list(&mut self) -> Result<Members, JsonError> {
        match self.peek() {
            Some(b'[') => self.enter(),
            _ => Err(self.other_kind(Kind::List)),
        }
    }

    #[inline]
    pub(super) fn enter(&mut self) -> Result<Members, JsonError> {
        if self.depth == MAX_DEPTH {
            return self.error(Syntax::Depth);
        }
        self.depth += 1;
        self.at += 1;
        Ok(Members { is_first: true })
    }

    #[inline]
    fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        self.at += 1;
    }

    /// Moves to the next key of an object. Returns `false` after the last.
    #[inline]
    pub(super) fn begin_key(&mut self, members: &mut Members) -> Result<bool, JsonError> {
        match self.peek() {
            Some(b'}') => {
                self.leave();
                return Ok(false);
            }
            Some(b'"') if members.is_first => {}
            Some(b',') if !members.is_first => {
                self.at += 1;
                match self.peek() {
                    Some(b'"') => {}
                    Some(b'}') => return self.error(Syntax::TrailingComma),
                    Some(_) => return self.error(Syntax::Key),
                    None => return self.error(Syntax::EndOfValue),
                }
            }
            Some(_) if members.is_first => return self.error(Syntax::Key),
            Some(_) => return self.error(Syntax::CommaOrEndOfObject),
            None => return self.error(Syntax::EndOfObject),
        }
        members.is_first = false;
        Ok(true)
    }

    #[inline]
    pub(super) fn colon(&mut self) -> Result<(), JsonError> {
        match self.peek() {
            Some(b':') => self.at += 1,
            Some(_) => return self.error(Syntax::Colon),
            None => return self.error(Syntax::EndOfObject),
        }
        Ok(())
    }

    /// Reads the next key of an object. Its value comes next. Returns `None` after the last.
    #[inline]
    pub(crate) fn key(&mut self, members: &mut Members) -> Result<Option<Cow<'a, str>>, JsonError> {
        if !self.begin_key(members)? {
            return Ok(None);
        }
        let key = self.key_text()?;
        self.colon()?;
        Ok(Some(key))
    }

    /// Reads a key. The next byte is its quote.
    #[inline]
    pub(super) fn key_text(&mut self) -> Result<Cow<'a, str>, JsonError> {
        let key = self.quoted()?;
        self.private_key |= key.starts_with("$serde_json::private::");
        Ok(key)
    }

    /// Reads the end of an object. Returns `false` if another key comes next.
    #[inline]
    pub(crate) fn end_object(&mut self, members: &mut Members) -> Result<bool, JsonError> {
        Ok(!self.begin_key(members)?)
    }

    /// Reads the next key of an object if it is `quoted`, which contains the quotes and the colon. Its value comes
    /// next. Reads nothing and returns `false` if the text differs, if only by white space.
    #[inline]
    pub(crate) fn key_is(&mut self, members: &mut Members, quoted: &str) -> bool {
        let rest = self.bytes().get(self.at..).unwrap_or_default();
        let (comma, key) = match rest {
            _ if members.is_first => (0, rest),
            [b',', key @ ..] => (1, key),
            _ => return false,
        };
        let is_next = key.starts_with(quoted.as_bytes());
        if is_next {
            self.at += comma + quoted.len();
            members.is_first = false;
        }
        is_next
    }

    /// Returns `true` if the next bytes are the same as the `length` bytes at `start`.
    pub(crate) fn has_again(&self, start: usize, length: usize) -> bool {
        let again = self.bytes().get(start..start.saturating_add(length));
        let next = self.bytes().get(self.at..).unwrap_or_default();
        again.is_some_and(|again| next.starts_with(again))
    }

    /// Moves to the end of the object, which is after `length` bytes that were read before elsewhere.
    pub(crate) fn leave_after(&mut self, length: usize) {
        self.depth = self.depth.saturating_sub(1);
        self.at += length;
    }

    /// Returns whether a list has another element, which comes next.
    #[inline]
    pub(crate) fn element(&mut self, members: &mut Members) -> Result<bool, JsonError> {
        match self.peek() {
            Some(b']') => {
                self.leave();
                return Ok(false);
            }
            Some(_) if members.is_first => {}
            Some(b',') => {
                self.at += 1;
                match self.peek() {
                    Some(b']') => return self.error(Syntax::TrailingComma),
                    Some(_) => {}
                    None => return self.error(Syntax::EndOfValue),
                }
            }
            Some(_) => return self.error(Syntax::CommaOrEndOfList),
            None => return self.error(Syntax::EndOfList),
        }
        members.is_first = false;
        Ok(true)
    }

    #[inline]
    pub(crate) fn string(&mut self) -> Result<Cow<'a, str>, JsonError> {
        match self.peek() {
            Some(b'"') => self.quoted(),
            _ => Err(self.other_kind(Kind::String)),
        }
    }

    /// Reads a string and appends it to `buffer`. Returns `false` for `null`.
    pub(crate) fn optional_string(&mut self, buffer: &mut String) -> Result<bool, JsonError> {
        match self.peek() {
            Some(b'"') => {
                self.at = scalar::unescape(self.text, self.at + 1, buffer)? + 1;
                Ok(true)
            }
            Some(b'n') => self.ident("null").map(|()| false),
            _ => Err(self.other_kind(Kind::String)),
        }
    }

    /// Reads a string without escapes, and returns its place without the quotes. Reads nothing if the next value is
    /// another.
    #[inline]
    pub(crate) fn plain_string(&mut self) -> Option<Range<usize>> {
        self.plain(scalar::special)
    }

    /// Does the same, in fewer instructions if the string has more than eight bytes.
    #[inline]
    pub(crate) fn plain_text(&mut self) -> Option<Range<usize>> {
        self.plain(scalar::far_special)
    }

    /// Like [`plain_string`](Self::plain_string), but does not check for control characters. Base64 decoding refuses
    /// them.
    #[inline]
    pub(crate) fn plain_data(&mut self) -> Option<Range<usize>> {
        self.plain(scalar::special_in_data)
    }

    #[inline]
    fn plain(&mut self, special: impl Fn(&[u8], usize) -> usize) -> Option<Range<usize>> {
        if self.peek() != Some(b'"') {
            return None;
        }
        let start = self.at + 1;
        let end = special(self.bytes(), start);
        if self.bytes().get(end) != Some(&b'"') {
            return None;
        }
        self.at = end + 1;
        Some(start..end)
    }

    /// Reads the string `expected`, which has no escapes. Reads nothing and returns `false` if the text differs, if
    /// only by white space.
    #[inline]
    pub(crate) fn string_as(&mut self, expected: &str) -> bool {
        let start = self.at + 1;
        let end = start + expected.len();
        let is_next = self.bytes().get(self.at) == Some(&b'"')
            && self.bytes().get(start..end) == Some(expected.as_bytes())
            && self.bytes().get(end) == Some(&b'"');
        if is_next {
            self.at = end + 1;
        }
        is_next
    }

    /// Reads a string. The next byte is its quote.
    #[inline]
    pub(super) fn quoted(&mut self) -> Result<Cow<'a, str>, JsonError> {
        if let Some(place) = self.plain_string() {
            return Ok(Cow::Borrowed(self.text.get(place).unwrap_or_default()));
        }
        let mut text = String::new();
        self.at = scalar::unescape(self.text, self.at + 1, &mut text)? + 1;
        Ok(Cow::Owned(text))
    }

    pub(crate) fn number(&mut self) -> Result<f64, JsonError> {
        match self.peek() {
            Some(b'-' | b'0'..=b'9') => {
                let number = scalar::read_number(self.bytes(), self.at)?;
                self.at = number.end;
                Ok(number.value)
            }
            _ => Err(self.other_kind(Kind::Number)),
        }
    }

    /// Reads `null`. Reads nothing and returns `false` if the next value is another.
    #[inline]
    pub(crate) fn null(&mut self) -> Result<bool, JsonError> {
        if self.peek() != Some(b'n') {
            return Ok(false);
        }
        self.ident("null")?;
        Ok(true)
    }

    pub(super) fn ident(&mut self, ident: &'static str) -> Result<(), JsonError> {
        for (offset, expected) in ident.bytes().enumerate() {
            match self.bytes().get(self.at + offset) {
                Some(byte) if *byte == expected => {}
                Some(_) => return Err(JsonError::syntax(Syntax::Ident, self.at + offset)),
                None => return Err(JsonError::syntax(Syntax::EndOfValue, self.text.len())),
            }
        }
        self.at += ident.len();
        Ok(())
    }

    /// Checks the next value and returns its text.
    pub(crate) fn raw(&mut self) -> Result<&'a str, JsonError> {
        let start = self.value_start();
        self.skip()?;
        Ok(self.since(start))
    }

    /// Skips white space and returns the index of the next value.
    pub(crate) fn value_start(&mut self) -> usize {
        self.peek();
        self.at
    }

    /// Returns the text that was read since index `start`.
    pub(crate) fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
