//! The error of attributes that do not deserialise, with the path of the attribute.

use std::fmt;

use serde_core::de;

use crate::runtime::json::JsonError;

pub(super) type Result<T> = std::result::Result<T, Error>;

/// Why attributes do not deserialise.
#[derive(Debug)]
pub(crate) struct Error(Box<Inner>);

#[derive(Debug)]
struct Inner {
    /// From the attribute outwards.
    path: Vec<Step>,
    message: String,
}

#[derive(Debug)]
enum Step {
    Key(String),
    Index(usize),
}

impl Error {
    /// Adds the name of the attribute, or the key of the map, that the error is in.
    #[cold]
    pub(super) fn in_key(mut self, key: &str) -> Self {
        self.0.path.push(Step::Key(key.to_owned()));
        self
    }

    /// Adds the index of the element that the error is in.
    #[cold]
    pub(super) fn in_element(mut self, index: usize) -> Self {
        self.0.path.push(Step::Index(index));
        self
    }
}

impl de::Error for Error {
    #[cold]
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(Box::new(Inner {
            path: Vec::new(),
            message: message.to_string(),
        }))
    }
}

impl From<JsonError> for Error {
    #[cold]
    fn from(error: JsonError) -> Self {
        de::Error::custom(error.problem)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { path, message } = &*self.0;
        for (position, step) in path.iter().rev().enumerate() {
            let before = match position {
                0 => "attribute `",
                _ => ".",
            };
            match step {
                Step::Key(key) => write!(formatter, "{before}{}", key.escape_debug())?,
                Step::Index(index) => write!(formatter, "[{index}]")?,
            }
        }
        if !path.is_empty() {
            formatter.write_str("`: ")?;
        }
        formatter.write_str(message)
    }
}

impl std::error::Error for Error {}
