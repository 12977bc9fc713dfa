//! Names of resources: how long they are, and of which characters.

use super::{placeholders::PLACEHOLDER, values::only_characters};
use crate::{diagnostics::Errors, parse::syntax::StringLiteral};

/// What a name may be.
pub struct NameRule {
    /// The name, as a message says it, such as `a stream's name`.
    pub what: &'static str,
    pub most_characters: usize,
    /// The characters, as a message says them.
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
    /// Reports what is wrong with a name, in which one [`PLACEHOLDER`] stands for each `${…}`.
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
