//! The trait that `jobs!` implements for a job, and its handlers.

use std::{error::Error, fmt, pin::Pin};

use super::{
    Context, InvokeError, Response,
    items::{FailedItem, Items, Needs, Verdict},
    wrap::Hooks,
};

/// A job: a struct with one or more Lambda functions. `jobs!` implements it.
pub trait Job: Send + Sync + Sized + 'static {
    /// The job's manifest as JSON, which [`Manifest`](crate::manifest::Manifest) reads.
    const MANIFEST: &'static str;

    #[doc(hidden)]
    fn handlers() -> &'static [JobHandler<Self>];
}

/// One Lambda function of job `J`.
pub struct JobHandler<J: 'static> {
    /// The handler's name, such as `data_job.file`.
    pub name: &'static str,
    /// Decodes the payload, calls the function and returns its answer.
    pub call: for<'a> fn(&'a J, Invocation<'a>) -> HandlerFuture<'a>,
}

impl<J> fmt::Debug for JobHandler<J> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_tuple("JobHandler")
            .field(&self.name)
            .finish()
    }
}

/// The input of a handler.
#[derive(Clone, Copy, Debug)]
pub struct Invocation<'a> {
    /// The payload's bytes.
    pub payload: &'a [u8],
    /// The invocation's context.
    pub context: &'a Context,
    /// What the app does around its functions.
    pub hooks: &'a Hooks,
}

impl Invocation<'_> {
    /// Returns what to read of each item for a function that needs `needs`, and for what is around it.
    #[must_use]
    pub fn needs(self, needs: Needs) -> Needs {
        self.hooks.needs(needs)
    }

    /// Returns what becomes of an item that failed with `error`.
    #[cold]
    pub(crate) fn verdict_of(self, error: &(dyn Error + Send + Sync + 'static)) -> Verdict {
        if self.hooks.permanent.are_met_by(error) {
            Verdict::Dropped
        } else {
            Verdict::Retried
        }
    }

    /// Returns the answer of a function that took all items and failed.
    ///
    /// # Errors
    ///
    /// Returns the error, unless it is permanent.
    pub fn batch_failed(
        self,
        items: &Items<'_>,
        error: Box<dyn Error + Send + Sync>,
    ) -> Result<Response, InvokeError> {
        let dropped = self.dropped(items, error)?;
        Ok(Response::new(&())?.with_failed(dropped))
    }

    /// Returns all items of the event as dropped, and logs that.
    ///
    /// # Errors
    ///
    /// Returns the error, unless it is permanent.
    pub(crate) fn dropped(
        self,
        items: &Items<'_>,
        error: Box<dyn Error + Send + Sync>,
    ) -> Result<Vec<FailedItem>, InvokeError> {
        if self.verdict_of(error.as_ref()) != Verdict::Dropped {
            return Err(InvokeError::from_function(error));
        }
        FailedItem::of_batch(items, error, self.context)
    }
}

/// The future that a handler returns.
pub type HandlerFuture<'a> =
    Pin<Box<dyn Future<Output = Result<Response, InvokeError>> + Send + 'a>>;
