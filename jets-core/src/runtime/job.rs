//! The trait that `jobs!` implements for a job, and its handlers.

use std::{error::Error, fmt, marker::PhantomData};

use super::{
    Context, InvokeError, Response,
    hooks::{HandlerFuture, Hooks},
    items::{FailedItem, Items, Needs, Verdict},
};
use crate::delivery::{Address, Backoff, SendsTo};

/// A job: a struct with one or more Lambda functions. `jobs!` implements it.
pub trait Job: Send + Sync + Sized + 'static {
    /// The job's manifest as JSON, which [`Manifest`](crate::manifest::Manifest) reads.
    const MANIFEST: &'static str;

    /// What the job sends to.
    #[doc(hidden)]
    const SENDS: &'static [SendsTo] = &[];

    /// The manifest on one line, in the section from which it is read without running the program.
    #[doc(hidden)]
    fn line() -> &'static [u8];

    #[doc(hidden)]
    fn handlers() -> &'static [JobHandler<Self>];
}

/// One Lambda function of job `J`.
pub struct JobHandler<J: 'static> {
    /// The handler's name, such as `data_job.file`.
    pub name: &'static str,
    /// What the function sends to.
    pub sends: &'static [SendsTo],
    /// How failed messages of its queues are delayed.
    pub backoff: Option<Backoff>,
    /// Decodes the payload, calls the function and returns its answer.
    pub call: for<'a> fn(&'a J, Invocation<'a>) -> HandlerFuture<'a>,
}

impl<J> JobHandler<J> {
    /// Creates a function that sends nothing.
    #[must_use]
    pub const fn new(
        name: &'static str,
        call: for<'a> fn(&'a J, Invocation<'a>) -> HandlerFuture<'a>,
    ) -> Self {
        Self {
            name,
            sends: &[],
            backoff: None,
            call,
        }
    }

    /// Returns the same with a delay of failed messages, in seconds: the first, and the longest.
    #[must_use]
    pub const fn backoff(self, first: u32, maximum: u32) -> Self {
        let backoff = Some(Backoff { first, maximum });
        Self { backoff, ..self }
    }

    /// Returns the same with what the function sends to.
    #[must_use]
    pub const fn sends(self, sends: &'static [SendsTo]) -> Self {
        Self { sends, ..self }
    }
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

/// The handler of a Lambda function: the constant that `jobs!` makes for each function of a job, such as
/// `OrderJob::TAKE` for `take` of `OrderJob`.
///
/// [`App::invoke`](crate::App::invoke), the builders of [events](crate::testing) and `Template::ids` take it. If the
/// function is renamed, whatever names the old constant does not compile.
///
/// `S` is the [`Source`](crate::Source) of the function's items. It is `()` if no trigger has items: the function is
/// invoked by name, or by `iot_event`. If triggers of several sources share the function, it is a tuple of them. `F`
/// stands for the function.
pub struct Handler<S, F> {
    name: &'static str,
    addresses: &'static [Address],
    function: PhantomData<fn() -> (S, F)>,
}

impl<S, F> Handler<S, F> {
    /// Creates the handler of a function, with an address for each trigger that can be sent to.
    #[doc(hidden)]
    #[must_use]
    pub const fn new(name: &'static str, addresses: &'static [Address]) -> Self {
        Self {
            name,
            addresses,
            function: PhantomData,
        }
    }

    /// Returns the address for `service`, as actions of IAM name it, or the only address if `service` is empty.
    #[doc(hidden)]
    #[must_use]
    pub const fn address(self, service: &str) -> Option<Address> {
        let mut left = self.addresses;
        while let [address, rest @ ..] = left {
            let is_meant = service.is_empty() && rest.is_empty();
            if is_meant || is_same(address.kind.service(), service) {
                return Some(*address);
            }
            left = if service.is_empty() { &[] } else { rest };
        }
        None
    }

    /// Returns the handler's name, such as `order_job.take`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.name
    }
}

/// Compares texts in a constant.
const fn is_same(left: &str, right: &str) -> bool {
    let (mut left, mut right) = (left.as_bytes(), right.as_bytes());
    while let ([first, rest @ ..], [other, others @ ..]) = (left, right) {
        if *first != *other {
            return false;
        }
        (left, right) = (rest, others);
    }
    left.is_empty() && right.is_empty()
}

impl<S, F> Clone for Handler<S, F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S, F> Copy for Handler<S, F> {}

impl<S, F> AsRef<str> for Handler<S, F> {
    fn as_ref(&self) -> &str {
        self.name
    }
}

impl<S, F> fmt::Debug for Handler<S, F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Handler").field(&self.name).finish()
    }
}

impl<S, F> fmt::Display for Handler<S, F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name)
    }
}
