//! The form of placeholders: `${Name}` in a string, which is resolved when the manifest is deployed.

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
