//! What is written of failures: through `tracing` where a subscriber is set, else one line on standard error.

use std::io::{self, Write as _};

use super::Context;

/// Writes that an item failed.
pub(super) fn failed_item(context: &Context, index: usize, id: &str, line: &str) {
    #[cfg(feature = "tracing")]
    if tracing::dispatcher::has_been_set() {
        tracing::error!(
            handler = context.handler(),
            request_id = context.request_id(),
            item_index = index,
            item_id = id,
            "{line}"
        );
        return;
    }
    let _ = (index, id);
    write("ERROR", context, line);
}

/// Writes that an invocation failed, and is not tried again.
pub(crate) fn permanent_failure(context: &Context, line: &str) {
    #[cfg(feature = "tracing")]
    if tracing::dispatcher::has_been_set() {
        tracing::error!(
            handler = context.handler(),
            request_id = context.request_id(),
            "{line}"
        );
        return;
    }
    write("ERROR", context, line);
}

/// Writes what Lambda does not see of an invocation that goes on.
pub(super) fn warning(context: &Context, line: &str) {
    #[cfg(feature = "tracing")]
    if tracing::dispatcher::has_been_set() {
        tracing::warn!(
            handler = context.handler(),
            request_id = context.request_id(),
            "{line}"
        );
        return;
    }
    write("WARN", context, line);
}

fn write(level: &str, context: &Context, line: &str) {
    let (request_id, handler) = (context.request_id(), context.handler());
    let line = line.replace(['\n', '\r'], " ");
    // Standard error may be closed, which is not a reason to fail.
    let _ = writeln!(
        io::stderr(),
        "{level} RequestId: {request_id} {handler}: {line}"
    );
}

/// Runs `call` in a span of the invocation, which events of the function inherit.
pub(crate) async fn in_invocation<T>(context: &Context, call: impl Future<Output = T>) -> T {
    #[cfg(feature = "tracing")]
    if tracing::dispatcher::has_been_set() {
        use tracing::Instrument as _;
        let span = tracing::error_span!(
            "invocation",
            handler = context.handler(),
            request_id = context.request_id()
        );
        return call.instrument(span).await;
    }
    let _ = context;
    call.await
}

/// Runs `call` in a span of an item, which events of the function inherit.
pub(super) async fn in_item<T>(index: usize, id: &str, call: impl Future<Output = T>) -> T {
    #[cfg(feature = "tracing")]
    if tracing::dispatcher::has_been_set() {
        use tracing::Instrument as _;
        let span = tracing::error_span!("item", item_index = index, item_id = id);
        return call.instrument(span).await;
    }
    let _ = (index, id);
    call.await
}
