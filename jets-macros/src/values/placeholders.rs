//! Strings, and their placeholders: `${Name}`, which is resolved when the manifest is deployed.

use std::{fmt::Display, ops::Deref};

use jets_core::{
    manifest::Function,
    placeholders::{Parameter, Piece, PlaceholderError, is_arn, is_function, pieces},
    rules::{self, arn::ArnRule, name::NameRule, whole},
};

use super::Value;

/// Returns a text that is one placeholder, whose default must be `accepted`. `example` is a name that is shown in messages.
pub(super) fn one(
    text: Text<'_>,
    accepted: &str,
    example: &str,
    is_accepted: impl Fn(&str) -> bool,
) -> Option<String> {
    let word = text.name;
    let Some(Parameter { name, default }) = whole(&text) else {
        text.masked()?;
        text.error(format!("`{word}` takes {accepted}, or a string that is one parameter, such as `\"${{{example}}}\"`"));
        return None;
    };
    let is_sound = default.is_none_or(is_accepted);
    text.unless((!is_sound).then(|| {
        format!("the default of `${{{name}}}` must be {accepted}, because it stands for `{word}`")
    }))
}

impl Value<'_> {
    pub fn arn(self, rule: &ArnRule) -> Option<String> {
        self.text(rule.accepted)?.arn(rule)
    }

    /// Returns an ARN, or the word for a queue of the function that is created.
    pub fn arn_or_create(self, rule: &ArnRule) -> Option<String> {
        if self.is_word(Function::CREATE) {
            return Some(Function::CREATE.to_owned());
        }
        self.arn(rule)
    }

    /// Returns `true` if the key is plain text. Anything else is reported, because CloudFormation does not substitute in
    /// keys.
    pub fn has_plain_key(self) -> bool {
        let is_text = pieces(self.name).all(|piece| matches!(piece, Ok(Piece::Text(_))));
        if !is_text {
            self.error_at_key(PlaceholderError::InKey(self.name.to_owned()));
        }
        is_text
    }

    /// Returns `true` if the key is plain text, and can be the key of a map in the template.
    pub fn has_key_of_template(self) -> bool {
        let is_function = is_function(self.name);
        if is_function {
            self.error_at_key(PlaceholderError::FunctionAsKey(self.name.to_owned()));
        }
        !is_function && self.has_plain_key()
    }

    /// Returns `true` if the key has no placeholder with a mistake, in a text that is deployed as a whole.
    pub fn has_sound_key(self) -> bool {
        let problem = rules::masked(self.name).err();
        if let Some(problem) = &problem {
            self.error_at_key(problem);
        }
        problem.is_none()
    }
}

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

    /// Returns the text with one [`PLACEHOLDER`](rules::PLACEHOLDER) for each `${…}` that a deployment resolves.
    /// Returns `None` if one of them was reported.
    pub fn masked(self) -> Option<String> {
        let masked = rules::masked(self.content);
        masked.map_err(|problem| self.error(problem)).ok()
    }

    /// Returns the text, if it is a name that follows the rule.
    pub fn named(self, rule: &NameRule) -> Option<String> {
        self.unless(rule.problem(&self))
    }

    /// Returns the text, if it is an ARN that follows the rule.
    pub fn arn(self, rule: &ArnRule) -> Option<String> {
        self.unless(rule.problem(self.name, &self))
    }

    /// Returns the text, if it is a name or an ARN that follows the rule for it.
    pub fn named_or_arn(self, name: &NameRule, arn: &ArnRule) -> Option<String> {
        if is_arn(&self) {
            self.arn(arn)
        } else {
            self.named(name)
        }
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
