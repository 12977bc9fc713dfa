//! Turns a panic of a future into an error.

use std::{
    any::Any,
    fmt,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::pin,
    task::Poll,
};

/// The message of a panic.
#[derive(Debug)]
pub(crate) struct Panic {
    message: String,
}

/// Awaits `future`, and returns its output or the panic that ended it. Panics are only caught if they unwind.
pub(crate) async fn caught<F: Future>(future: F) -> Result<F::Output, Panic> {
    let mut future = pin!(future);
    std::future::poll_fn(|context| {
        // After a panic the future is not polled again, so no broken state can be seen.
        match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context))) {
            Ok(poll) => poll.map(Ok),
            Err(payload) => Poll::Ready(Err(Panic::new(payload.as_ref()))),
        }
    })
    .await
}

impl Panic {
    fn new(payload: &(dyn Any + Send)) -> Self {
        let message = payload
            .downcast_ref::<&str>()
            .copied()
            .or_else(|| payload.downcast_ref::<String>().map(String::as_str));
        Self {
            message: message.unwrap_or("no message").to_owned(),
        }
    }
}

#[cfg(feature = "lambda")]
impl Panic {
    /// Returns the message alone.
    pub(crate) fn into_message(self) -> String {
        self.message
    }
}

impl fmt::Display for Panic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "function panicked: {}", self.message)
    }
}

impl std::error::Error for Panic {}
