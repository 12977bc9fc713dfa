//! Runs the connection to the Runtime API on its own thread, and functions in the program's runtime.
//!
//! An event arrives in pieces, which are joined. If several threads of a runtime did that in turn, the allocator would
//! keep memory for a large event for each of them.

use std::{error::Error, fmt, io, pin::Pin};

use tokio::{
    runtime::{Builder, Handle, Runtime},
    sync::oneshot,
    task::AbortHandle,
};

/// Runs `serving` on its own thread, and returns its output. It is cancelled when this future is dropped.
///
/// # Errors
///
/// Returns an error if no thread can be started, or if it ends before `serving`.
pub(super) async fn serve<T: Send + 'static>(
    serving: impl Future<Output = T> + Send + 'static,
) -> io::Result<T> {
    // Programs already contain a runtime of this kind. The other kind would be more code.
    let runtime = Builder::new_multi_thread()
        .worker_threads(1)
        .thread_name("lambda-api")
        .enable_all()
        .build()?;
    let handle = runtime.handle().clone();
    let _ends_with_this = EndOnDrop(Some(runtime));
    call_in(&handle, serving).await.map_err(io::Error::other)
}

/// Runs `call` in `runtime`, and returns its output. It is cancelled when this future is dropped.
///
/// # Errors
///
/// Returns an error if the runtime ends first, or if `call` panics.
pub(super) async fn call_in<T: Send + 'static>(
    runtime: &Handle,
    call: impl Future<Output = T> + Send + 'static,
) -> Result<T, NotEnded> {
    let (sender, output) = oneshot::channel();
    // All tasks have this type, so that the code that runs them is compiled once.
    let task: Pin<Box<dyn Future<Output = ()> + Send>> = Box::pin(async move {
        // If the receiver was dropped, nobody waits for the output.
        _ = sender.send(call.await);
    });
    let _ends_with_this = AbortOnDrop(runtime.spawn(task).abort_handle());
    output.await.map_err(|_| NotEnded)
}

/// A task ended without a result: it panicked, or its runtime ended first.
#[derive(Debug)]
pub(super) struct NotEnded;

impl fmt::Display for NotEnded {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the call panicked, or its Tokio runtime ended first")
    }
}

impl Error for NotEnded {}

struct AbortOnDrop(AbortHandle);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// A runtime that can be dropped on a thread that must not block.
struct EndOnDrop(Option<Runtime>);

impl Drop for EndOnDrop {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}
