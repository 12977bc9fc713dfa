//! `${Name}` in strings: resolved when the manifest is deployed, checked for form here.

use jets_core::manifest::PSEUDO_PARAMETERS;
use syn::LitStr;

use crate::diagnostics::{Errors, did_you_mean};

/// Stands for a placeholder in a text whose other characters are checked.
pub const PLACEHOLDER: char = '\u{fffc}';

/// What every deployment gives.
const DEPLOYMENT: [&str; 2] = ["Project", "Environment"];

/// The text with one [`PLACEHOLDER`] for each `${…}`, or `None` when one of them was reported.
pub fn masked(literal: &LitStr, errors: &mut Errors) -> Option<String> {
    let text = literal.value();
    let mut rest = text.as_str();
    let mut masked = String::with_capacity(text.len());
    while let Some((before, after)) = rest.split_once("${") {
        masked.push_str(before);
        let Some((name, behind)) = after.split_once('}') else {
            errors.at(literal, "a placeholder `${` is not closed with `}`");
            return None;
        };
        check_name(name, literal, errors)?;
        masked.push(PLACEHOLDER);
        rest = behind;
    }
    masked.push_str(rest);
    Some(masked)
}

/// The text without its placeholders.
pub fn without(text: &str) -> String {
    let mut pieces = text.split("${");
    let before = pieces.next().unwrap_or_default();
    let after = pieces.filter_map(|piece| piece.split_once('}'));
    std::iter::once(before)
        .chain(after.map(|(_, behind)| behind))
        .collect()
}

fn check_name(name: &str, literal: &LitStr, errors: &mut Errors) -> Option<()> {
    if name.starts_with("AWS::") {
        if PSEUDO_PARAMETERS.contains(&name) {
            return Some(());
        }
        let hint = did_you_mean(name, PSEUDO_PARAMETERS);
        errors.at(
            literal,
            format!("`${{{name}}}` is no pseudo parameter of CloudFormation{hint}"),
        );
        return None;
    }
    // A variable of IAM's policy language, such as `${aws:username}`, is IAM's to resolve.
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
    let policy_variable = name.contains(':') && !name.contains("::");
    // `${!Name}` stands for the text `${Name}`, as in CloudFormation's `Fn::Sub`.
    let text = name.starts_with('!');
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
    let parameter = !name.is_empty()
        && name.len() <= 255
        && name
            .chars()
            .all(|character| character.is_ascii_alphanumeric());
    let meant = DEPLOYMENT
        .iter()
        .find(|known| known.eq_ignore_ascii_case(name) && **known != name);
    if let Some(meant) = meant {
        errors.at(
            literal,
            format!("`${{{name}}}` would be a parameter of its own; did you mean `${{{meant}}}`?"),
        );
        return None;
    }
    if policy_variable || text || parameter {
        return Some(());
    }
    errors.at(
        literal,
        format!("`${{{name}}}` is no placeholder: a name in `${{…}}` is of letters and digits, such as `${{Environment}}`"),
    );
    None
}
