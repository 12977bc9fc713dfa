//! A span around each invocation, with the handler and request id for all that is logged in it, also by
//! `lambda_runtime`.

use std::task::{Context, Poll};

use lambda_runtime::{
    LambdaInvocation, Service,
    tower::{BoxError, Layer},
};
use tracing::{Instrument as _, instrument::Instrumented};

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
{
    type Response = ();
    type Error = BoxError;
    type Future = Instrumented<S::Future>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, invocation: LambdaInvocation) -> Self::Future {
        let trace_id = invocation.context.xray_trace_id.as_deref();
        let span = log::invocation_span(self.handler, &invocation.context.request_id, trace_id);
        let future = span.in_scope(|| self.inner.call(invocation));
        future.instrument(span)
    }
}
