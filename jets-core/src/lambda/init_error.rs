//! Tells Lambda that the program [cannot start][1].
//!
//! [1]: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html#runtimes-api-initerror

use std::time::Duration;

use lambda_runtime::Diagnostic;
use lambda_runtime_api_client::{BoxError, PooledClient, body::Body, build_request};

use super::RunError;
use crate::runtime::log;

/// How long the report may take. The program ends with the error in any case.
const PATIENCE: Duration = Duration::from_secs(2);

/// Logs `error`, and reports it.
///
/// That the report fails is logged too: there is the error itself to end with.
pub(super) async fn report(client: PooledClient, error: &RunError) {
    log::failed_start(&format!("{}: {error}", error.error_type()));
    let failure = match tokio::time::timeout(PATIENCE, post(client, error)).await {
        Ok(Ok(())) => return,
        Ok(Err(failure)) => failure.to_string(),
        Err(_) => format!("the Runtime API did not answer in {} s", PATIENCE.as_secs()),
    };
    log::failed_start(&format!(
        "the error at start-up was not reported to Lambda: {failure}"
    ));
}

async fn post(client: PooledClient, error: &RunError) -> Result<(), BoxError> {
    let diagnostic = Diagnostic {
        error_type: error.error_type().to_owned(),
        error_message: error.to_string(),
    };
    let request = build_request()
        .method("POST")
        .uri("/2018-06-01/runtime/init/error")
        .header("lambda-runtime-function-error-type", reason(error))
        .body(Body::from(serde_json::to_vec(&diagnostic)?))?;
    let response = client.call(request).await?;
    if response.status().is_success() {
        Ok(())
    } else {
        Err(format!("the Runtime API answered {}", response.status()).into())
    }
}

/// What Lambda's log and metrics say of the failure.
fn reason(error: &RunError) -> String {
    match error {
        // The error type that Lambda's own runtimes report.
        RunError::UnknownHandler { .. } => "Runtime.NoSuchHandler".to_owned(),
        other => format!("Runtime.{}", other.error_type()),
    }
}
