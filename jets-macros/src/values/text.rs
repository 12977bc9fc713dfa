//! Strings, which may contain placeholders.

use std::{fmt::Display, ops::Deref};

use super::{Value, placeholders};

/// A string with the word that it belongs to.
#[derive(Clone, Copy)]
pub struct Text<'a> {
    pub name: &'a str,
    value: Value<'a>,
    content: &'a str,
}

impl<'a> Text<'a> {
    pub(super) const fn new(value: Value<'a>, content: &'a str) -> Self {
        Self {
            name: value.name,
            value,
            content,
        }
    }

    pub fn into_string(self) -> String {
        self.content.to_owned()
    }

    pub fn error(self, message: impl Display) {
        self.value.error(message);
    }

    /// Returns the text, or reports what is wrong with it.
    pub fn unless(self, problem: Option<impl Display>) -> Option<String> {
        match problem {
            Some(problem) => {
                self.error(problem);
                None
            }
            None => Some(self.into_string()),
        }
    }

    /// Returns the text with one [`PLACEHOLDER`](placeholders::PLACEHOLDER) for each `${…}` that a deployment resolves.
    /// Returns `None` if one of them was reported.
    pub fn masked(self) -> Option<String> {
        self.masked_as(self.content)
    }

    /// Masks a part of the text like [`masked`](Self::masked).
    pub fn masked_as(self, part: &str) -> Option<String> {
        let masked = placeholders::masked(part);
        masked.map_err(|problem| self.error(problem)).ok()
    }

    /// Returns the text, or reports that it is empty. `accepted` says what it must be.
    pub fn not_empty(self, accepted: &str) -> Option<Self> {
        if self.is_empty() {
            let name = self.name;
            self.error(format!("`{name}` takes {accepted}, not an empty string"));
            return None;
        }
        Some(self)
    }
}

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.content
    }
}
