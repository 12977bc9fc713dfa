//! What AWS accepts as the text of a declaration: names, ARNs and statements, which may contain placeholders.
//!
//! A rule returns what is wrong, in words, and whoever asks knows where the text was written.

pub mod arn;
pub mod iam;
pub mod name;
pub mod resource;
pub mod text;

use crate::placeholders::{EVERY_TEMPLATE, Parameter, Piece, pieces};

/// The character that stands for a placeholder in a text whose other characters are checked.
pub const PLACEHOLDER: char = '\u{fffc}';

/// Returns the text with one [`PLACEHOLDER`] for each `${…}` that a deployment resolves.
///
/// # Errors
///
/// Returns the message about a placeholder with a mistake.
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
#[must_use]
pub fn whole(text: &str) -> Option<Parameter<'_>> {
    crate::placeholders::whole(text).filter(|parameter| !EVERY_TEMPLATE.contains(&parameter.name))
}

/// Returns `true` if a masked text is one placeholder.
#[must_use]
pub fn is_whole(masked: &str) -> bool {
    masked.chars().eq([PLACEHOLDER])
}

/// Returns the masked text without its placeholders. Their values are checked when they are known.
#[must_use]
pub fn without(masked: &str) -> String {
    masked.replace(PLACEHOLDER, "")
}

/// Returns the masked text with its placeholders as a message shows them.
fn shown(masked: &str) -> String {
    masked.replace(PLACEHOLDER, "${…}")
}
