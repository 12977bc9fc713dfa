//! `wildcard`: text in which `*` stands for any number of characters.

/// A text in which `*` stands for any number of characters, or none.
///
/// `\*` is an asterisk and `\\` a backslash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wildcard(Vec<Part>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Letter(char),
    /// Any single character.
    One,
    /// Any text.
    Any,
}

impl Wildcard {
    /// Parses the operand of `wildcard`.
    ///
    /// # Errors
    ///
    /// Returns an error if two `*` follow each other, or a backslash is before anything other than `*` and `\`.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut letters = text.chars();
        while let Some(letter) = letters.next() {
            let part = match letter {
                '*' if parts.last() == Some(&Part::Any) => {
                    return Err(format!(
                        "wildcard `{text}` has two `*` in a row: one stands for any number of characters"
                    ));
                }
                '*' => Part::Any,
                '\\' => match letters.next() {
                    Some(escaped @ ('*' | '\\')) => Part::Letter(escaped),
                    _ => {
                        return Err(format!(
                            "wildcard `{text}` has a single backslash: it may stand before `*` and `\\` alone"
                        ));
                    }
                },
                letter => Part::Letter(letter),
            };
            parts.push(part);
        }
        Ok(Self(parts))
    }

    /// Reads a text of an IAM policy, in which `*` stands for any text, and `?` for one character.
    #[must_use]
    pub fn of_policy(text: &str) -> Self {
        let part = |letter| match letter {
            '*' => Part::Any,
            '?' => Part::One,
            letter => Part::Letter(letter),
        };
        Self(text.chars().map(part).collect())
    }

    /// Returns `true` if the whole of `text` matches.
    #[must_use]
    pub fn matches(&self, text: &str) -> bool {
        let mut parts = self.0.as_slice();
        let mut rest = text.chars();
        // Where to resume if the last `*` must match one more character.
        let mut again = None;
        loop {
            match parts.split_first() {
                Some((Part::Any, [])) => return true,
                Some((Part::Any, behind)) => {
                    parts = behind;
                    again = Some((behind, rest.clone()));
                    continue;
                }
                Some((part, behind)) => {
                    let mut next = rest.clone();
                    match next.next() {
                        None => return false,
                        Some(letter)
                            if matches!(part, Part::One) || *part == Part::Letter(letter) =>
                        {
                            (parts, rest) = (behind, next);
                            continue;
                        }
                        Some(_) => {}
                    }
                }
                None if rest.as_str().is_empty() => return true,
                None => {}
            }
            let Some((behind, mut taken)) = again else {
                return false;
            };
            if taken.next().is_none() {
                return false;
            }
            (parts, rest) = (behind, taken.clone());
            again = Some((behind, taken));
        }
    }
}
