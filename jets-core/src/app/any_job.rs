//! Jobs of any type in one list, set up at once or when they are first used.

use std::pin::Pin;

use async_once_cell::OnceCell;

use crate::{
    InvokeError, Job,
    delivery::Backoff,
    error::BoxError,
    runtime::private::{HandlerFuture, Hooks, Invocation, JobHandler},
};

/// A type-erased job.
pub(super) trait AnyJob: Send + Sync {
    /// Returns the manifest on one line. This also makes the linker keep it, in every program that serves the job.
    fn line(&self) -> &'static [u8];

    fn handler_names(&self) -> Vec<&'static str>;

    fn set_up(&self) -> Pin<Box<dyn Future<Output = Result<(), BoxError>> + Send + '_>>;

    /// Checks that what the handler at `index` sends can be delivered.
    #[cfg(feature = "lambda")]
    fn check_sends(&self, index: usize, hooks: &Hooks) -> Result<(), InvokeError>;

    /// Returns how the failed messages of the handler at `index` are delayed.
    fn backoff(&self, index: usize) -> Option<Backoff>;

    /// Calls the handler at `index`.
    fn call<'a>(&'a self, index: usize, invocation: Invocation<'a>) -> HandlerFuture<'a>;
}

/// The methods that only the type of the job matters to.
macro_rules! of_type {
    () => {
        fn line(&self) -> &'static [u8] {
            J::line()
        }

        fn handler_names(&self) -> Vec<&'static str> {
            J::handlers().iter().map(|handler| handler.name).collect()
        }

        #[cfg(feature = "lambda")]
        fn check_sends(&self, index: usize, hooks: &Hooks) -> Result<(), InvokeError> {
            check_sends_at::<J>(index, hooks)
        }

        fn backoff(&self, index: usize) -> Option<Backoff> {
            J::handlers().get(index)?.backoff
        }
    };
}

impl<J: Job> AnyJob for J {
    of_type!();

    fn set_up(&self) -> Pin<Box<dyn Future<Output = Result<(), BoxError>> + Send + '_>> {
        Box::pin(async { Ok(()) })
    }

    fn call<'a>(&'a self, index: usize, invocation: Invocation<'a>) -> HandlerFuture<'a> {
        call_of(self, index, invocation)
    }
}

fn call_of<'a, J: Job>(job: &'a J, index: usize, invocation: Invocation<'a>) -> HandlerFuture<'a> {
    match J::handlers().get(index) {
        Some(handler) => match check_sends(handler, invocation.hooks) {
            Ok(()) => (handler.call)(job, invocation),
            Err(error) => Box::pin(async { Err(error) }),
        },
        None => Box::pin(async { Err(InvokeError::no_handler()) }),
    }
}

/// Checks that what a function sends can be delivered.
fn check_sends<J: Job>(handler: &JobHandler<J>, hooks: &Hooks) -> Result<(), InvokeError> {
    let mut sends = handler.sends.iter();
    sends.try_for_each(|sends_to| hooks.delivery_to(*sends_to, handler.name).map(|_| ()))
}

#[cfg(feature = "lambda")]
fn check_sends_at<J: Job>(index: usize, hooks: &Hooks) -> Result<(), InvokeError> {
    let Some(handler) = J::handlers().get(index) else {
        return Ok(());
    };
    let delivery = hooks.delivery.as_ref();
    if handler.backoff.is_some() && !delivery.is_some_and(|delivery| delivery.changes_visibility())
    {
        return Err(InvokeError::NoBackoff {
            handler: handler.name,
        });
    }
    check_sends(handler, hooks)
}

pub(super) type SetUp<J> = Pin<Box<dyn Future<Output = Result<J, BoxError>> + Send>>;

/// A job that is set up when it is first used.
pub(super) struct LateJob<J> {
    job: OnceCell<J>,
    set_up: Box<dyn Fn() -> SetUp<J> + Send + Sync>,
}

impl<J: Job> LateJob<J> {
    pub(super) fn new(set_up: impl Fn() -> SetUp<J> + Send + Sync + 'static) -> Self {
        Self {
            job: OnceCell::new(),
            set_up: Box::new(set_up),
        }
    }

    async fn get(&self) -> Result<&J, BoxError> {
        // The closure is called by the one caller whose future is polled, and not by each that waits.
        let set_up = async { (self.set_up)().await };
        self.job.get_or_try_init(set_up).await
    }
}

impl<J: Job> AnyJob for LateJob<J> {
    of_type!();

    fn set_up(&self) -> Pin<Box<dyn Future<Output = Result<(), BoxError>> + Send + '_>> {
        Box::pin(async { self.get().await.map(|_| ()) })
    }

    fn call<'a>(&'a self, index: usize, invocation: Invocation<'a>) -> HandlerFuture<'a> {
        match self.job.get() {
            Some(job) => call_of(job, index, invocation),
            None => Box::pin(async move {
                let job = self.get().await.map_err(InvokeError::SetUp)?;
                call_of(job, index, invocation).await
            }),
        }
    }
}
