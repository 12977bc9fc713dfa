//! Why an outbox could not deliver everything.

use std::{error::Error, fmt};

use crate::{delivery::Message, event_pattern::EventPatternError, manifest::ManifestError};

/// Why an [`Outbox`](super::Outbox) could not deliver everything.
#[derive(Debug)]
#[non_exhaustive]
pub enum OutboxError {
    /// Messages are left after as many calls as allowed.
    TooManyCalls {
        /// The number of calls.
        calls: usize,
        /// The functions that send to one another: the first is also the last. If there is no such loop, all functions on
        /// the way to the next message.
        path: Vec<&'static str>,
    },
    /// Messages failed as often as they are tried. AWS would put them into a queue for failures, or drop them.
    Failed(Vec<NotDelivered>),
    /// The app has no function of this handler that is triggered as when the sender was compiled.
    NotServed {
        /// The handler of the function that sent.
        sender: &'static str,
        /// The handler of the function that it sent to.
        receiver: &'static str,
    },
    /// A filter of a function is not one that can be evaluated.
    Filter {
        /// The function's handler.
        handler: &'static str,
        /// What is wrong.
        error: EventPatternError,
    },
    /// The manifests of the jobs cannot be merged.
    Manifest(ManifestError),
}

/// A message that failed as often as it is tried.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct NotDelivered {
    /// The handler of the function that failed.
    pub handler: &'static str,
    /// The message.
    pub message: Message,
    /// The number of calls with it.
    pub attempts: u32,
    /// The error of the last call, with its causes.
    pub error: String,
}

impl fmt::Display for OutboxError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooManyCalls { calls, path } => write!(
                formatter,
                "there are messages left after {calls} calls: `{}`",
                path.join("` → `")
            ),
            Self::Failed(failed) => {
                write!(formatter, "{} messages failed for good", failed.len())?;
                failed.iter().try_for_each(|failed| {
                    let NotDelivered {
                        handler,
                        attempts,
                        error,
                        ..
                    } = failed;
                    write!(formatter, "; `{handler}`, called {attempts} times: {error}")
                })
            }
            Self::NotServed { sender, receiver } => write!(
                formatter,
                "`{sender}` sent to `{receiver}`, which the app does not serve: add its job, or call `Outbox::leave`"
            ),
            Self::Filter { handler, error } => {
                write!(
                    formatter,
                    "a filter of `{handler}` cannot be evaluated: {error}"
                )
            }
            Self::Manifest(error) => error.fmt(formatter),
        }
    }
}

impl Error for OutboxError {}
