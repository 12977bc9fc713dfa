//! The client of DynamoDB, as `aws-config` would make it from the environment.

#![forbid(unsafe_code)]

use std::env::{VarError, var};

use aws_sdk_dynamodb::{
    Client,
    config::{BehaviorVersion, Builder, Credentials, Region},
};

/// Returns a client by the variables that Lambda sets, and the endpoint of the emulator.
pub fn client() -> Result<Client, VarError> {
    let credentials = Credentials::new(
        var("AWS_ACCESS_KEY_ID")?,
        var("AWS_SECRET_ACCESS_KEY")?,
        var("AWS_SESSION_TOKEN").ok(),
        None,
        "environment",
    );
    let config = Builder::new()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new(var("AWS_DEFAULT_REGION")?))
        .credentials_provider(credentials)
        .endpoint_url(var("AWS_ENDPOINT_URL")?)
        .http_client(aws_smithy_http_client::Builder::new().build_http());
    Ok(Client::from_conf(config.build()))
}
