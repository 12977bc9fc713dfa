//! `App`: the jobs of a program, and their invocation in this process.

use std::{fmt, sync::Arc};

use crate::{
    Context, InvokeError, Job, Response,
    manifest::{Manifest, ManifestError},
    runtime::private::{HandlerFuture, Invocation},
};

/// The jobs of a program. Cheap to clone.
///
/// [`App::invoke`] does what Lambda does, in this process: it decodes the payload, calls the function and takes its
/// answer. It needs no network, and no async runtime of its own.
#[derive(Clone, Default)]
pub struct App {
    jobs: Arc<Vec<Arc<dyn AnyJob>>>,
}

impl App {
    /// An app without a job.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a job.
    #[must_use]
    pub fn job(mut self, job: impl Job) -> Self {
        Arc::make_mut(&mut self.jobs).push(Arc::new(job));
        self
    }

    /// One manifest of every job, in the order in which they were added.
    ///
    /// # Errors
    ///
    /// When two jobs have one name, or two functions one handler.
    pub fn manifest(&self) -> Result<Manifest, ManifestError> {
        let manifests: Result<Vec<Manifest>, _> =
            self.jobs.iter().map(|job| job.manifest().parse()).collect();
        Manifest::merge(manifests?)
    }

    /// The names of all handlers, such as `data_job.file`, in the order in which their jobs were added.
    #[must_use]
    pub fn handler_names(&self) -> Vec<&'static str> {
        self.jobs
            .iter()
            .flat_map(|job| job.handler_names())
            .collect()
    }

    /// Invokes the function whose handler is named `handler`.
    ///
    /// # Errors
    ///
    /// When no handler has that name, the payload is not what the function takes, or the function fails.
    ///
    /// # Panics
    ///
    /// When the function does; a function that takes one record then fails with that record.
    pub async fn invoke(
        &self,
        handler: &str,
        payload: impl AsRef<[u8]>,
        context: Context,
    ) -> Result<Response, InvokeError> {
        let invocation = Invocation {
            payload: payload.as_ref(),
            context,
        };
        match self
            .jobs
            .iter()
            .find_map(|job| job.call(handler, &invocation))
        {
            Some(answer) => answer.await,
            None => Err(InvokeError::UnknownHandler {
                name: handler.to_owned(),
                known: self.handler_names(),
            }),
        }
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

/// A job of any type.
trait AnyJob: Send + Sync {
    fn manifest(&self) -> &'static str;

    fn handler_names(&self) -> Vec<&'static str>;

    /// Calls the handler of that name, where the job has it.
    fn call<'a>(&'a self, handler: &str, invocation: &Invocation<'a>) -> Option<HandlerFuture<'a>>;
}

impl<J: Job> AnyJob for J {
    fn manifest(&self) -> &'static str {
        J::MANIFEST
    }

    fn handler_names(&self) -> Vec<&'static str> {
        J::handlers().iter().map(|handler| handler.name).collect()
    }

    fn call<'a>(&'a self, name: &str, invocation: &Invocation<'a>) -> Option<HandlerFuture<'a>> {
        let handler = J::handlers().iter().find(|handler| handler.name == name)?;
        Some((handler.call)(self, invocation.clone()))
    }
}
