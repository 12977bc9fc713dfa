//! A span around each invocation, with the handler and request id for all that is logged in it, also by
//! `lambda_runtime`.

use std::{
    cell::Cell,
    future::poll_fn,
    pin::{Pin, pin},
    task::{Context, Poll},
};

use lambda_runtime::{
    LambdaInvocation, Service,
    tower::{BoxError, Layer},
};
use tracing::{
    Dispatch, Instrument as _,
    dispatcher::{self, DefaultGuard},
};

use crate::runtime::log;

/// A layer that opens a span for each invocation of this handler.
pub(super) struct SpanLayer {
    pub(super) handler: &'static str,
}

impl<S> Layer<S> for SpanLayer {
    type Service = SpanService<S>;

    fn layer(&self, inner: S) -> SpanService<S> {
        SpanService {
            inner,
            handler: self.handler,
        }
    }
}

#[derive(Clone)]
pub(super) struct SpanService<S> {
    inner: S,
    handler: &'static str,
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
