//! Text of unknown origin in a message.

use std::fmt::{self, Write as _};

/// Prints a text with its control characters and quotes escaped, so that it cannot break out of its line.
///
/// As `str::escape_debug`, which adds 3 kB to a program.
pub(crate) struct Escaped<'a>(pub(crate) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0
            .chars()
            .flat_map(char::escape_debug)
            .try_for_each(|character| formatter.write_char(character))
    }
}
