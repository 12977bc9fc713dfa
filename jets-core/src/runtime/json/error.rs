//! The error of JSON that is invalid or not of the expected kind, and its place.

use std::fmt;

/// What is wrong at one byte of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct JsonError {
    pub(crate) problem: Problem,
    /// The index of the byte, or the length of the text at its end.
    pub(crate) index: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    Syntax(Syntax),
    Type { expected: Kind, found: Kind },
}

/// What is wrong with invalid JSON, in the words of `serde_json`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Syntax {
    EndOfValue,
    EndOfList,
    EndOfObject,
    EndOfString,
    Value,
    Ident,
    Colon,
    CommaOrEndOfList,
    CommaOrEndOfObject,
    Key,
    TrailingComma,
    Number,
    NumberOutOfRange,
    Escape,
    ControlCharacter,
    LoneSurrogate,
    EndOfHexEscape,
    TrailingCharacters,
    Depth,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    Boolean,
    Number,
    String,
    List,
    Object,
}

impl JsonError {
    pub(super) fn syntax(syntax: Syntax, index: usize) -> Self {
        let problem = Problem::Syntax(syntax);
        Self { problem, index }
    }

    /// Returns `true` if the text is valid JSON up to this place.
    pub(crate) fn is_of_type(self) -> bool {
        matches!(self.problem, Problem::Type { .. })
    }

    /// Returns the error with its line and column in `text`, counted from 1.
    pub(crate) fn located(self, text: &[u8]) -> Located {
        let before = text.get(..self.index.saturating_add(1)).unwrap_or(text);
        let line_break = before.iter().rposition(|byte| *byte == b'\n');
        Located {
            error: self,
            line: before.split(|byte| *byte == b'\n').count(),
            column: before.len() - line_break.map_or(0, |index| index + 1),
        }
    }
}

/// A [`JsonError`] with its line and column.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Located {
    error: JsonError,
    line: usize,
    column: usize,
}

impl fmt::Debug for Located {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl fmt::Display for Located {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.problem.fmt(formatter)?;
        write!(formatter, " at line {} column {}", self.line, self.column)
    }
}

impl std::error::Error for Located {}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax(syntax) => formatter.write_str(syntax.text()),
            Self::Type { expected, found } => {
                write!(
                    formatter,
                    "expected {}, found {}",
                    expected.text(),
                    found.text()
                )
            }
        }
    }
}

impl Syntax {
    fn text(self) -> &'static str {
        match self {
            Self::EndOfValue => "EOF while parsing a value",
            Self::EndOfList => "EOF while parsing a list",
            Self::EndOfObject => "EOF while parsing an object",
            Self::EndOfString => "EOF while parsing a string",
            Self::Value => "expected value",
            Self::Ident => "expected ident",
            Self::Colon => "expected `:`",
            Self::CommaOrEndOfList => "expected `,` or `]`",
            Self::CommaOrEndOfObject => "expected `,` or `}`",
            Self::Key => "key must be a string",
            Self::TrailingComma => "trailing comma",
            Self::Number => "invalid number",
            Self::NumberOutOfRange => "number out of range",
            Self::Escape => "invalid escape",
            Self::ControlCharacter => {
                "control character (\\u0000-\\u001F) found while parsing a string"
            }
            Self::LoneSurrogate => "lone leading surrogate in hex escape",
            Self::EndOfHexEscape => "unexpected end of hex escape",
            Self::TrailingCharacters => "trailing characters",
            Self::Depth => "recursion limit exceeded",
        }
    }
}

impl Kind {
    fn text(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Number => "a number",
            Self::String => "a string",
            Self::List => "a list",
            Self::Object => "an object",
        }
    }
}
