//! The configuration of clients, from the variables that Lambda sets.

use std::env;

use aws_credential_types::{Credentials, provider::SharedCredentialsProvider};
use aws_sdk_sqs::config::BehaviorVersion;
use aws_smithy_http_client::Builder;
use aws_types::{SdkConfig, region::Region};

/// Returns the credentials of the function's role, its region, and the endpoint of the emulator.
pub fn config() -> SdkConfig {
    let variable = |name| env::var(name).unwrap_or_default();
    let credentials = Credentials::new(
        variable("AWS_ACCESS_KEY_ID"),
        variable("AWS_SECRET_ACCESS_KEY"),
        env::var("AWS_SESSION_TOKEN").ok(),
        None,
        "environment",
    );
    SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .credentials_provider(SharedCredentialsProvider::new(credentials))
        .region(Region::new(variable("AWS_REGION")))
        .endpoint_url(variable("AWS_ENDPOINT_URL"))
        .http_client(Builder::new().build_http())
        .build()
}
