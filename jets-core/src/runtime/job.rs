//! The trait that `jobs!` implements for a job, and its handlers.

use std::{fmt, pin::Pin};

use super::{Context, InvokeError, Response};

/// A job: a struct with one or more Lambda functions. `jobs!` implements it.
pub trait Job: Send + Sync + Sized + 'static {
    /// The job's manifest as JSON, which [`Manifest`](crate::manifest::Manifest) reads.
    const MANIFEST: &'static str;

    #[doc(hidden)]
    fn handlers() -> &'static [Handler<Self>];
}

/// One Lambda function of job `J`.
pub struct Handler<J: 'static> {
    /// The handler's name, such as `data_job.file`.
    pub name: &'static str,
    /// Decodes the payload, calls the function and returns its answer.
    pub call: for<'a> fn(&'a J, Invocation<'a>) -> HandlerFuture<'a>,
}

impl<J> fmt::Debug for Handler<J> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Handler").field(&self.name).finish()
    }
}

/// The input of a handler.
#[derive(Clone, Copy, Debug)]
pub struct Invocation<'a> {
    /// The payload's bytes.
    pub payload: &'a [u8],
    /// The invocation's context.
    pub context: &'a Context,
}

/// The future that a handler returns.
pub type HandlerFuture<'a> =
    Pin<Box<dyn Future<Output = Result<Response, InvokeError>> + Send + 'a>>;
