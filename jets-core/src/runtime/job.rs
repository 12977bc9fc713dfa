//! A job, as `jobs!` implements it, and its handlers.

use std::{fmt, pin::Pin};

use super::{Context, InvokeError, Response};

/// A job: a struct with one Lambda function or more. `jobs!` implements it.
pub trait Job: Send + Sync + Sized + 'static {
    /// The job's manifest: JSON, as [`Manifest`](crate::manifest::Manifest) reads it.
    const MANIFEST: &'static str;

    #[doc(hidden)]
    fn handlers() -> &'static [Handler<Self>];
}

/// One Lambda function of job `J`.
pub struct Handler<J: 'static> {
    /// The handler's name, such as `data_job.file`.
    pub name: &'static str,
    /// Decodes the payload, calls the function and answers.
    pub call: for<'a> fn(&'a J, Invocation<'a>) -> HandlerFuture<'a>,
}

impl<J> fmt::Debug for Handler<J> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Handler").field(&self.name).finish()
    }
}

/// What a handler is called with.
#[derive(Clone, Copy, Debug)]
pub struct Invocation<'a> {
    /// The payload's bytes.
    pub payload: &'a [u8],
    /// The invocation's context.
    pub context: &'a Context,
}

/// What a handler does.
pub type HandlerFuture<'a> =
    Pin<Box<dyn Future<Output = Result<Response, InvokeError>> + Send + 'a>>;
