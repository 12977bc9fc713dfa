//! A thread for the connection to the Runtime API, and functions in the runtime of the program.
//!
//! An event arrives in pieces, which are then put together. Where the threads of a runtime take turns at that, the
//! allocator keeps as much memory for each of them as a large event needs.

use std::{error::Error, fmt, io, pin::Pin};

use tokio::{
    runtime::{Builder, Handle, Runtime},
    sync::oneshot,
    task::AbortHandle,
};

/// What `serving` gives, which runs on a thread of its own. It ends when this future is dropped.
///
/// # Errors
///
/// When there cannot be another thread, or it ends before `serving`.
pub(super) async fn serve<T: Send + 'static>(
    serving: impl Future<Output = T> + Send + 'static,
) -> io::Result<T> {
    // Programs have a runtime of this kind already. One of the other kind would be more code.
    let runtime = Builder::new_multi_thread()
        .worker_threads(1)
        .thread_name("lambda-api")
        .enable_all()
        .build()?;
    let handle = runtime.handle().clone();
    let _ends_with_this = EndOnDrop(Some(runtime));
    call_in(&handle, serving).await.map_err(io::Error::other)
}

/// What `call` gives, which runs in `runtime`. It ends when this future is dropped.
///
/// # Errors
///
/// When the runtime ends before it, or it panics.
pub(super) async fn call_in<T: Send + 'static>(
    runtime: &Handle,
    call: impl Future<Output = T> + Send + 'static,
) -> Result<T, NotEnded> {
    let (sender, output) = oneshot::channel();
    // All tasks are of this type, so that what runs one is compiled once.
    let task: Pin<Box<dyn Future<Output = ()> + Send>> = Box::pin(async move {
        // The receiver may be gone; then nobody waits for the output.
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

/// A runtime that may be dropped where a thread must not wait for it.
struct EndOnDrop(Option<Runtime>);

impl Drop for EndOnDrop {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}
