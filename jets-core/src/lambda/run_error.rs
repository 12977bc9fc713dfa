//! The error of a program that cannot serve, or had to stop, and its report to Lambda when the program [cannot start][1].
//!
//! [1]: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html#runtimes-api-initerror

use std::{error::Error, fmt, time::Duration};

use http::Method;
use lambda_runtime_api_client::{BoxError, PooledClient, body::Body, build_request};

use crate::{
    InvokeError,
    error::{errors, kinds},
    runtime::{causes, log},
    value::Quoted,
};

errors! {
    /// Why [`run`](super::run) ended. `Debug` prints what `Display` does, and the causes, for a `main` that returns it.
    pub enum RunError {
        /// An environment variable of Lambda is not set, or has an unexpected value.
        NotOnLambda {
            /// The variable.
            variable: &'static str,
            /// The value, if it is set.
            value: Option<String>,
        } => ("environment variable `{variable}` is {}", not_of_lambda(value.as_deref())),
        /// [`run`](super::run) was not called in a Tokio runtime.
        NoTokioRuntime => "`jets::lambda::run` needs a Tokio runtime: call it from `#[tokio::main]`",
        /// The app has no job.
        NoJob => "the app has no job to serve: add one with `App::job`",
        /// Two functions of the app have the same handler name.
        DuplicateHandler(name: &'static str) => "two functions have the handler `{name}`",
        /// Neither `_HANDLER` nor the function's name selects one of several functions.
        UnknownHandler {
            /// `_HANDLER`, if it is set.
            handler: Option<String>,
            /// The name of the Lambda function.
            function_name: String,
            /// The names of all handlers.
            known: Vec<&'static str>,
        } => (
                "which function to serve is unknown: handler {} and function name `{}` name none of {}",
                handler.as_ref().map_or_else(|| "(not set)".to_owned(), |handler| format!("`{}`", handler.escape_debug())),
                function_name.escape_debug(),
                known.join(", ")
            ),
        /// Lambda sends several invocations at the same time, and the program is built without the feature
        /// `managed-instances`.
        NotConcurrent {
            /// How many it sends.
            max_concurrency: u32,
        } => "Lambda sends up to {max_concurrency} invocations at the same time: add the feature `managed-instances` of jets-rs",
        /// What the function sends could not be delivered: the app has no [delivery](crate::App::delivery), or one that cannot
        /// reach the receiver.
        Delivery(error: InvokeError) => "{error}" with error,
        /// The job that serves could not be set up.
        SetUp(error: Box<dyn Error + Send + Sync>) => "the job could not be set up: {error}" with error,
        /// `lambda_runtime` stopped.
        Runtime(error: Box<dyn Error + Send + Sync>) => "the Lambda runtime stopped: {error}" with error,
    }
}

fn not_of_lambda(value: Option<&str>) -> String {
    match value {
        Some(value) => format!("`{}`, which AWS Lambda does not give", value.escape_debug()),
        None => {
            "not set: this program runs on AWS Lambda, or under `cargo lambda watch`".to_owned()
        }
    }
}

impl fmt::Debug for RunError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&causes::chain(self))
    }
}

kinds! {
    /// The kind of a [`RunError`]. Its name is the error type that Lambda gets and logs.
    pub enum RunErrorKind of RunError {
        /// The program does not run on Lambda.
        NotOnLambda "NotOnLambda": NotOnLambda,
        /// There is no Tokio runtime.
        NoTokioRuntime "NoTokioRuntime": NoTokioRuntime,
        /// The app has no job.
        NoJob "NoJob": NoJob,
        /// Two functions have the same handler name.
        DuplicateHandler "DuplicateHandler": DuplicateHandler,
        /// Which function to serve is unknown.
        UnknownHandler "UnknownHandler": UnknownHandler,
        /// Lambda sends several invocations at once, for which the program is not built.
        NotConcurrent "NotConcurrent": NotConcurrent,
        /// The job could not be set up.
        SetUp "SetUpError": SetUp,
        /// What the function sends could not be delivered.
        Delivery "DeliveryError": Delivery,
        /// `lambda_runtime` stopped.
        Runtime "RuntimeError": Runtime,
    }
}

/// The maximum time for the report. The program then ends with the error in any case.
const PATIENCE: Duration = Duration::from_secs(2);

/// Logs `error`, and reports it.
///
/// If the report fails, that is only logged, because the program ends with `error` in any case.
pub(super) async fn report(error: &RunError) {
    let message = causes::chain(error);
    log::failed_start(&format!("{}: {message}", error.kind().as_str()));
    let failure = match tokio::time::timeout(PATIENCE, post(error, &message)).await {
        Ok(Ok(())) => return,
        Ok(Err(failure)) => failure.to_string(),
        Err(_) => format!("the Runtime API did not answer in {} s", PATIENCE.as_secs()),
    };
    log::failed_start(&format!(
        "the error at start-up was not reported to Lambda: {failure}"
    ));
}

async fn post(error: &RunError, message: &str) -> Result<(), BoxError> {
    let body = format!(
        r#"{{"errorType":{},"errorMessage":{}}}"#,
        Quoted(error.kind().as_str()),
        Quoted(message)
    );
    let request = build_request()
        .method(Method::POST)
        .uri("/2018-06-01/runtime/init/error")
        .header("lambda-runtime-function-error-type", reason(error.kind()))
        .body(Body::from(body))?;
    // It finds the Runtime API by the variable that `Environment` has checked.
    let response = PooledClient::builder().build().call(request).await?;
    if response.status().is_success() {
        Ok(())
    } else {
        Err(format!("the Runtime API answered {}", response.status()).into())
    }
}

fn reason(kind: RunErrorKind) -> String {
    match kind {
        // The error type that Lambda's own runtimes report.
        RunErrorKind::UnknownHandler => "Runtime.NoSuchHandler".to_owned(),
        kind => format!("Runtime.{}", kind.as_str()),
    }
}
