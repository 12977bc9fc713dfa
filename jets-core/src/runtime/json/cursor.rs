//! The cursor: pulled through the text value by value.

use std::{borrow::Cow, ops::Range};

use super::{
    error::{JsonError, Kind, Problem, Syntax},
    number,
    string::{self, Str},
};

/// How deep lists and objects may be in each other: as deep as `serde_json` reads them.
const MOST_DEPTH: u8 = 127;

/// A place in a JSON text.
#[derive(Clone, Debug)]
pub(crate) struct Cursor<'a> {
    text: &'a str,
    at: usize,
    depth: u8,
    private_key: bool,
}

/// The members of an object, or the elements of a list, of which some are read.
#[derive(Debug)]
pub(crate) struct Members {
    is_first: bool,
}

impl<'a> Cursor<'a> {
    /// At the start of `text`.
    pub(crate) fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            depth: 0,
            private_key: false,
        }
    }

    /// Whether a key was one of `serde_json`'s own.
    pub(crate) fn has_private_key(&self) -> bool {
        self.private_key
    }

    /// The index of the next byte.
    pub(crate) fn index(&self) -> usize {
        self.at
    }

    #[inline]
    fn bytes(&self) -> &'a [u8] {
        self.text.as_bytes()
    }

    /// How many bytes are left.
    pub(crate) fn left(&self) -> usize {
        self.text.len().saturating_sub(self.at)
    }

    /// The next byte that is not white space.
    #[inline]
    fn peek(&mut self) -> Option<u8> {
        loop {
            let byte = *self.bytes().get(self.at)?;
            if !matches!(byte, b' ' | b'\n' | b'\t' | b'\r') {
                return Some(byte);
            }
            self.at += 1;
        }
    }

    #[cold]
    fn error<T>(&self, syntax: Syntax) -> Result<T, JsonError> {
        Err(JsonError::syntax(syntax, self.at))
    }

    /// The kind of the next value, as its first byte tells.
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

    /// The error that the next value is not of kind `expected`, or what else is wrong with it.
    #[cold]
    fn other_kind<T>(&mut self, expected: Kind) -> Result<T, JsonError> {
        let found = self.kind()?;
        let index = self.at;
        // If the value is not valid JSON, report that, and not the kind of value.
        self.clone().skip()?;
        let problem = Problem::Type { expected, found };
        Err(JsonError { problem, index })
    }

    /// The end of the text, but for white space.
    pub(crate) fn end(&mut self) -> Result<(), JsonError> {
        match self.peek() {
            None => Ok(()),
            Some(_) => self.error(Syntax::TrailingCharacters),
        }
    }

    /// Enters an object.
    #[inline]
    pub(crate) fn object(&mut self) -> Result<Members, JsonError> {
        match self.peek() {
            Some(b'{') => self.enter(),
            _ => self.other_kind(Kind::Object),
        }
    }

    /// Enters a list.
    #[inline]
    pub(crate) fn list(&mut self) -> Result<Members, JsonError> {
        match self.peek() {
            Some(b'[') => self.enter(),
            _ => self.other_kind(Kind::List),
        }
    }

    #[inline]
    fn enter(&mut self) -> Result<Members, JsonError> {
        if self.depth == MOST_DEPTH {
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

    /// The next key of an object; `None` behind its end. The value comes next.
    #[inline]
    pub(crate) fn key(&mut self, members: &mut Members) -> Result<Option<Cow<'a, str>>, JsonError> {
        match self.peek() {
            Some(b'}') => {
                self.leave();
                return Ok(None);
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
        let key = match self.quoted()? {
            Str::Plain(key) => Cow::Borrowed(key),
            escaped @ Str::Escaped(_) => {
                let mut key = String::new();
                escaped.unescape_into(&mut key);
                Cow::Owned(key)
            }
        };
        self.private_key |= key.starts_with("$serde_json::private::");
        match self.peek() {
            Some(b':') => self.at += 1,
            Some(_) => return self.error(Syntax::Colon),
            None => return self.error(Syntax::EndOfObject),
        }
        Ok(Some(key))
    }

    /// Whether the next key is `quoted`, a key with its quotes and its colon, as a program writes it that adds no white
    /// space. If so, its value comes next; else nothing is read.
    #[inline]
    pub(crate) fn key_is(&mut self, members: &mut Members, quoted: &str) -> bool {
        let mut at = self.at;
        if !members.is_first {
            if self.bytes().get(at) != Some(&b',') {
                return false;
            }
            at += 1;
        }
        let rest = self.bytes().get(at..).unwrap_or_default();
        let is_next = rest.starts_with(quoted.as_bytes());
        if is_next {
            self.at = at + quoted.len();
            members.is_first = false;
        }
        is_next
    }

    /// Whether a list has another element, which comes next.
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

    /// A string.
    #[inline]
    pub(crate) fn string(&mut self) -> Result<Str<'a>, JsonError> {
        match self.peek() {
            Some(b'"') => self.quoted(),
            _ => self.other_kind(Kind::String),
        }
    }

    /// A string; `None` for `null`.
    pub(crate) fn optional_string(&mut self) -> Result<Option<Str<'a>>, JsonError> {
        Ok(if self.null()? {
            None
        } else {
            Some(self.string()?)
        })
    }

    /// Where the text of the next value stands, if that is a string without escapes, which is then read; else nothing is.
    #[inline]
    pub(crate) fn plain_string(&mut self) -> Option<Range<usize>> {
        self.plain(string::special)
    }

    /// The same of a string whose control characters are refused where it is decoded, as base64 refuses them.
    #[inline]
    pub(crate) fn plain_data(&mut self) -> Option<Range<usize>> {
        self.plain(string::special_in_data)
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

    /// Whether the next value is the string `expected`, which has no escapes and is the next without white space. If so,
    /// it is read; else nothing is.
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

    /// A string, whose quote is next.
    #[inline]
    fn quoted(&mut self) -> Result<Str<'a>, JsonError> {
        if let Some(place) = self.plain_string() {
            return Ok(Str::Plain(self.text.get(place).unwrap_or_default()));
        }
        let start = self.at + 1;
        let end = string::end(self.bytes(), start)?;
        self.at = end + 1;
        Ok(Str::Escaped(self.text.get(start..end).unwrap_or_default()))
    }

    /// A number.
    pub(crate) fn number(&mut self) -> Result<f64, JsonError> {
        match self.peek() {
            Some(b'-' | b'0'..=b'9') => {
                let number = number::read(self.bytes(), self.at)?;
                self.at = number.end;
                Ok(number.value)
            }
            _ => self.other_kind(Kind::Number),
        }
    }

    /// Whether the next value is `null`, which is then read.
    #[inline]
    pub(crate) fn null(&mut self) -> Result<bool, JsonError> {
        if self.peek() != Some(b'n') {
            return Ok(false);
        }
        self.ident("null")?;
        Ok(true)
    }

    fn ident(&mut self, ident: &'static str) -> Result<(), JsonError> {
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

    /// The text of the next value, which is checked.
    pub(crate) fn raw(&mut self) -> Result<&'a str, JsonError> {
        let start = self.value_start();
        self.skip()?;
        Ok(self.since(start))
    }

    /// Where the next value starts.
    pub(crate) fn value_start(&mut self) -> usize {
        self.peek();
        self.at
    }

    /// What was read since the cursor was at `start`.
    pub(crate) fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// Checks the next value, and goes on behind it.
    pub(crate) fn skip(&mut self) -> Result<(), JsonError> {
        let outside = self.depth;
        // One bit for each open level: 1 for an object, 0 for an array.
        let mut objects: u128 = 0;
        let mut members = self.skip_one(&mut objects)?;
        while self.depth > outside {
            let is_object = objects & 1 == 1;
            let goes_on = if is_object {
                self.key(&mut members)?.is_some()
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

    /// Reads a value that holds none, or enters one that does.
    fn skip_one(&mut self, objects: &mut u128) -> Result<Members, JsonError> {
        let members = Members { is_first: false };
        match self.kind()? {
            Kind::String => self.quoted().map(|_| members),
            Kind::Number => {
                self.at = number::read(self.bytes(), self.at)?.end;
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
}

#[cfg(test)]
mod tests;
