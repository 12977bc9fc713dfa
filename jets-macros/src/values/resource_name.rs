//! Checks names of resources: their length and characters.

use super::{placeholders::PLACEHOLDER, values::only_characters};
use crate::{diagnostics::Errors, syntax::StringLiteral};

/// The rule for names of one kind of resource.
pub struct NameRule {
    /// What the name is, in the words of a message, such as `a stream's name`.
    pub what: &'static str,
    pub most_characters: usize,
    /// The allowed characters, in the words of a message.
    pub characters: &'static str,
    pub allows: fn(char) -> bool,
}

/// `logGroupName` of [CloudWatch's `CreateLogGroup`][1].
///
/// [1]: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
pub const LOG_GROUP: NameRule = NameRule {
    what: "a log group's name",
    most_characters: 512,
    characters: "letters, digits, `_`, `-`, `/`, `.` and `#`",
    allows: |character| {
        character.is_ascii_alphanumeric() || matches!(character, '_' | '-' | '/' | '.' | '#')
    },
};

impl NameRule {
    /// Reports a name that breaks the rule. Each `${…}` in `masked` is one [`PLACEHOLDER`].
    pub fn check(&self, masked: &str, literal: &StringLiteral, errors: &mut Errors) -> bool {
        self.check_length(masked, literal, errors) && self.check_characters(masked, literal, errors)
    }

    pub fn check_length(&self, masked: &str, literal: &StringLiteral, errors: &mut Errors) -> bool {
        let Self {
            what,
            most_characters,
            ..
        } = self;
        let fixed = masked
            .chars()
            .filter(|character| *character != PLACEHOLDER)
            .count();
        if fixed > *most_characters {
            errors.at(
                literal,
                format!("{what} has at most {most_characters} characters, not {fixed}"),
            );
        }
        fixed <= *most_characters
    }

    pub fn check_characters(
        &self,
        masked: &str,
        literal: &StringLiteral,
        errors: &mut Errors,
    ) -> bool {
        let allowed = |character| character == PLACEHOLDER || (self.allows)(character);
        only_characters(
            self.what,
            self.characters,
            masked,
            &allowed,
            literal,
            errors,
        )
    }
}
