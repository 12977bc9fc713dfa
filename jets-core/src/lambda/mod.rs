//! Serves an [`App`] on AWS Lambda, with the official `lambda_runtime`.
//!
//! One program serves every function of its app. Each Lambda function runs the program and selects its handler:
//!
//! 1. by its [handler setting][1], `_HANDLER`, such as `data_job.file`;
//! 2. otherwise by its name, `AWS_LAMBDA_FUNCTION_NAME`, which ends in `data_job-file`;
//! 3. otherwise, if there is only one function, it is that one.
//!
//! If none of these applies, the program stops with an error that lists its handlers, and [reports it to Lambda][2].
//! The same happens if the job that serves cannot be set up: see [`App::job_with`].
//!
//! A failed invocation is reported with an `errorType` that an alarm can use: `DecodeError`, `FunctionError`,
//! `FunctionPanic`, `ResponseError`, `SetUpError` or `UnknownHandler`. It is logged through
//! [`tracing`](https://docs.rs/tracing) with `handler` and `request_id`, in the span `invocation` with these and
//! `trace_id`. If no subscriber takes it, it is written to standard error.
//!
//! [1]: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
//! [2]: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html#runtimes-api-initerror

mod environment;
mod layers;
mod run_error;
mod server;
#[cfg(feature = "subscriber")]
mod subscriber;

use std::{fmt, pin::Pin, sync::Arc, time::SystemTime};

use lambda_runtime::{
    Diagnostic, LambdaEvent, LambdaInvocation, Runtime, Service, service_fn,
    tower::{BoxError, layer::layer_fn},
};
use tokio::{runtime::Handle, task::JoinHandle};
use tracing::{Dispatch, Instrument, dispatcher, instrument::WithSubscriber};

use crate::{
    App, CognitoIdentity, Context, InvokeError, Response,
    app::Function,
    runtime::{
        causes, context, log,
        panic::{self, Foreign, Panic},
    },
};

use environment::Environment;
use layers::{Call, PayloadService, SpanService};
#[cfg(feature = "subscriber")]
pub use subscriber::init_default_subscriber;
pub use {
    run_error::{RunError, RunErrorKind},
    server::{InvocationService, Server},
};

/// Serves `app` until Lambda ends the program, one invocation after the other.
///
/// [Lambda Managed Instances][1] send several invocations at the same time, as many as `AWS_LAMBDA_MAX_CONCURRENCY`
/// says. Build with the feature `managed-instances` to serve them.
///
/// Functions run in the Tokio runtime in which this is awaited, in a task that ends when the future is dropped. A function
/// must not block its thread until another task has done something, as `block_on` does. An async function can await it.
///
/// ```no_run
/// # extern crate jets_core as jets;
/// # async fn serve(app: jets::App) -> Result<(), jets::lambda::RunError> {
/// jets::lambda::run(app).await
/// # }
/// ```
///
/// # Errors
///
/// Returns an error if the program does not run on Lambda or in a Tokio runtime, if it is not clear which function to
/// serve, if what it sends cannot be delivered, if Lambda sends several invocations at the same time and the program is
/// built without `managed-instances`, if the job that serves cannot be set up, or if Lambda's Runtime API cannot be
/// reached.
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances.html
pub async fn run(app: App) -> Result<(), RunError> {
    serving(Server::new(app)).await
}

/// Returns the future of [`run`]. It is boxed so that it is compiled once, in this crate.
#[inline(never)]
fn serving(server: Server) -> Pin<Box<dyn Future<Output = Result<(), RunError>> + Send>> {
    Box::pin(serve(server))
}

async fn serve(mut server: Server) -> Result<(), RunError> {
    if Handle::try_current().is_err() {
        return Err(RunError::NoTokioRuntime);
    }
    let environment = Environment::read(&|variable| std::env::var(variable).ok())?;
    let (handler, function) = match start(server.app(), &environment).await {
        Ok(started) => started,
        Err(error) => {
            run_error::report(&error).await;
            return Err(error);
        }
    };
    let of_program = function_of_program();
    let service = service_fn(move |event: LambdaEvent<()>| {
        // Take the payload here and not in the future: it is only available during this call.
        let Call {
            payload,
            client_context,
        } = layers::of_call();
        let context = context(&of_program, event.context, client_context);
        let function = function.clone();
        async move {
            let request_id = context.request_id().to_owned();
            let answer = caught(function.invoke_in_span(&payload, context)).await;
            answer.inspect_err(|failure| {
                failure.log(handler, &request_id);
                layers::silence();
            })
        }
    });
    let runtime = Runtime::new(service)
        .layer(layer_fn(|inner| PayloadService { inner }))
        .layer(layer_fn(move |inner| SpanService { inner, handler }))
        .layer(server.around());
    let serving = server.into_future(future_of(runtime));
    on_worker(serving).await.map_err(RunError::Runtime)
}

/// Awaits `serving` in a task, which is aborted if this is dropped, with the caller's subscriber and span.
///
/// Tokio runs tasks that wake each other on one thread. The future of `main` has a thread of its own, which each part of
/// an event from the connection to the Runtime API would have to wake.
async fn on_worker(serving: RuntimeFuture) -> Result<(), BoxError> {
    let serving = serving.in_current_span();
    let subscriber = dispatcher::has_been_set().then(|| dispatcher::get_default(Dispatch::clone));
    let mut task = Aborted(tokio::spawn(async {
        match subscriber {
            Some(subscriber) => serving.with_subscriber(subscriber).await,
            None => serving.await,
        }
    }));
    (&mut task.0).await.unwrap_or_else(|error| {
        // `lambda_runtime` panics on an answer of the Runtime API that has no request id.
        Err(match error.try_into_panic() {
            Ok(payload) => Panic::new(payload).into_message().into(),
            Err(error) => error.into(),
        })
    })
}

/// A task that is aborted when this is dropped.
struct Aborted(JoinHandle<Result<(), BoxError>>);

impl Drop for Aborted {
    fn drop(&mut self) {
        self.0.abort();
    }
}

type RuntimeFuture = Pin<Box<dyn Future<Output = Result<(), BoxError>> + Send>>;

/// Returns the future of the runtime. In `serve`, where the type of the service is known, the compiler cannot prove that
/// it is `Send`.
fn future_of<S>(runtime: Runtime<S>) -> RuntimeFuture
where
    S: Service<LambdaInvocation, Response = (), Error = BoxError> + Clone + Send + 'static,
    S::Future: Send + 'static,
{
    #[cfg(feature = "managed-instances")]
    return Box::pin(runtime.run_concurrent());
    #[cfg(not(feature = "managed-instances"))]
    return Box::pin(runtime.run());
}

/// Returns the handler to serve and its function, after its job is set up.
async fn start(app: &App, environment: &Environment) -> Result<(&'static str, Function), RunError> {
    environment.check_concurrency(cfg!(feature = "managed-instances"))?;
    let handler = environment.select(&app.handler_names())?;
    let function = app.function(handler).ok_or(RunError::NoJob)?;
    function.check_sends().map_err(RunError::Delivery)?;
    match panic::caught(|| function.set_up()).await {
        Ok(Ok(())) => Ok((handler, function)),
        Ok(Err(error)) => Err(RunError::SetUp(error)),
        Err(panic) => Err(RunError::SetUp(panic.into())),
    }
}

/// Reads the data about the function from the environment.
fn function_of_program() -> Arc<context::Function> {
    let config = lambda_runtime::Config::from_env();
    Arc::new(context::Function {
        name: config.function_name,
        version: config.version,
        memory_limit_in_mb: u32::try_from(config.memory).unwrap_or_default(),
        log_group: config.log_group,
        log_stream: config.log_stream,
    })
}

fn context(
    function: &Arc<context::Function>,
    given: lambda_runtime::Context,
    client_context: Option<String>,
) -> Context {
    let deadline = given.deadline();
    // cargo-lambda's emulator sends a deadline in 1970; ignore it, or no item would ever begin.
    let latest = deadline.checked_add(context::TIME_WITHOUT_DEADLINE);
    let is_past = latest.is_some_and(|latest| latest <= SystemTime::now());
    Context::new(context::Fields {
        deadline: (!is_past).then_some(deadline),
        request_id: given.request_id,
        invoked_function_arn: given.invoked_function_arn,
        trace_id: given.xray_trace_id,
        client_context,
        identity: given
            .identity
            .map(|identity| CognitoIdentity::new(identity.identity_id, identity.identity_pool_id)),
        tenant_id: given.tenant_id,
        function: Arc::clone(function),
    })
}

/// The texts of a failure. The error itself is gone then, because its code may panic.
struct Failure {
    error_type: &'static str,
    message: String,
}

/// Awaits `invocation`, and converts an error or a panic.
async fn caught(
    invocation: impl Future<Output = Result<Response, InvokeError>>,
) -> Result<Response, Failure> {
    match panic::caught(|| invocation).await {
        Ok(answer) => answer.map_err(Failure::of),
        Err(panic) => Err(Failure {
            error_type: "FunctionPanic",
            message: panic.to_string(),
        }),
    }
}

impl Failure {
    fn of(error: InvokeError) -> Self {
        let error_type = error.kind().as_str();
        let message = causes::chain(&error);
        drop(Foreign::new(error));
        Self {
            error_type,
            message,
        }
    }

    /// Logs the failure, with the fields of every other.
    fn log(&self, handler: &str, request_id: &str) {
        log::failed_invocation(handler, request_id, &format!("{self:?}"));
    }
}

impl From<Failure> for Diagnostic {
    fn from(failure: Failure) -> Self {
        Self {
            error_type: failure.error_type.to_owned(),
            error_message: failure.message,
        }
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.error_type, self.message)
    }
}
