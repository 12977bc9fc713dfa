//! The services around the handler of `lambda_runtime`: one passes the bytes of an invocation on unchanged, the other opens
//! a span.
//!
//! `lambda_runtime` deserialises the payload for a handler, which would be a second pass and a copy. [`PayloadService`] is
//! outside of that. It takes the bytes from the raw invocation and leaves `null` in their place. Everything else that
//! `lambda_runtime` does around a handler stays the same: it catches panics, sends answers and reports errors.

use std::{
    cell::Cell,
    future::poll_fn,
    pin::{Pin, pin},
    task::{Context, Poll},
};

use bytes::Bytes;
use http::HeaderName;
use lambda_runtime::{LambdaInvocation, Service, tower::BoxError};
use tracing::{
    Dispatch, Instrument as _,
    dispatcher::{self, DefaultGuard},
};

use crate::runtime::log;

/// What `lambda_runtime` does not pass on as it is.
#[derive(Clone, Default)]
pub(super) struct Call {
    pub(super) payload: Bytes,
    /// The JSON of the client context. `lambda_runtime` would drop members that it does not know.
    pub(super) client_context: Option<String>,
}

tokio::task_local! {
    /// The invocation for which a handler is being called.
    static CALL: Call;
}

/// Returns the current call, or an empty one outside a call.
pub(super) fn of_call() -> Call {
    CALL.try_with(Call::clone).unwrap_or_default()
}

const CLIENT_CONTEXT: HeaderName = HeaderName::from_static("lambda-runtime-client-context");

/// Passes the bytes of an invocation on unchanged.
#[derive(Clone)]
pub(super) struct PayloadService<S> {
    pub(super) inner: S,
}

impl<S> Service<LambdaInvocation> for PayloadService<S>
where
    S: Service<LambdaInvocation, Response = (), Error = BoxError>,
{
    type Response = ();
    type Error = BoxError;
    type Future = S::Future;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, mut invocation: LambdaInvocation) -> S::Future {
        let payload = std::mem::replace(&mut invocation.body, Bytes::from_static(b"null"));
        let headers = &invocation.parts.headers;
        let client_context = headers.get(&CLIENT_CONTEXT);
        let client_context = client_context.and_then(|json| json.to_str().ok());
        let call = Call {
            payload,
            client_context: client_context.map(str::to_owned),
        };
        CALL.sync_scope(call, || self.inner.call(invocation))
    }
}

/// Opens a span for each invocation of this handler, with the handler and request id for all that is logged in it, also by
/// `lambda_runtime`.
#[derive(Clone)]
pub(super) struct SpanService<S> {
    pub(super) inner: S,
    pub(super) handler: &'static str,
}

impl<S> Service<LambdaInvocation> for SpanService<S>
where
    S: Service<LambdaInvocation, Response = (), Error = BoxError>,
    S::Future: Send + 'static,
{
    type Response = ();
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<(), BoxError>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, invocation: LambdaInvocation) -> Self::Future {
        let trace_id = invocation.context.xray_trace_id.as_deref();
        let span = log::invocation_span(self.handler, &invocation.context.request_id, trace_id);
        let future = span.in_scope(|| self.inner.call(invocation));
        Box::pin(async {
            let mut future = pin!(future.instrument(span));
            poll_fn(|context| {
                let _silence = EndOfSilence;
                future.as_mut().poll(context)
            })
            .await
        })
    }
}

thread_local! {
    static SILENCE: Cell<Option<DefaultGuard>> = const { Cell::new(None) };
}

/// Drops all events until the current poll of the invocation ends.
///
/// `lambda_runtime` logs a failure that a function returns, without fields to find it by. It does so in the same poll.
/// The failure is logged before, so that it is in the log once.
pub(super) fn silence() {
    if dispatcher::has_been_set() {
        SILENCE.set(Some(dispatcher::set_default(&Dispatch::none())));
    }
}

struct EndOfSilence;

impl Drop for EndOfSilence {
    fn drop(&mut self) {
        SILENCE.take();
    }
}
