//! The program that Lambda runs.

use aws_config::BehaviorVersion;
use aws_smithy_http_client::{
    Builder,
    tls::{Provider, rustls_provider::CryptoMode},
};
use jets::{
    lambda::{self, RunError},
    sends::AwsDelivery,
};

#[tokio::main]
async fn main() -> Result<(), RunError> {
    lambda::init_default_subscriber();
    let tls = Provider::Rustls(CryptoMode::Ring);
    let config = aws_config::defaults(BehaviorVersion::latest())
        .http_client(Builder::new().tls_provider(tls).build_https())
        .load()
        .await;
    let delivery = AwsDelivery::new().sqs(aws_sdk_sqs::Client::new(&config));
    lambda::run(service::app().delivery(delivery)).await
}
