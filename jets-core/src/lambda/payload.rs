//! Hands an invocation's bytes to the handler as they are.
//!
//! `lambda_runtime` gives a handler what it deserialised of the payload, which would be a second pass and a copy. This
//! layer, outside of it, takes the bytes from the raw invocation and leaves `null` in their place. What `lambda_runtime`
//! does around a handler (it catches panics, answers, reports errors) stays as it is.

use std::task::{Context, Poll};

use bytes::Bytes;
use lambda_runtime::{
    LambdaInvocation, Service,
    tower::{BoxError, Layer},
};

tokio::task_local! {
    /// The payload of the invocation that a handler is being called with.
    static PAYLOAD: Bytes;
}

/// The payload of the call that runs now; empty outside of one.
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
