//! Checks the form of placeholders: `${Name}` in a string, which is resolved when the manifest is deployed.

use jets_core::placeholders::{EVERY_TEMPLATE, Parameter, Piece, PlaceholderError, pieces};
use quote::ToTokens;

use crate::{diagnostics::Errors, syntax::StringLiteral};

/// The character that stands for a placeholder in a text whose other characters are checked.
pub const PLACEHOLDER: char = '\u{fffc}';

/// Returns the text with one [`PLACEHOLDER`] for each `${…}` that a deployment resolves. Returns `None` if one of them
/// was reported.
pub fn masked(literal: &StringLiteral, errors: &mut Errors) -> Option<String> {
    masked_text(&literal.value(), literal, errors)
}

/// Masks `text` like [`masked`]. Mistakes are reported at `at`.
pub fn masked_text(text: &str, at: &impl ToTokens, errors: &mut Errors) -> Option<String> {
    let mut masked = String::with_capacity(text.len());
    for piece in pieces(text) {
        match piece {
            Ok(Piece::Text(text)) => masked.push_str(text),
            Ok(Piece::Escaped(name) | Piece::PolicyVariable(name)) => {
                masked.extend(["${", name, "}"]);
            }
            Ok(Piece::Parameter(Parameter {
                name,
                default: Some(_),
            })) => {
                errors.at(
                    at,
                    format!("`${{{name}:…}}` has a default, which is accepted only where the whole string is a number or an ARN: write `${{{name}}}`, and give the default with `Stack::parameter`"),
                );
                return None;
            }
            Ok(Piece::PseudoParameter(_) | Piece::Parameter(_)) => masked.push(PLACEHOLDER),
            Err(problem) => {
                errors.at(at, problem);
                return None;
            }
        }
    }
    Some(masked)
}

/// Returns the parameter if it is the whole of `text`. The names of project and environment and the location of the
/// program do not count, because every template sets them.
pub fn whole(text: &str) -> Option<Parameter<'_>> {
    jets_core::placeholders::whole(text)
        .filter(|parameter| !EVERY_TEMPLATE.contains(&parameter.name))
}

/// Returns `true` if a deployment resolves a part of the string. A placeholder with a mistake counts.
pub fn has_any(literal: &StringLiteral) -> bool {
    jets_core::placeholders::has_any(&literal.value())
}

/// Returns `true` if the masked text is one placeholder and nothing else.
pub fn is_whole(masked: &str) -> bool {
    masked.chars().eq([PLACEHOLDER])
}

/// Returns the text without its placeholders.
pub fn without(text: &str) -> String {
    let mut fixed = String::new();
    for piece in pieces(text).flatten() {
        match piece {
            Piece::Text(text) => fixed.push_str(text),
            Piece::Escaped(name) | Piece::PolicyVariable(name) => {
                fixed.extend(["${", name, "}"]);
            }
            Piece::PseudoParameter(_) | Piece::Parameter(_) => {}
        }
    }
    fixed
}

/// Returns `true` if the key is plain text. Anything else is reported at `at`, because CloudFormation does not
/// substitute in keys.
pub fn check_key(key: &str, at: &impl ToTokens, errors: &mut Errors) -> bool {
    let is_text = pieces(key).all(|piece| matches!(piece, Ok(Piece::Text(_))));
    if !is_text {
        errors.at(at, PlaceholderError::InKey(key.to_owned()));
    }
    is_text
}
