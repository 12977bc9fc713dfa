//! Names of resources: their length and characters.

use super::{Text, placeholders::PLACEHOLDER};

/// The rule for names of one kind of resource.
pub struct NameRule {
    /// What the name is, in the words of a message, such as `a stream's name`.
    pub what: &'static str,
    pub max_characters: usize,
    /// The allowed characters, in the words of a message.
    pub characters: &'static str,
    pub allows: fn(char) -> bool,
}

/// `logGroupName` of [CloudWatch's `CreateLogGroup`][1].
///
/// [1]: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
pub const LOG_GROUP: NameRule = NameRule {
    what: "a log group's name",
    max_characters: 512,
    characters: "letters, digits, `_`, `-`, `/`, `.` and `#`",
    allows: |character| {
        character.is_ascii_alphanumeric() || matches!(character, '_' | '-' | '/' | '.' | '#')
    },
};

impl NameRule {
    /// Returns the string, if it is a name.
    pub fn check(&self, text: Text<'_>) -> Option<String> {
        let masked = text.masked()?;
        text.unless(self.problem(&masked))
    }

    /// Returns what is wrong with a name. Each `${…}` in `masked` is one [`PLACEHOLDER`].
    pub fn problem(&self, masked: &str) -> Option<String> {
        self.problem_of_length(masked)
            .or_else(|| self.problem_of_characters(masked))
    }

    pub fn problem_of_length(&self, masked: &str) -> Option<String> {
        let fixed = masked.chars().filter(|letter| *letter != PLACEHOLDER);
        let fixed = fixed.count();
        let (what, max) = (self.what, self.max_characters);
        (fixed > max).then(|| format!("{what} has at most {max} characters, not {fixed}"))
    }

    pub fn problem_of_characters(&self, masked: &str) -> Option<String> {
        refused_character(self.what, self.characters, masked, self.allows)
    }

    /// Reports an empty name. `what` names it with `the`.
    pub fn check_empty(&self, what: &str, text: &Text<'_>) -> Option<()> {
        if text.is_empty() {
            let max = self.max_characters;
            text.error(format!("{what} is empty: it has 1 to {max} characters"));
            return None;
        }
        Some(())
    }
}

/// Returns the message about the first character of `masked` that `allows` refuses. Placeholders are allowed.
pub fn refused_character(
    what: &str,
    accepted: &str,
    masked: &str,
    allows: fn(char) -> bool,
) -> Option<String> {
    let refused = |character: &char| *character != PLACEHOLDER && !allows(*character);
    let refused = masked.chars().find(refused)?.escape_debug();
    Some(format!(
        "{what} cannot have `{refused}` in it: it takes {accepted}"
    ))
}
