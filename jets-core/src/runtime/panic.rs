//! Turns a panic into an error.

use std::{
    any::Any,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::pin,
    task::Poll,
};

use crate::error::errors;

errors! {
    /// A panic of a function, by its message.
    #[derive(Debug)]
    pub(crate) struct Panic {
        message: String,
    } => "function panicked: {message}"
}

/// Awaits the future that `call` makes, and returns its output or the panic that ended it. Panics are only caught if they
/// unwind.
///
/// The future is made where it is awaited. One that is passed on has its space twice: as an argument, too.
pub(crate) async fn caught<F: Future>(call: impl FnOnce() -> F) -> Result<F::Output, Panic> {
    unwound(call).await.map_err(Panic::new)
}

/// What a panic was raised with.
pub(crate) type Payload = Box<dyn Any + Send>;

/// The same as [`caught`], with a panic that can be resumed.
pub(crate) async fn unwound<F: Future>(call: impl FnOnce() -> F) -> Result<F::Output, Payload> {
    let mut future = pin!(Some(call()));
    std::future::poll_fn(|context| {
        let poll = attempted(|| match future.as_mut().as_pin_mut() {
            Some(future) => future.poll(context),
            None => Poll::Pending,
        });
        let output = match poll {
            Ok(Poll::Pending) => return Poll::Pending,
            Ok(Poll::Ready(output)) => Ok(output),
            Err(panic) => Err(panic),
        };
        // After a panic the future is not polled again, so no broken state can be seen. Its `Drop` may panic, too.
        Poll::Ready(attempted(|| future.set(None)).and(output))
    })
    .await
}

/// Calls `call`, and returns its result or the panic that ended it.
pub(crate) fn attempt<T>(call: impl FnOnce() -> T) -> Result<T, Panic> {
    attempted(call).map_err(Panic::new)
}

fn attempted<T>(call: impl FnOnce() -> T) -> Result<T, Payload> {
    catch_unwind(AssertUnwindSafe(call))
}

/// A value of the user's own, whose `Drop` may panic.
#[derive(Debug)]
pub(crate) struct Foreign<T>(Option<T>);

impl<T> Foreign<T> {
    pub(crate) fn new(value: T) -> Self {
        Self(Some(value))
    }

    /// Returns the value, which is there until it is dropped.
    pub(crate) fn get(&self) -> Option<&T> {
        self.0.as_ref()
    }
}

impl<T> Drop for Foreign<T> {
    fn drop(&mut self) {
        let value = self.0.take();
        // It is gone in any case.
        let _ = attempt(|| drop(value));
    }
}

impl Panic {
    /// Returns the message of a panic that was raised with `payload`.
    pub(crate) fn of(payload: &(dyn Any + Send)) -> Self {
        let message = payload
            .downcast_ref::<&str>()
            .copied()
            .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
            .unwrap_or("no message")
            .to_owned();
        Self { message }
    }

    /// Returns the message of a panic, and drops what it was raised with.
    pub(crate) fn new(payload: Payload) -> Self {
        let panic = Self::of(payload.as_ref());
        if let Err(again) = catch_unwind(AssertUnwindSafe(|| drop(payload))) {
            // Its `Drop` may panic as well, and so on.
            std::mem::forget(again);
        }
        panic
    }
}

#[cfg(feature = "lambda")]
impl Panic {
    /// Returns the message alone.
    pub(crate) fn into_message(self) -> String {
        self.message
    }
}
