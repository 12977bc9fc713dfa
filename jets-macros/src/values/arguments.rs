//! The arguments and options of a declaration: their number and kind.

use jets_core::manifest::{Choice, Names, Number, limits::Limits};

use super::{Entries, Text, Value, arn::ArnRule, in_words};
use crate::{
    diagnostics::{Errors, Mark, one_of},
    syntax::Declaration,
};

/// What follows the keyword of a declaration.
#[derive(Clone, Copy)]
pub struct Arguments<'a> {
    pub declaration: &'a Declaration,
    errors: &'a Errors,
}

impl<'a> Arguments<'a> {
    /// Reports the sign before the arguments, if there is one.
    pub fn new(declaration: &'a Declaration, errors: &'a Errors) -> Self {
        if let Some((sign, message)) = &declaration.sign {
            errors.at(sign, message);
        }
        Self {
            declaration,
            errors,
        }
    }

    pub fn keyword(self) -> &'a str {
        &self.declaration.keyword.text
    }

    /// Marks what was found so far, to ask whether there was a mistake since.
    pub fn mark(self) -> Mark {
        self.errors.mark()
    }

    pub fn is_sound_since(self, mark: Mark) -> bool {
        self.errors.is_sound_since(mark)
    }

    pub fn error_at_keyword(self, message: impl std::fmt::Display) {
        self.errors.at(&self.declaration.keyword, message);
    }

    pub fn all(self) -> impl Iterator<Item = Value<'a>> {
        self.declaration.arguments.iter().map(move |content| Value {
            name: self.keyword(),
            key: &self.declaration.keyword,
            content,
            errors: self.errors,
        })
    }

    pub fn options(self) -> Entries<'a> {
        Entries {
            owner: self.keyword(),
            written: &self.declaration.options,
            errors: self.errors,
            hint: (&[], ""),
        }
    }

    /// Reports that the argument is missing.
    pub fn require(self, accepted: &str) {
        if self.declaration.arguments.is_empty() && self.declaration.is_sound {
            let keyword = self.keyword();
            self.error_at_keyword(format!("`{keyword}` needs an argument: {accepted}"));
        }
    }

    /// Returns the single argument of a declaration that takes no options.
    pub fn only(self, accepted: &str) -> Option<Value<'a>> {
        self.refuse_options(accepted);
        self.single(accepted)
    }

    /// Returns the single argument of a declaration that may have options.
    pub fn before_options(self, accepted: &str) -> Option<Value<'a>> {
        self.require(accepted);
        self.single(accepted)
    }

    /// Returns the ARN that is the single argument of a declaration that may have options. Nothing stands for one that was
    /// reported.
    pub fn arn_before_options(self, rule: &ArnRule) -> String {
        let arn = self.before_options(rule.accepted);
        arn.and_then(|arn| arn.arn(rule)).unwrap_or_default()
    }

    fn single(self, accepted: &str) -> Option<Value<'a>> {
        if let Some(extra) = self.all().nth(1) {
            let keyword = self.keyword();
            extra.error(format!("`{keyword}` takes one argument, {accepted}"));
        }
        self.all().next()
    }

    /// Returns the string that is the only argument.
    pub fn text(self, accepted: &str) -> Option<Text<'a>> {
        self.only(accepted)?.text(accepted)
    }

    /// Returns the ARN that is the only argument.
    pub fn arn(self, rule: &ArnRule) -> Option<String> {
        self.only(rule.accepted)?.arn(rule)
    }

    /// Returns the ARN that is the only argument, or the word for a queue that is created.
    pub fn arn_or_create(self, rule: &ArnRule) -> Option<String> {
        self.only(rule.accepted)?.arn_or_create(rule)
    }

    /// Returns the number that is the only argument. `unit` follows its limits in messages.
    pub fn number<L: Limits>(self, unit: &str) -> Option<Number<L>> {
        let accepted = in_words(&[L::RANGE], unit);
        self.only(&accepted)?.number(unit)
    }

    /// Returns what the bare word that is the only argument stands for, or a placeholder for it.
    pub fn choice<T: Names>(self) -> Option<Choice<T>> {
        self.only(&one_of(T::NAMES))?.choice()
    }

    /// Returns the strings, one or more, of a declaration that takes no options.
    pub fn texts(self, accepted: &str) -> Vec<Text<'a>> {
        self.refuse_options(accepted);
        self.strings(accepted)
    }

    /// Returns the strings, which are single arguments or one list.
    pub fn strings(self, accepted: &str) -> Vec<Text<'a>> {
        let mut all = self.all();
        match (all.next(), all.next()) {
            (Some(one), None) => one.texts(accepted),
            _ => self
                .all()
                .filter_map(|value| value.text(accepted))
                .collect(),
        }
    }

    /// Reports every argument of a declaration that takes only options. Returns `true` if it has one.
    pub fn refuse_all(self, accepted: &str) -> bool {
        self.all()
            .for_each(|argument| argument.wrong_kind(accepted));
        !self.declaration.arguments.is_empty()
    }

    /// Reports every option of a declaration that takes none, and an argument that is missing.
    fn refuse_options(self, accepted: &str) {
        let keyword = self.keyword();
        for option in self.options().iter() {
            let name = option.name;
            option.error_at_key(format!(
                "`{keyword}` takes no option `{name}`, only {accepted}"
            ));
        }
        if self.declaration.options.is_empty() {
            self.require(accepted);
        }
    }
}
