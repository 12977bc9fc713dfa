//! `${Name}` in strings: resolved when the manifest is deployed, checked for form here.

use jets_core::placeholders::{EVERY_TEMPLATE, Parameter, Piece, PlaceholderError, pieces};
use quote::ToTokens;

use crate::{diagnostics::Errors, parse::syntax::StringLiteral};

/// Stands for a placeholder in a text whose other characters are checked.
pub const PLACEHOLDER: char = '\u{fffc}';

/// What `${aws:username}` is in a string.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum PolicyVariables {
    /// Text like any other.
    AreText,
    /// A part of the policy that IAM fills in.
    AreResolved,
}

/// The text with one [`PLACEHOLDER`] for each `${…}` that a deployment fills in, or `None` when one of them was reported.
pub fn masked(literal: &StringLiteral, errors: &mut Errors) -> Option<String> {
    masked_text(&literal.value(), literal, errors)
}

/// The same of `text`, which stands at `at`.
pub fn masked_text(text: &str, at: &impl ToTokens, errors: &mut Errors) -> Option<String> {
    masked_with(PolicyVariables::AreText, text, at, errors)
}

/// The same of `text`, which stands at `at`, with a [`PLACEHOLDER`] for each `${aws:…}` too where IAM resolves them.
pub fn masked_with(
    variables: PolicyVariables,
    text: &str,
    at: &impl ToTokens,
    errors: &mut Errors,
) -> Option<String> {
    let mut masked = String::with_capacity(text.len());
    for piece in pieces(text) {
        match piece {
            Ok(Piece::Text(text)) => masked.push_str(text),
            Ok(Piece::PolicyVariable(_)) if variables == PolicyVariables::AreResolved => {
                masked.push(PLACEHOLDER);
            }
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

/// The parameter that is the whole of `text` and may stand for a value of its own: for the two names of a deployment, and
/// for the program's place, every template has a value already.
pub fn whole(text: &str) -> Option<Parameter<'_>> {
    jets_core::placeholders::whole(text)
        .filter(|parameter| !EVERY_TEMPLATE.contains(&parameter.name))
}

/// Whether a deployment fills in a part of the string, or would if it were sound.
pub fn has_any(literal: &StringLiteral) -> bool {
    jets_core::placeholders::has_any(&literal.value())
}

/// Whether one placeholder alone is the masked text.
pub fn is_whole(masked: &str) -> bool {
    masked.chars().eq([PLACEHOLDER])
}

/// The text without its placeholders.
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

/// Whether a key at `at` is text. What is not is reported: CloudFormation fills in values only.
pub fn check_key(key: &str, at: &impl ToTokens, errors: &mut Errors) -> bool {
    let is_text = pieces(key).all(|piece| matches!(piece, Ok(Piece::Text(_))));
    if !is_text {
        errors.at(at, PlaceholderError::InKey(key.to_owned()));
    }
    is_text
}
