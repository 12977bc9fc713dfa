//! A service of AWS, as the clients of the SDK see it: it keeps what it is asked, and answers what it is told.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
};

use aws_credential_types::{Credentials, provider::SharedCredentialsProvider};
use aws_sdk_sqs::config::{BehaviorVersion, http::HttpRequest, http::HttpResponse};
use aws_smithy_runtime_api::client::{
    http::{HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn},
    result::ConnectorError,
};
use aws_types::{SdkConfig, region::Region, sdk_config::RetryConfig};

#[derive(Clone, Debug, Default)]
pub struct Service(Arc<Mutex<Calls>>);

#[derive(Debug, Default)]
struct Calls {
    requests: Vec<Request>,
    answers: VecDeque<(u16, String)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    pub uri: String,
    /// The operation, or the type of an invocation.
    pub operation: String,
    pub body: String,
}

impl Service {
    /// Creates a service that gives these answers, one after the other, and then none.
    pub fn new<T: Into<String>>(answers: impl IntoIterator<Item = (u16, T)>) -> Self {
        let answers = answers.into_iter();
        let answers = answers.map(|(status, body)| (status, body.into()));
        Self(Arc::new(Mutex::new(Calls {
            requests: Vec::new(),
            answers: answers.collect(),
        })))
    }

    pub fn requests(&self) -> Vec<Request> {
        self.0.lock().unwrap().requests.clone()
    }

    /// Returns the bodies of the requests, which are JSON.
    pub fn bodies(&self) -> Vec<serde_json::Value> {
        let requests = self.requests().into_iter();
        requests
            .map(|request| serde_json::from_str(&request.body).unwrap())
            .collect()
    }

    /// Returns the configuration of clients that call it once.
    pub fn config(&self) -> SdkConfig {
        let service = SharedHttpConnector::new(self.clone());
        let credentials = Credentials::new("AKIDEXAMPLE", "secret", None, None, "test");
        SdkConfig::builder()
            .behavior_version(BehaviorVersion::latest())
            .credentials_provider(SharedCredentialsProvider::new(credentials))
            .region(Region::new("us-west-2"))
            .retry_config(RetryConfig::disabled())
            .http_client(http_client_fn(move |_, _| service.clone()))
            .build()
    }
}

impl HttpConnector for Service {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let header = |name| request.headers().get(name);
        let operation = header("x-amz-target").or_else(|| header("x-amz-invocation-type"));
        let body = request.body().bytes().unwrap_or_default();
        let mut calls = self.0.lock().unwrap();
        calls.requests.push(Request {
            uri: request.uri().to_owned(),
            operation: operation.unwrap_or_default().to_owned(),
            body: String::from_utf8(body.to_vec()).unwrap(),
        });
        HttpConnectorFuture::ready(match calls.answers.pop_front() {
            Some((status, body)) => {
                let mut answer = HttpResponse::new(status.try_into().unwrap(), body.into());
                let headers = answer.headers_mut();
                headers.insert("x-amzn-requestid", "request-1");
                Ok(answer)
            }
            None => Err(ConnectorError::io("the line is cut".into())),
        })
    }
}
