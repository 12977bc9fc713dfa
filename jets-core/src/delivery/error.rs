//! The errors of messages that were not sent.

use std::{error::Error, fmt, sync::Arc};

use crate::error::BoxError;

/// Why a message was not sent.
#[derive(Clone, Debug)]
pub struct SendError {
    receiver: &'static str,
    problem: Problem,
}

#[derive(Clone, Debug)]
pub(crate) enum Problem {
    /// The value does not serialise, or not into what the service takes.
    Encoding(Arc<BoxError>),
    TooLarge {
        bytes: usize,
        limit: usize,
    },
    /// What the service would refuse, in words after the name of the receiver.
    Invalid(String),
    Refused(Refusal),
    Call(Arc<BoxError>),
    NotTried,
}

/// The kind of a [`SendError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SendErrorKind {
    /// The value could not be encoded.
    Encoding,
    /// The message is larger than the service takes.
    TooLarge,
    /// The message has what the service does not take, such as a group id of more than 128 characters.
    Invalid,
    /// The service refused this message.
    Refused,
    /// The call to the service failed.
    Call,
    /// The message was not tried after an earlier one had failed: a call, or a message of the same group.
    NotTried,
}

impl SendError {
    pub(crate) fn new(receiver: &'static str, problem: Problem) -> Self {
        Self { receiver, problem }
    }

    /// Returns the kind of the error.
    #[must_use]
    pub const fn kind(&self) -> SendErrorKind {
        match self.problem {
            Problem::Encoding(_) => SendErrorKind::Encoding,
            Problem::TooLarge { .. } => SendErrorKind::TooLarge,
            Problem::Invalid(_) => SendErrorKind::Invalid,
            Problem::Refused(_) => SendErrorKind::Refused,
            Problem::Call(_) => SendErrorKind::Call,
            Problem::NotTried => SendErrorKind::NotTried,
        }
    }

    /// Returns the handler of the function that the message was for, such as `order_job.take`.
    #[must_use]
    pub const fn receiver(&self) -> &'static str {
        self.receiver
    }

    /// Returns what the service said, if it refused the message.
    #[must_use]
    pub const fn refusal(&self) -> Option<&Refusal> {
        match &self.problem {
            Problem::Refused(refusal) => Some(refusal),
            _ => None,
        }
    }
}

impl fmt::Display for SendError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "a message for `{}` ", self.receiver)?;
        match &self.problem {
            Problem::Encoding(_) => formatter.write_str("cannot be encoded"),
            Problem::TooLarge { bytes, limit } => write!(
                formatter,
                "has {bytes} bytes, more than the {limit} that are accepted"
            ),
            Problem::Invalid(problem) => formatter.write_str(problem),
            Problem::Refused(refusal) => write!(formatter, "was refused: {refusal}"),
            Problem::Call(_) => formatter.write_str("was not sent, because the call failed"),
            Problem::NotTried => formatter.write_str("was not tried after an earlier one failed"),
        }
    }
}

impl Error for SendError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.problem {
            Problem::Encoding(error) | Problem::Call(error) => Some(&***error),
            _ => None,
        }
    }
}

/// What a service said of a message that it refused. It prints as `Code: message`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Refusal {
    /// The code, such as `ProvisionedThroughputExceededException`.
    pub code: String,
    /// The message.
    pub message: String,
}

impl Refusal {
    /// Creates a refusal with this code and message.
    #[must_use]
    pub fn new(code: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            message: message.into(),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { code, message } = self;
        match (code.is_empty(), message.is_empty()) {
            (false, false) => write!(formatter, "{code}: {message}"),
            (false, true) => formatter.write_str(code),
            (true, false) => formatter.write_str(message),
            (true, true) => formatter.write_str("no reason was given"),
        }
    }
}

/// Which of several messages were not sent, and why. All others were sent.
#[derive(Clone, Debug)]
pub struct SendAllError {
    unsent: Vec<Unsent>,
    total: usize,
}

/// One message that was not sent, of several.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Unsent {
    /// The position of the message, counted from 0.
    pub index: usize,
    /// Why it was not sent.
    pub error: SendError,
}

impl SendAllError {
    pub(crate) fn new(unsent: Vec<Unsent>, total: usize) -> Self {
        Self { unsent, total }
    }

    /// Returns the messages that were not sent, in their order. There is at least one.
    #[must_use]
    pub fn unsent(&self) -> &[Unsent] {
        &self.unsent
    }

    /// Returns the number of all messages, sent or not.
    #[must_use]
    pub const fn total(&self) -> usize {
        self.total
    }

    /// Returns the kind of the first error.
    #[must_use]
    pub fn kind(&self) -> SendErrorKind {
        let first = self.unsent.first();
        first.map_or(SendErrorKind::NotTried, |first| first.error.kind())
    }
}

impl fmt::Display for SendAllError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (unsent, total) = (self.unsent.len(), self.total);
        write!(formatter, "{unsent} of {total} messages were not sent")?;
        let first = self.unsent.first();
        first.map_or(Ok(()), |first| {
            write!(formatter, "; the first is message {}", first.index)
        })
    }
}

impl Error for SendAllError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        let first = self.unsent.first()?;
        Some(&first.error)
    }
}
