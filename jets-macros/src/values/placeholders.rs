//! Strings, and their placeholders: `${Name}`, which is resolved when the manifest is deployed.

use std::{fmt::Display, ops::Deref};

use jets_core::placeholders::{
    EVERY_TEMPLATE, Parameter, Piece, PlaceholderError, is_function, pieces,
};

use super::Value;

/// The character that stands for a placeholder in a text whose other characters are checked.
pub const PLACEHOLDER: char = '\u{fffc}';

/// Returns the text with one [`PLACEHOLDER`] for each `${…}` that a deployment resolves, or the message about one with a
/// mistake.
pub fn masked(text: &str) -> Result<String, String> {
    let mut masked = String::with_capacity(text.len());
    for piece in pieces(text) {
        match piece.map_err(|problem| problem.to_string())? {
            Piece::Text(text) => masked.push_str(text),
            Piece::Escaped(name) | Piece::PolicyVariable(name) => {
                masked.extend(["${", name, "}"]);
            }
            Piece::Parameter(Parameter {
                name,
                default: Some(_),
            }) => {
                return Err(format!(
                    "`${{{name}:…}}` has a default, which is accepted only where the whole string is a number, a word or an ARN: write `${{{name}}}`, and give the default with `Stack::parameter`"
                ));
            }
            Piece::PseudoParameter(_) | Piece::Parameter(_) => masked.push(PLACEHOLDER),
        }
    }
    Ok(masked)
}

/// Returns the parameter if it is the whole of `text`. The names of project and environment and the location of the
/// program do not count, because every template sets them.
pub fn whole(text: &str) -> Option<Parameter<'_>> {
    jets_core::placeholders::whole(text)
        .filter(|parameter| !EVERY_TEMPLATE.contains(&parameter.name))
}

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

pub fn is_whole(masked: &str) -> bool {
    masked.chars().eq([PLACEHOLDER])
}

/// Returns the masked text without its placeholders. Their values are checked when they are known.
pub fn without(masked: &str) -> String {
    masked.replace(PLACEHOLDER, "")
}

/// Returns the masked text with its placeholders as a message shows them.
pub fn shown(masked: &str) -> String {
    masked.replace(PLACEHOLDER, "${…}")
}

impl Value<'_> {
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
        let problem = masked(self.name).err();
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

    /// Returns the text with one [`PLACEHOLDER`] for each `${…}` that a deployment resolves.
    /// Returns `None` if one of them was reported.
    pub fn masked(self) -> Option<String> {
        self.masked_as(self.content)
    }

    /// Masks a part of the text like [`masked`](Self::masked).
    pub fn masked_as(self, part: &str) -> Option<String> {
        let masked = masked(part);
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
