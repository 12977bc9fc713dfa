//! `App`: the jobs of a program, and how they are invoked in this process.

mod any_job;

use std::{error::Error, fmt, pin::pin, sync::Arc};

use any_job::{AnyJob, LateJob, SetUp};

use crate::{
    Context, FailedItem, InvokeError, Job, Response, Wrap,
    delivery::Delivery,
    manifest::{Manifest, ManifestError},
    runtime::{
        AsPayload, log,
        private::{Hooks, Invocation},
    },
    triggers::sqs::back_off,
};

/// The jobs of a program. Cheap to clone.
///
/// [`App::invoke`] does in this process what Lambda does: it decodes the payload, calls the function and returns its
/// answer. It needs no network, and no particular async runtime.
///
#[must_use]
#[cfg_attr(not(doctest), doc = include_str!("../docs/app.md"))]
#[derive(Clone, Default)]
pub struct App {
    jobs: Arc<Jobs>,
    hooks: Arc<Hooks>,
}

#[derive(Clone, Default)]
struct Jobs {
    list: Vec<Arc<dyn AnyJob>>,
    /// The handlers, sorted by name.
    handlers: Vec<(&'static str, Place)>,
}

/// The index of a job, and the index of a handler in it.
#[derive(Clone, Copy)]
struct Place {
    job: usize,
    index: usize,
    /// Whether another handler has the same name.
    is_ambiguous: bool,
}

impl Jobs {
    /// Returns the index of `name` in `handlers`, or as an error the index at which to insert it.
    fn place_of(&self, name: &str) -> Result<usize, usize> {
        self.handlers
            .binary_search_by_key(&name, |(known, _)| *known)
    }
}

impl App {
    /// Creates an app without a job.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a job.
    pub fn job(self, job: impl Job) -> Self {
        self.with(Arc::new(job))
    }

    fn with(mut self, job: Arc<dyn AnyJob>) -> Self {
        let jobs = Arc::make_mut(&mut self.jobs);
        for (index, name) in job.handler_names().into_iter().enumerate() {
            let place = Place {
                job: jobs.list.len(),
                index,
                is_ambiguous: false,
            };
            match jobs.place_of(name) {
                Ok(known) => {
                    if let Some((_, known)) = jobs.handlers.get_mut(known) {
                        known.is_ambiguous = true;
                    }
                }
                Err(index) => jobs.handlers.insert(index, (name, place)),
            }
        }
        jobs.list.push(job);
        self
    }

    /// Adds a job that `set_up` creates: an async function such as `OrderJob::connect`, or a closure.
    ///
    /// Only the job that serves is set up. On Lambda, that happens before the first invocation, and a failure is an
    /// error at start-up. [`App::invoke`] sets the job up on first use. If that fails, the next invocation tries again.
    /// [`App`] has an example.
    #[doc(alias("cold start", "init", "constructor"))]
    pub fn job_with<J, F, E>(self, set_up: impl Fn() -> F + Send + Sync + 'static) -> Self
    where
        J: Job,
        F: Future<Output = Result<J, E>> + Send + 'static,
        E: Into<Box<dyn Error + Send + Sync>>,
    {
        let set_up = move || -> SetUp<J> {
            let job = set_up();
            Box::pin(async move { job.await.map_err(Into::into) })
        };
        self.with(Arc::new(LateJob::new(set_up)))
    }

    /// Adds code around every function: see [`Wrap`]. The wrap that is added first is the outermost.
    #[doc(alias("middleware", "layer"))]
    pub fn wrap(mut self, wrap: impl Wrap) -> Self {
        self.hooks().wrap(wrap);
        self
    }

    /// Adds a rule for errors of other crates that are [permanent](crate::Permanent).
    ///
    /// It is called with each error that an item or an invocation fails with, and with the sources of that error, at most
    /// 64. An error is permanent if one rule returns `true` for one of them.
    ///
    /// Some wrappers return the source of the error inside them as their own, so the rule does not see that error itself:
    /// the one in [`io::Error::other`](std::io::Error::other), the outermost one in an `anyhow::Error`, and the one in an
    /// enum with `#[error(transparent)]` of `thiserror`. Let the rule look into the wrapper, such as with
    /// [`io::Error::get_ref`](std::io::Error::get_ref).
    ///
    /// ```
    /// # extern crate jets_core as jets;
    /// use jets::{App, DecodeError};
    ///
    /// // What does not decode is dropped.
    /// let app = App::new().permanent_if(|error| error.is::<DecodeError>());
    /// ```
    pub fn permanent_if(
        mut self,
        rule: impl Fn(&(dyn Error + 'static)) -> bool + Send + Sync + 'static,
    ) -> Self {
        self.hooks().permanent.push(rule);
        self
    }

    /// Keeps what is dropped: calls `keep` with each item that is [dropped](crate::Verdict::Dropped), and with the context
    /// of its invocation. It can send [the data](FailedItem::data) to a queue, for example.
    ///
    /// If `keep` fails, the invocation fails, and all of it is tried again, so nothing is lost. The function is then also
    /// called again with items that were done: see [`idempotency`](crate::idempotency).
    ///
    /// ```
    /// # extern crate jets_core as jets;
    /// use jets::App;
    ///
    /// # #[derive(Clone)] struct Queue;
    /// # impl Queue { async fn send(&self, _: Vec<u8>) -> Result<(), std::io::Error> { Ok(()) } }
    /// # let queue = Queue;
    /// let app = App::new().on_dropped(move |_, item| {
    ///     let (queue, data) = (queue.clone(), item.data().to_vec());
    ///     async move { queue.send(data).await }
    /// });
    /// ```
    #[doc(alias("dead letter", "dead-letter queue", "DLQ"))]
    pub fn on_dropped<F, E>(
        mut self,
        keep: impl Fn(&Context, &FailedItem) -> F + Send + Sync + 'static,
    ) -> Self
    where
        F: Future<Output = Result<(), E>> + Send + 'static,
        E: Into<Box<dyn Error + Send + Sync>>,
    {
        self.hooks().keep(Box::new(move |context, item| {
            let kept = keep(context, item);
            Box::pin(async move { kept.await.map_err(Into::into) })
        }));
        self
    }

    /// Logs the first bytes of an item that fails, in the field `data` of its line. By default, no data is logged: it may be
    /// personal or secret, and the log may be read by others than the queue.
    ///
    /// Data that is not text has `\u{fffd}` in the place of other bytes. A batch that fails as a whole has no data in the log.
    pub fn log_data(mut self, bytes: usize) -> Self {
        self.hooks().logged_data = bytes;
        self
    }

    /// Sets who delivers what functions send.
    ///
    /// Without it, a function with a declaration `sends` is not called: [`invoke`](Self::invoke) returns an error, and on
    /// Lambda the program does not start.
    pub fn delivery(mut self, delivery: impl Delivery) -> Self {
        let hooks = self.hooks();
        hooks.delivery = Some(Arc::new(delivery));
        hooks.back_off = Some(back_off);
        self
    }

    /// Sets up the job of this handler, if [`App::job_with`] added it and it is not set up yet.
    ///
    /// # Errors
    ///
    /// Returns an error if no handler or more than one has that name, or if the job cannot be set up.
    pub async fn set_up(&self, handler: impl AsRef<str>) -> Result<(), InvokeError> {
        let found = self.find(handler.as_ref())?;
        found.job.set_up().await.map_err(InvokeError::SetUp)
    }

    /// Returns one manifest of all jobs, in the order in which they were added.
    ///
    /// # Errors
    ///
    /// Returns an error if two jobs have the same name, or two functions the same handler.
    #[inline]
    pub fn manifest(&self) -> Result<Manifest, ManifestError> {
        let lines = self.jobs.list.iter().map(|job| job.line());
        let manifests = lines.map(Manifest::from_json_lines);
        Manifest::merge(manifests.collect::<Result<Vec<Manifest>, _>>()?)
    }

    /// Returns the names of all handlers, such as `data_job.file`, in the order in which their jobs were added.
    #[must_use]
    pub fn handler_names(&self) -> Vec<&'static str> {
        self.jobs
            .list
            .iter()
            .flat_map(|job| job.handler_names())
            .collect()
    }

    /// Invokes the function of `handler`, in this process: a constant such as `OrderJob::TAKE`, or the handler's name.
    ///
    #[cfg_attr(not(doctest), doc = include_str!("../docs/invoke.md"))]
    ///
    /// # Errors
    ///
    /// Returns an error if no handler or more than one has that name, if the job cannot be set up, if the payload is
    /// not what the function takes, or if the function fails.
    ///
    /// # Panics
    ///
    /// Panics if the function panics. If the function takes one item, the item has failed instead.
    pub async fn invoke(
        &self,
        handler: impl AsRef<str>,
        payload: impl AsPayload,
        context: Context,
    ) -> Result<Response, InvokeError> {
        let found = self.find(handler.as_ref())?;
        let context = context.served_by(found.name);
        let payload = payload.as_payload();
        // Pinned here, it is not moved again.
        let call = pin!(found.call(&self.hooks, &payload, &context));
        log::in_invocation(&context, call).await
    }

    /// Returns the function of this handler, if exactly one function has it.
    #[cfg(feature = "lambda")]
    pub(crate) fn function(&self, handler: &str) -> Option<Function> {
        let (name, place) = self.place(handler)?;
        let found = self.at(name, place).filter(|_| !place.is_ambiguous)?;
        Some(Function {
            job: Arc::clone(found.job),
            index: found.index,
            name,
            hooks: Arc::clone(&self.hooks),
        })
    }

    fn hooks(&mut self) -> &mut Hooks {
        Arc::make_mut(&mut self.hooks)
    }

    fn find(&self, handler: &str) -> Result<Found<'_>, InvokeError> {
        let place = self.place(handler);
        if place.is_some_and(|(_, place)| place.is_ambiguous) {
            return Err(InvokeError::DuplicateHandler(handler.to_owned()));
        }
        place
            .and_then(|(name, place)| self.at(name, place))
            .ok_or_else(|| InvokeError::unknown_handler(handler, self.handler_names()))
    }

    fn place(&self, handler: &str) -> Option<(&'static str, Place)> {
        let place = self.jobs.place_of(handler).ok()?;
        self.jobs.handlers.get(place).copied()
    }

    fn at(&self, name: &'static str, place: Place) -> Option<Found<'_>> {
        Some(Found {
            job: self.jobs.list.get(place.job)?,
            index: place.index,
            name,
        })
    }
}

/// A handler that was found: its job, and its index in the job.
struct Found<'a> {
    job: &'a Arc<dyn AnyJob>,
    index: usize,
    name: &'static str,
}

impl Found<'_> {
    async fn call(
        &self,
        hooks: &Hooks,
        payload: &[u8],
        context: &Context,
    ) -> Result<Response, InvokeError> {
        let invocation = Invocation {
            payload,
            context,
            hooks,
        };
        let call = self.job.call(self.index, invocation);
        let outcome = hooks.invocation(context, payload, call).await;
        if let (Some(delivery), Some(back_off)) = (&hooks.delivery, hooks.back_off)
            && let Some(backoff) = self.job.backoff(self.index)
        {
            back_off(backoff, delivery.as_ref(), context, payload, &outcome).await;
        }
        let mut response = outcome?;
        response.log_failed(context, hooks.logged_data);
        Ok(response)
    }
}

/// A function of an app, which can be called without looking it up again.
#[cfg(feature = "lambda")]
#[derive(Clone)]
pub(crate) struct Function {
    job: Arc<dyn AnyJob>,
    index: usize,
    name: &'static str,
    hooks: Arc<Hooks>,
}

#[cfg(feature = "lambda")]
impl Function {
    /// Sets up the job, if it is not set up yet.
    pub(crate) async fn set_up(&self) -> Result<(), crate::error::BoxError> {
        self.job.set_up().await
    }

    /// Checks that what the function sends can be delivered.
    pub(crate) fn check_sends(&self) -> Result<(), InvokeError> {
        self.job.check_sends(self.index, &self.hooks)
    }

    /// Invokes the function in the current span.
    pub(crate) async fn invoke_in_span(
        &self,
        payload: &[u8],
        context: Context,
    ) -> Result<Response, InvokeError> {
        let context = context.served_by(self.name);
        let found = Found {
            job: &self.job,
            index: self.index,
            name: self.name,
        };
        found.call(&self.hooks, payload, &context).await
    }
}

impl fmt::Debug for App {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_tuple("App")
            .field(&self.handler_names())
            .finish()
    }
}
