//! Passes the bytes of an invocation to the handler unchanged.
//!
//! `lambda_runtime` deserialises the payload for a handler, which would be a second pass and a copy. This layer is
//! outside of that. It takes the bytes from the raw invocation and leaves `null` in their place. Everything else that
//! `lambda_runtime` does around a handler stays the same: it catches panics, sends answers and reports errors.

use std::task::{Context, Poll};

use bytes::Bytes;
use lambda_runtime::{
    LambdaInvocation, Service,
    tower::{BoxError, Layer},
};

tokio::task_local! {
    /// The payload of the invocation for which a handler is being called.
    static PAYLOAD: Bytes;
}

/// Returns the payload of the current call, or no bytes outside a call.
pub(super) fn of_call() -> Bytes {
    PAYLOAD.try_with(Bytes::clone).unwrap_or_default()
}

pub(super) struct PayloadLayer;

impl<S> Layer<S> for PayloadLayer {
    type Service = PayloadService<S>;

    fn layer(&self, inner: S) -> PayloadService<S> {
        PayloadService { inner }
    }
}

#[derive(Clone)]
pub(super) struct PayloadService<S> {
    inner: S,
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
        PAYLOAD.sync_scope(payload, || self.inner.call(invocation))
    }
}
