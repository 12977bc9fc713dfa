//! Prints an error and its causes on one line.

use std::{error::Error, fmt};

/// Prints an error, then its cause, then the cause of that, and so on, with colons between them. A cause that is
/// already part of the text before it is left out.
pub(crate) struct WithCauses<'e> {
    pub(crate) error: &'e (dyn Error + 'static),
    pub(crate) cause: Option<&'e (dyn Error + 'static)>,
}

impl<'e> WithCauses<'e> {
    /// Returns the error with its causes.
    pub(crate) fn of(error: &'e (dyn Error + Send + Sync + 'static)) -> Self {
        Self {
            error,
            cause: error.source(),
        }
    }
}

impl fmt::Display for WithCauses<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut printed = self.error.to_string();
        let mut cause = self.cause;
        while let Some(error) = cause {
            let text = error.to_string();
            if !printed.contains(&text) {
                printed.push_str(": ");
                printed.push_str(&text);
            }
            cause = error.source();
        }
        formatter.write_str(&printed)
    }
}

#[cfg(test)]
mod tests {
    use std::{error::Error, io};

    use super::WithCauses;

    #[derive(Debug)]
    struct Outer(io::Error);

    impl std::fmt::Display for Outer {
        fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            formatter.write_str("the table did not answer")
        }
    }

    impl Error for Outer {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            Some(&self.0)
        }
    }

    #[test]
    fn what_is_behind_an_error_is_printed_once() {
        let error = Outer(io::Error::other("connection reset"));
        let cause = error.source();
        let printed = WithCauses {
            error: &error,
            cause,
        };
        assert_eq!(
            printed.to_string(),
            "the table did not answer: connection reset"
        );
        let again = WithCauses {
            error: &error.0,
            cause: Some(&error.0),
        };
        assert_eq!(again.to_string(), "connection reset");
    }
}
