//! A thread for the connection to the Runtime API, and functions in the runtime of the program.
//!
//! An event arrives in pieces, which are then put together. Where the threads of a runtime take turns at that, the
//! allocator keeps as much memory for each of them as a large event needs.

use std::{
    future::poll_fn,
    io,
    pin::{Pin, pin},
    task::Poll,
    thread,
};

use tokio::{
    runtime::{Builder, Handle},
    sync::oneshot,
    task::{AbortHandle, JoinError},
};
use tracing::instrument::Instrumented;

/// A future of any type: what takes one is compiled once.
pub(super) type BoxFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// What `serving` gives, which runs on a thread of its own. It ends when this future is dropped.
pub(super) async fn serve<T: Send + 'static>(serving: BoxFuture<T>) -> io::Result<T> {
    let (mut ended, end) = oneshot::channel();
    let serve = move || {
        let output = match Builder::new_current_thread().enable_all().build() {
            Ok(runtime) => runtime.block_on(until_dropped(serving, &mut ended)).map(Ok),
            Err(error) => Some(Err(error)),
        };
        // The receiver may be gone; then nobody waits for the output.
        _ = output.map(|output| ended.send(output));
    };
    thread::Builder::new()
        .name("lambda-api".to_owned())
        .spawn(serve)?;
    end.await.map_err(io::Error::other)?
}

/// What `future` gives; `None` where the receiver of `sender` was dropped before.
async fn until_dropped<T, S>(
    mut future: BoxFuture<T>,
    sender: &mut oneshot::Sender<S>,
) -> Option<T> {
    let mut dropped = pin!(sender.closed());
    poll_fn(|context| match dropped.as_mut().poll(context) {
        Poll::Ready(()) => Poll::Ready(None),
        Poll::Pending => future.as_mut().poll(context).map(Some),
    })
    .await
}

/// What `call` gives, which runs in `runtime`. It ends when this future is dropped.
///
/// # Errors
///
/// When the runtime ends before it.
pub(super) async fn call_in<T: Send + 'static>(
    runtime: &Handle,
    call: Instrumented<BoxFuture<T>>,
) -> Result<T, JoinError> {
    let task = runtime.spawn(call);
    let _ends_with_this = AbortOnDrop(task.abort_handle());
    task.await
}

struct AbortOnDrop(AbortHandle);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}
