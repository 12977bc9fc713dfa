//! A failed invocation, as reported to Lambda.

use std::fmt;

use crate::{
    InvokeError, Response,
    runtime::{
        causes::WithCauses,
        log,
        panic::{self, Panic},
    },
};
use lambda_runtime::Diagnostic;

pub(super) enum Failure {
    Invoke(InvokeError),
    Panic(Panic),
}

/// Awaits `invocation`, and converts an error or a panic.
pub(super) async fn caught(
    invocation: impl Future<Output = Result<Response, InvokeError>>,
) -> Result<Response, Failure> {
    match panic::caught(invocation).await {
        Ok(answer) => answer.map_err(Failure::Invoke),
        Err(panic) => Err(Failure::Panic(panic)),
    }
}

impl Failure {
    fn error_type(&self) -> &'static str {
        match self {
            Self::Invoke(InvokeError::Decode(_)) => "DecodeError",
            Self::Invoke(InvokeError::Function(_)) => "FunctionError",
            Self::Invoke(
                InvokeError::Response(_)
                | InvokeError::UnreportedFailures
                | InvokeError::StateNotAnObject
                | InvokeError::StateTooLarge { .. },
            ) => "ResponseError",
            Self::Invoke(InvokeError::UnknownHandler { .. }) => "UnknownHandler",
            Self::Invoke(InvokeError::DuplicateHandler(_)) => "DuplicateHandler",
            Self::Invoke(InvokeError::SetUp(_)) => "SetUpError",
            Self::Panic(_) => "FunctionPanic",
        }
    }

    /// Logs the failure, if nothing receives what `lambda_runtime` logs about it.
    pub(super) fn log(&self, handler: &str, request_id: &str) {
        log::failed_invocation(handler, request_id, &format!("{self:?}"));
    }
}

impl From<Failure> for Diagnostic {
    fn from(failure: Failure) -> Self {
        Self {
            error_type: failure.error_type().to_owned(),
            error_message: failure.to_string(),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invoke(InvokeError::Function(error)) => {
                WithCauses::of(error.as_ref()).fmt(formatter)
            }
            Self::Invoke(InvokeError::SetUp(error)) => {
                formatter.write_str("the job could not be set up: ")?;
                WithCauses::of(error.as_ref()).fmt(formatter)
            }
            Self::Invoke(error) => error.fmt(formatter),
            Self::Panic(panic) => panic.fmt(formatter),
        }
    }
}

/// Prints what `lambda_runtime` logs.
impl fmt::Debug for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let message = log::on_one_line(&self.to_string());
        write!(formatter, "{}: {message}", self.error_type())
    }
}
