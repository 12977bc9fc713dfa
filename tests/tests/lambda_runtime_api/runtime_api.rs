//! A server that acts as Lambda's [Runtime API](https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html).

use std::{
    convert::Infallible,
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use http_body_util::{BodyExt as _, Full};
use hyper::{
    Method, Request, Response,
    body::{Bytes, Incoming},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::{
    net::TcpListener,
    sync::{
        Mutex,
        mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel},
    },
    time::timeout,
};

/// A server on its own port.
pub(crate) struct RuntimeApi {
    pub(crate) address: String,
    invocations: UnboundedSender<Invocation>,
    reports: UnboundedReceiver<Report>,
}

struct Invocation {
    request_id: String,
    payload: Bytes,
    /// The deadline in milliseconds since the Unix epoch.
    deadline: u128,
}

/// A request with which the program reports.
#[derive(Debug)]
pub(crate) struct Report {
    /// The path, such as `invocation/1/response`.
    pub(crate) path: String,
    pub(crate) error_type: Option<String>,
    pub(crate) body: Value,
}

struct State {
    invocations: Mutex<UnboundedReceiver<Invocation>>,
    reports: UnboundedSender<Report>,
}

impl RuntimeApi {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address").to_string();
        let (invocations, waiting) = unbounded_channel();
        let (sender, reports) = unbounded_channel();
        let state = Arc::new(State {
            invocations: Mutex::new(waiting),
            reports: sender,
        });
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let state = Arc::clone(&state);
                let service = service_fn(move |request| answer(Arc::clone(&state), request));
                // A program that is killed leaves its connection broken.
                tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
            }
        });
        Self {
            address,
            invocations,
            reports,
        }
    }

    /// Sends the program one more invocation.
    pub(crate) fn invoke(&self, request_id: &str, payload: impl Into<Bytes>) {
        let deadline = SystemTime::now() + Duration::from_mins(1);
        let deadline = deadline.duration_since(UNIX_EPOCH).expect("after 1970");
        self.invoke_until(deadline.as_millis(), request_id, payload);
    }

    /// Sends the program one more invocation, with this deadline in milliseconds since the Unix epoch.
    pub(crate) fn invoke_until(&self, deadline: u128, request_id: &str, payload: impl Into<Bytes>) {
        let invocation = Invocation {
            request_id: request_id.to_owned(),
            payload: payload.into(),
            deadline,
        };
        assert!(
            self.invocations.send(invocation).is_ok(),
            "the server stopped"
        );
    }

    /// Returns the program's next report.
    pub(crate) async fn report(&mut self) -> Report {
        let report = timeout(Duration::from_mins(1), self.reports.recv()).await;
        report
            .expect("the program answers in time")
            .expect("the server runs")
    }
}

async fn answer(
    state: Arc<State>,
    request: Request<Incoming>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let path = request
        .uri()
        .path()
        .trim_start_matches("/2018-06-01/runtime/")
        .to_owned();
    if request.method() == Method::GET && path == "invocation/next" {
        let next = state.invocations.lock().await.recv().await;
        return Ok(match next {
            Some(invocation) => next_response(invocation),
            None => std::future::pending().await,
        });
    }
    if path == "/2020-01-01/extension/event/next" {
        assert_eq!(request.headers()["lambda-extension-identifier"], EXTENSION);
        return std::future::pending().await;
    }
    let error_type = request
        .headers()
        .get("lambda-runtime-function-error-type")
        .map(|value| value.to_str().expect("ASCII").to_owned());
    let body = request
        .into_body()
        .collect()
        .await
        .expect("a body")
        .to_bytes();
    let body = serde_json::from_slice(&body).expect("JSON");
    // The test may have ended.
    let _ = state.reports.send(Report {
        path,
        error_type,
        body,
    });
    let response = response(202).header("lambda-extension-identifier", EXTENSION);
    Ok(response.body(Full::default()).expect("a response"))
}

/// The id of the extension that a program registers.
const EXTENSION: &str = "1f9b5a0e";

/// The client context of every invocation.
pub(crate) const CLIENT_CONTEXT: &str = r#"{"custom":{"shop":"tea"},"env":{"locale":"en"}}"#;

fn next_response(invocation: Invocation) -> Response<Full<Bytes>> {
    response(200)
        .header("lambda-runtime-aws-request-id", invocation.request_id)
        .header(
            "lambda-runtime-deadline-ms",
            invocation.deadline.to_string(),
        )
        .header(
            "lambda-runtime-invoked-function-arn",
            "arn:aws:lambda:us-west-2:112233445566:function:program",
        )
        .header(
            "lambda-runtime-trace-id",
            "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=0",
        )
        .header("lambda-runtime-client-context", CLIENT_CONTEXT)
        .header(
            "lambda-runtime-cognito-identity",
            r#"{"cognitoIdentityId":"id","cognitoIdentityPoolId":"pool"}"#,
        )
        .header("lambda-runtime-aws-tenant-id", "tea")
        .body(Full::new(invocation.payload))
        .expect("a response")
}

fn response(status: u16) -> hyper::http::response::Builder {
    Response::builder().status(status)
}
