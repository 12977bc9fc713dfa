//! Tells Lambda that the program [cannot start][1].
//!
//! [1]: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html#runtimes-api-initerror

use std::io::{self, Write as _};

use lambda_runtime::Diagnostic;
use lambda_runtime_api_client::{BoxError, PooledClient, body::Body, build_request};

use super::RunError;

/// Reports `error`. That this fails is said on standard error: there is the error itself to end with.
pub(super) async fn report(client: PooledClient, error: &RunError) {
    if let Err(failure) = post(client, error).await {
        let _ = writeln!(
            io::stderr(),
            "the error at start-up was not reported to Lambda: {failure}"
        );
    }
}

async fn post(client: PooledClient, error: &RunError) -> Result<(), BoxError> {
    let diagnostic = Diagnostic {
        error_type: "UnknownHandler".to_owned(),
        error_message: error.to_string(),
    };
    let request = build_request()
        .method("POST")
        .uri("/2018-06-01/runtime/init/error")
        .header(
            "lambda-runtime-function-error-type",
            "Runtime.NoSuchHandler",
        )
        .body(Body::from(serde_json::to_vec(&diagnostic)?))?;
    let response = client.call(request).await?;
    if response.status().is_success() {
        Ok(())
    } else {
        Err(format!("the Runtime API answered {}", response.status()).into())
    }
}
