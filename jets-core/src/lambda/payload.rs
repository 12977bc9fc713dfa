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
        let headers = &invocation.parts.headers;
        let client_context = headers.get("lambda-runtime-client-context");
        let client_context = client_context.and_then(|json| json.to_str().ok());
        let call = Call {
            payload,
            client_context: client_context.map(str::to_owned),
        };
        CALL.sync_scope(call, || self.inner.call(invocation))
    }
}
