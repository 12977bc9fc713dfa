//! A failed invocation, as reported to Lambda.

use std::fmt;

use crate::{
    InvokeError, Response,
    runtime::{
        causes, log,
        panic::{self, Foreign},
    },
};
use lambda_runtime::Diagnostic;

/// The texts of a failure. The error itself is gone then, because its code may panic.
pub(super) struct Failure {
    error_type: &'static str,
    message: String,
}

/// Awaits `invocation`, and converts an error or a panic.
pub(super) async fn caught(
    invocation: impl Future<Output = Result<Response, InvokeError>>,
) -> Result<Response, Failure> {
    match panic::caught(invocation).await {
        Ok(answer) => answer.map_err(Failure::of),
        Err(panic) => Err(Failure {
            error_type: "FunctionPanic",
            message: panic.to_string(),
        }),
    }
}

impl Failure {
    fn of(error: InvokeError) -> Self {
        let error_type = error.kind().as_str();
        let message = causes::chain(&error);
        drop(Foreign::new(error));
        Self {
            error_type,
            message,
        }
    }

    /// Logs the failure, with the fields of every other.
    pub(super) fn log(&self, handler: &str, request_id: &str) {
        log::failed_invocation(handler, request_id, &format!("{self:?}"));
    }
}

impl From<Failure> for Diagnostic {
    fn from(failure: Failure) -> Self {
        Self {
            error_type: failure.error_type.to_owned(),
            error_message: failure.message,
        }
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.error_type, self.message)
    }
}
