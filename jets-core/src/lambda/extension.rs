//! The [extension][1] that a program registers of itself, so that Lambda announces its end.
//!
//! [1]: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-extensions-api.html

use http::{HeaderName, HeaderValue, Method, Request, Uri};
use lambda_runtime_api_client::{BoxError, PooledClient, body::Body, build_request};

/// Registers the extension for no events, and begins to wait for one, by which Lambda knows that it is ready.
pub(super) async fn register() -> Result<(), BoxError> {
    const NAME: HeaderName = HeaderName::from_static("lambda-extension-name");
    const ID: HeaderName = HeaderName::from_static("lambda-extension-identifier");
    let client = PooledClient::builder().build();
    let register = request(Method::POST, "register", r#"{"events":[]}"#)?;
    let response = client
        .call(with(register, NAME, HeaderValue::from_static("jets")))
        .await?;
    let id = response.headers().get(&ID);
    let Some(id) = id.filter(|_| response.status().is_success()) else {
        return Err(format!("the Extensions API answered {}", response.status()).into());
    };
    let next = with(request(Method::GET, "event/next", "")?, ID, id.clone());
    tokio::spawn(client.call(next));
    Ok(())
}

fn request(method: Method, path: &str, body: &'static str) -> Result<Request<Body>, BoxError> {
    let uri: Uri = format!("/2020-01-01/extension/{path}").parse()?;
    Ok(build_request()
        .method(method)
        .uri(uri)
        .body(Body::from(body))?)
}

fn with(mut request: Request<Body>, name: HeaderName, value: HeaderValue) -> Request<Body> {
    request.headers_mut().insert(name, value);
    request
}
