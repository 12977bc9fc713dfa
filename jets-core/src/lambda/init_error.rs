//! Reports to Lambda that the program [cannot start][1].
//!
//! [1]: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html#runtimes-api-initerror

use std::time::Duration;

use http::{HeaderName, HeaderValue, Method, Uri};
use lambda_runtime_api_client::{BoxError, PooledClient, body::Body, build_request};

use super::run_error::{RunError, RunErrorKind};
use crate::{
    runtime::{causes, log},
    value::Quoted,
};

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
    const ERROR_TYPE: HeaderName = HeaderName::from_static("lambda-runtime-function-error-type");
    let body = format!(
        r#"{{"errorType":{},"errorMessage":{}}}"#,
        Quoted(error.kind().as_str()),
        Quoted(message)
    );
    let mut request = build_request()
        .method(Method::POST)
        .uri(Uri::from_static("/2018-06-01/runtime/init/error"))
        .body(Body::from(body))?;
    request
        .headers_mut()
        .insert(ERROR_TYPE, HeaderValue::try_from(reason(error.kind()))?);
    // It finds the Runtime API by the variable that `Environment` has checked.
    let response = PooledClient::builder().build().call(request).await?;
    if response.status().is_success() {
        Ok(())
    } else {
        Err(format!("the Runtime API answered {}", response.status()).into())
    }
}

/// Returns the reason for Lambda's log and metrics.
fn reason(kind: RunErrorKind) -> String {
    match kind {
        // The error type that Lambda's own runtimes report.
        RunErrorKind::UnknownHandler => "Runtime.NoSuchHandler".to_owned(),
        kind => format!("Runtime.{}", kind.as_str()),
    }
}
