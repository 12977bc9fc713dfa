//! `Server`: what is around an app on Lambda.

use std::{
    fmt,
    future::{pending, poll_fn},
    pin::pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll},
};

use http::{HeaderName, HeaderValue, Method, Request, Uri};
use lambda_runtime::{
    LambdaInvocation, Service,
    tower::{BoxError, Layer, util::BoxService},
};
use lambda_runtime_api_client::{PooledClient, body::Body, build_request};

use super::{RunError, RuntimeFuture};
use crate::{App, runtime::log};

/// Serves an app with layers around its invocations, and with code that runs after each and at the end, such as that of
/// an exporter of traces.
///
/// ```no_run
/// # extern crate jets_core as jets;
/// use jets::{App, lambda::Server};
///
/// # #[derive(Clone)] struct Exporter;
/// # impl Exporter { fn new() -> Self { Self } fn force_flush(&self) {} fn shutdown(&self) {} }
/// # async fn serve(app: App) -> Result<(), jets::lambda::RunError> {
/// let exporter = Exporter::new();
/// let at_the_end = exporter.clone();
/// Server::new(app)
///     .flush(move || exporter.force_flush())
///     .shutdown(move || at_the_end.shutdown())
///     .run()
///     .await
/// # }
/// ```
#[must_use = "a server does nothing unless it runs"]
#[doc(alias("extension", "graceful shutdown", "flush"))]
pub struct Server {
    app: App,
    layers: Vec<AnyLayer>,
    flush: Option<AnyLayer>,
    shutdown: Option<AtTheEnd>,
}

// A program has the code for a flush and for a shutdown only if it sets them.
type AnyLayer = Box<dyn Fn(InvocationService) -> InvocationService + Send>;
type AtTheEnd = Box<dyn FnOnce(RuntimeFuture) -> RuntimeFuture + Send>;

impl Server {
    /// Creates a server of `app`.
    pub fn new(app: App) -> Self {
        Self {
            app,
            layers: Vec::new(),
            flush: None,
            shutdown: None,
        }
    }

    /// Adds a layer around each invocation, such as `lambda_runtime::layers::OpenTelemetryLayer`. The last is the
    /// outermost. The span `invocation` and the call of the function are inside of all.
    pub fn layer<L>(mut self, layer: L) -> Self
    where
        L: Layer<InvocationService> + Send + 'static,
        L::Service: Service<LambdaInvocation, Response = (), Error = BoxError> + Send + 'static,
        <L::Service as Service<LambdaInvocation>>::Future: Send + 'static,
    {
        let layer = move |inner| InvocationService::new(layer.layer(inner));
        self.layers.push(Box::new(layer));
        self
    }

    /// Calls `flush` after each invocation: after its answer is sent, so that the caller does not wait, and before Lambda
    /// may freeze the program. Its time counts towards the function's timeout, and is billed.
    ///
    /// It runs on a thread of its own, where it may block, also for an exporter that needs the same Tokio runtime.
    pub fn flush(mut self, flush: impl Fn() + Send + Sync + 'static) -> Self {
        let flush: Arc<dyn Fn() + Send + Sync> = Arc::new(flush);
        self.flush = Some(Box::new(move |inner| {
            let flush = Arc::clone(&flush);
            InvocationService::new(FlushService { inner, flush })
        }));
        self
    }

    /// Calls `shutdown` when Lambda ends the program with `SIGTERM`. [`run`](Self::run) then returns. It has less than
    /// half a second, and like [`flush`](Self::flush) it may block.
    ///
    /// Lambda only announces the end to functions with [an extension][1], so the program registers one of its own, which
    /// does nothing else. Where that is refused, a line in the log says so.
    ///
    /// [1]: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html#runtimes-lifecycle-shutdown
    pub fn shutdown(mut self, shutdown: impl FnOnce() + Send + 'static) -> Self {
        let shutdown = Box::new(shutdown);
        self.shutdown = Some(Box::new(|serving| Box::pin(until_end(serving, shutdown))));
        self
    }

    /// Serves the app until Lambda ends the program, as [`run`](super::run()) does.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`run`](super::run()).
    pub async fn run(self) -> Result<(), RunError> {
        super::serving(self).await
    }

    pub(super) fn app(&self) -> &App {
        &self.app
    }

    /// Returns what is around each invocation.
    pub(super) fn around(&mut self) -> Around {
        let layers = std::mem::take(&mut self.layers);
        Around(layers.into_iter().chain(self.flush.take()).collect())
    }

    /// Returns `serving`, or a future that ends when Lambda announces the end of the program.
    pub(super) fn into_future(self, serving: RuntimeFuture) -> RuntimeFuture {
        match self.shutdown {
            Some(shutdown) => shutdown(serving),
            None => serving,
        }
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Server")
            .field("app", &self.app)
            .field("layers", &self.layers.len())
            .field("flushes", &self.flush.is_some())
            .field("shuts_down", &self.shutdown.is_some())
            .finish()
    }
}

/// The service that a [layer](Server::layer) is around: it takes one invocation and answers it.
#[derive(Clone)]
pub struct InvocationService(Arc<Mutex<BoxService<LambdaInvocation, (), BoxError>>>);

impl InvocationService {
    fn new<S>(service: S) -> Self
    where
        S: Service<LambdaInvocation, Response = (), Error = BoxError> + Send + 'static,
        S::Future: Send + 'static,
    {
        Self(Arc::new(Mutex::new(BoxService::new(service))))
    }

    /// Returns the service, which is locked to begin an invocation, and not while it runs.
    fn service(&self) -> MutexGuard<'_, BoxService<LambdaInvocation, (), BoxError>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Service<LambdaInvocation> for InvocationService {
    type Response = ();
    type Error = BoxError;
    type Future = RuntimeFuture;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.service().poll_ready(context)
    }

    fn call(&mut self, invocation: LambdaInvocation) -> RuntimeFuture {
        self.service().call(invocation)
    }
}

impl fmt::Debug for InvocationService {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("InvocationService")
    }
}

/// What is around each invocation. The last is the outermost.
pub(super) struct Around(Vec<AnyLayer>);

impl<S> Layer<S> for Around
where
    S: Service<LambdaInvocation, Response = (), Error = BoxError> + Send + 'static,
    S::Future: Send + 'static,
{
    type Service = InvocationService;

    fn layer(&self, inner: S) -> InvocationService {
        let inner = InvocationService::new(inner);
        self.0.iter().fold(inner, |inner, layer| layer(inner))
    }
}

struct FlushService {
    inner: InvocationService,
    flush: Arc<dyn Fn() + Send + Sync>,
}

impl Service<LambdaInvocation> for FlushService {
    type Response = ();
    type Error = BoxError;
    type Future = RuntimeFuture;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.inner.poll_ready(context)
    }

    #[inline]
    fn call(&mut self, invocation: LambdaInvocation) -> RuntimeFuture {
        let call = self.inner.call(invocation);
        let flush = Arc::clone(&self.flush);
        Box::pin(async move {
            // It ends after the answer is sent.
            let outcome = call.await;
            blocking("flush", move || flush()).await;
            outcome
        })
    }
}

/// Awaits `serving`, or the end that Lambda announces. Call it before the first invocation is asked for.
async fn until_end(
    mut serving: RuntimeFuture,
    shutdown: Box<dyn FnOnce() + Send>,
) -> Result<(), BoxError> {
    if let Err(error) = register_extension().await {
        let line = format!("Lambda will not announce the end of the program: {error}");
        log::failed_start(&line);
    }
    let mut end = pin!(terminated());
    let ended = poll_fn(|context| match serving.as_mut().poll(context) {
        Poll::Ready(ended) => Poll::Ready(Some(ended)),
        Poll::Pending => end.as_mut().poll(context).map(|()| None),
    });
    if let Some(ended) = ended.await {
        return ended;
    }
    blocking("shutdown", shutdown).await;
    Ok(())
}

async fn terminated() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut signals) = signal(SignalKind::terminate()) {
            signals.recv().await;
            return;
        }
    }
    pending::<()>().await;
}

/// Runs `call` where it may block, while the runtime goes on.
async fn blocking(name: &str, call: impl FnOnce() + Send + 'static) {
    if tokio::task::spawn_blocking(call).await.is_err() {
        log::failed_start(&format!("the server's `{name}` panicked"));
    }
}

/// Registers the extension for no events, and begins to wait for one, by which Lambda knows that it is ready.
async fn register_extension() -> Result<(), BoxError> {
    const NAME: HeaderName = HeaderName::from_static("lambda-extension-name");
    const ID: HeaderName = HeaderName::from_static("lambda-extension-identifier");
    let client = PooledClient::builder().build();
    let register = extension_request(Method::POST, "register", r#"{"events":[]}"#)?;
    let response = client
        .call(with(register, NAME, HeaderValue::from_static("jets")))
        .await?;
    let id = response.headers().get(&ID);
    let Some(id) = id.filter(|_| response.status().is_success()) else {
        return Err(format!("the Extensions API answered {}", response.status()).into());
    };
    let next = with(
        extension_request(Method::GET, "event/next", "")?,
        ID,
        id.clone(),
    );
    tokio::spawn(client.call(next));
    Ok(())
}

#[inline]
fn extension_request(
    method: Method,
    path: &str,
    body: &'static str,
) -> Result<Request<Body>, BoxError> {
    let uri: Uri = format!("/2020-01-01/extension/{path}").parse()?;
    Ok(build_request()
        .method(method)
        .uri(uri)
        .body(Body::from(body))?)
}

#[inline]
fn with(mut request: Request<Body>, name: HeaderName, value: HeaderValue) -> Request<Body> {
    request.headers_mut().insert(name, value);
    request
}
