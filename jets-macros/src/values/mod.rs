//! Values of the language, one at a time: what is asked of a value, and what it must be.
//!
//! Every message names the word that the value belongs to, and says what is accepted.

mod arguments;
mod event_pattern;
pub mod json;
mod number;
mod options;
mod placeholders;
pub mod statement;
pub mod tags;

use std::fmt::Display;

use jets_core::{
    manifest::{Choice, Names},
    placeholders::has_any,
};
use proc_macro2::{Span, TokenStream};
use quote::ToTokens;

pub use jets_core::rules::{arn, name, resource};

pub(crate) use self::options::set;
pub use self::{
    arguments::Arguments,
    options::{Entries, Options, Rule, names as names_of, option},
    placeholders::Text,
};
pub use crate::diagnostics::{in_words, thousands};
use crate::{
    diagnostics::{Errors, did_you_mean, one_of, span_of},
    syntax::{self, NamedValue, Word},
};

/// A value with the word that it belongs to: the keyword of a declaration, an option, or a key of a map.
#[derive(Clone, Copy)]
pub struct Value<'a> {
    pub name: &'a str,
    /// The word, where it was written.
    pub key: &'a dyn ToTokens,
    content: &'a syntax::Value,
    errors: &'a Errors,
}

impl<'a> Value<'a> {
    /// Returns the value of an option, or of a key in a map.
    pub fn of(entry: &'a NamedValue, errors: &'a Errors) -> Self {
        Self {
            name: entry.name.text(),
            key: &entry.name,
            content: &entry.value,
            errors,
        }
    }

    /// Returns the same value as that of the word `name`.
    pub const fn called(self, name: &'a str) -> Self {
        Self { name, ..self }
    }

    const fn inner(self, content: &'a syntax::Value) -> Self {
        Self { content, ..self }
    }

    pub fn error(self, message: impl Display) {
        self.errors.at(self.content, message);
    }

    pub fn error_at_key(self, message: impl Display) {
        self.errors.at(self.key, message);
    }

    /// Reports a value of another kind than the word takes.
    pub fn wrong_kind(self, accepted: &str) {
        let (name, kind) = (self.name, self.content.kind());
        self.error(format!("`{name}` takes {accepted}, not {kind}"));
    }

    pub fn boolean(self) -> Option<bool> {
        if self.as_bool().is_none() {
            self.wrong_kind("`true` or `false`");
        }
        self.as_bool()
    }

    /// Returns the string. `accepted` says what it must be.
    pub fn text(self, accepted: &str) -> Option<Text<'a>> {
        let text = self.as_text();
        if let Some(word) = self.as_word() {
            let name = self.name;
            let note = if word.text.contains(char::is_lowercase) {
                ""
            } else {
                "; a macro does not see the value of a constant"
            };
            self.error(format!(
                "`{name}` takes {accepted}, not a bare word: write `\"{word}\"`{note}"
            ));
        } else if text.is_none() {
            self.wrong_kind(accepted);
        }
        text
    }

    /// Returns the strings of a list, or the single one.
    pub fn texts(self, accepted: &str) -> Vec<Text<'a>> {
        let items = self.items(accepted).into_iter();
        items.filter_map(|item| item.text(accepted)).collect()
    }

    /// Returns the values of a list, or the single value. An empty list is reported.
    pub fn items(self, accepted: &str) -> Vec<Self> {
        let Some(items) = self.as_list() else {
            return vec![self];
        };
        if items.is_empty() {
            let name = self.name;
            self.error(format!("`{name}` is empty: it takes {accepted}"));
        }
        items
    }

    pub fn map(self, accepted: &str) -> Option<Entries<'a>> {
        let entries = self.as_map();
        if entries.is_none() {
            self.wrong_kind(accepted);
        }
        entries
    }

    /// Returns what the bare word stands for, or a placeholder for it.
    pub fn choice<T: Names>(self) -> Option<Choice<T>> {
        self.choice_among([T::NAMES, T::NAMES])
    }

    /// Returns what the bare word stands for, which must be one of the first names, or a placeholder for one of the others.
    pub fn choice_among<T: Names>(
        self,
        [names, of_placeholder]: [&[&str]; 2],
    ) -> Option<Choice<T>> {
        if let Some(text) = self.as_text().filter(|text| has_any(text)) {
            return placeholder_of(text, of_placeholder)?.parse().ok();
        }
        self.word_among::<T>(names).map(Choice::from)
    }

    /// Returns `true`, `false`, or a placeholder for one of them.
    pub fn switch(self) -> Option<Choice<bool>> {
        match self.as_text().filter(|text| has_any(text)) {
            Some(text) => placeholder_of(text, &["true", "false"])?.parse().ok(),
            None => self.boolean().map(Choice::from),
        }
    }

    /// Sets `true`, `false`, or a placeholder for one of them.
    pub fn switch_into(self, target: &mut Choice<bool>) {
        if let Some(switch) = self.switch() {
            *target = switch;
        }
    }

    pub fn word<T: Names>(self) -> Option<T> {
        self.word_among(T::NAMES)
    }

    /// Returns what the bare word stands for, which must be one of `names`.
    pub fn word_among<T: Names>(self, names: &[&str]) -> Option<T> {
        T::named(self.name_among(names)?)
    }

    /// Returns what the string stands for, which must be one of `names`. They are no words, such as dates.
    pub fn text_among<T: Names>(self, names: &[&str]) -> Option<T> {
        let quoted: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
        let quoted: Vec<&str> = quoted.iter().map(String::as_str).collect();
        let accepted = one_of(&quoted);
        let text = self.text(&accepted)?;
        let version = T::named(&text);
        if version.is_none() {
            let (owner, hint) = (self.name, did_you_mean(&text, names.iter().copied()));
            let text = &*text;
            self.error(format!("`{owner}` is {accepted}, not `\"{text}\"`{hint}"));
        }
        version
    }

    /// Returns the bare word, which must be one of `names`.
    pub fn name_among(self, names: &[&str]) -> Option<&'a str> {
        let owner = self.name;
        let Some(word) = self.as_word() else {
            let accepted = format!("a bare word, {}", one_of(names));
            match self.as_text() {
                Some(text) => {
                    let hint = did_you_mean(&text, names.iter().copied());
                    self.error(format!("`{owner}` takes {accepted}, not a string{hint}"));
                }
                None => self.wrong_kind(&accepted),
            }
            return None;
        };
        if names.contains(&word.text.as_str()) {
            return Some(&word.text);
        }
        let hint = did_you_mean(&word.text, names.iter().copied());
        let accepted = one_of(names);
        self.error(format!("`{owner}` is {accepted}, not `{word}`{hint}"));
        None
    }

    pub const fn as_bool(self) -> Option<bool> {
        match self.content {
            syntax::Value::Bool { value, .. } => Some(*value),
            _ => None,
        }
    }

    pub const fn as_word(self) -> Option<&'a Word> {
        match self.content {
            syntax::Value::Word(word) => Some(word),
            _ => None,
        }
    }

    pub fn is_word(self, word: &str) -> bool {
        self.as_word().is_some_and(|found| found.text == word)
    }

    pub fn as_text(self) -> Option<Text<'a>> {
        match self.content {
            syntax::Value::String(literal) => Some(Text::new(self, &literal.text)),
            _ => None,
        }
    }

    pub fn as_list(self) -> Option<Vec<Self>> {
        match self.content {
            syntax::Value::List { values, .. } => {
                Some(values.iter().map(|value| self.inner(value)).collect())
            }
            _ => None,
        }
    }

    pub fn as_map(self) -> Option<Entries<'a>> {
        match self.content {
            syntax::Value::Map { entries, .. } => Some(Entries {
                owner: self.name,
                written: entries,
                errors: self.errors,
                hint: (&[], ""),
            }),
            _ => None,
        }
    }

    pub fn span_of_key(self) -> Span {
        span_of(&self.key.to_token_stream())
    }

    /// Reports a mistake at the `{` of a map.
    pub fn error_at_brace(self, message: impl Display) {
        if let syntax::Value::Map { group, .. } = self.content {
            self.errors.at_span(group.span_open(), message);
        }
    }
}

fn placeholder_of(text: Text<'_>, names: &[&str]) -> Option<String> {
    placeholders::one(text, &one_of(names), "Name", |default| {
        names.contains(&default)
    })
}

/// Writes the value as it was written.
impl ToTokens for Value<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.content.to_tokens(tokens);
    }
}

/// Returns all values, or `None` if one was refused. All of them are checked.
pub fn all<T>(checked: impl Iterator<Item = Option<T>>) -> Option<Vec<T>> {
    let checked: Vec<Option<T>> = checked.collect();
    checked.into_iter().collect()
}
