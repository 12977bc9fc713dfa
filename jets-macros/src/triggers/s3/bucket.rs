//! Checks the argument that names a bucket.

use jets_core::placeholders::is_arn;

use crate::{
    diagnostics::Errors,
    rules::{
        placeholders::{PLACEHOLDER, masked},
        resource_name::NameRule,
    },
    syntax::StringLiteral,
};

/// The rule for a name: [S3's page](https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html).
const NAME: NameRule = NameRule {
    what: "a bucket's name",
    most_characters: 63,
    characters: "lower-case letters, digits, `.` and `-`",
    allows: |character| {
        character.is_ascii_lowercase()
            || character.is_ascii_digit()
            || matches!(character, '.' | '-')
    },
};
const FEWEST_CHARACTERS: usize = 3;

pub fn check(literal: &StringLiteral, errors: &mut Errors) -> Option<String> {
    let text = literal.value();
    if is_arn(&text) || text.starts_with("s3://") {
        errors.at(
            literal,
            "a bucket is named by its name alone, such as `uploads`; its keys are narrowed by `prefix` and `suffix`",
        );
        return None;
    }
    let name = masked(literal, errors)?;
    if !NAME.check(&name, literal, errors) {
        return None;
    }
    let has_placeholder = name.contains(PLACEHOLDER);
    let ends = |character: char| matches!(character, '.' | '-');
    let problem = if !has_placeholder && name.len() < FEWEST_CHARACTERS {
        format!("a bucket's name has at least {FEWEST_CHARACTERS} characters")
    } else if name.starts_with(ends) || name.ends_with(ends) {
        "a bucket's name begins and ends with a letter or a digit".to_owned()
    } else if name.contains("..") {
        "a bucket's name cannot have two dots in a row".to_owned()
    } else if name.parse::<std::net::Ipv4Addr>().is_ok() {
        "a bucket's name cannot be an IP address".to_owned()
    } else {
        return Some(text);
    };
    errors.at(literal, problem);
    None
}
