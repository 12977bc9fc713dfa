//! The program that Lambda runs.

use jets::lambda::{self, RunError};

#[tokio::main]
async fn main() -> Result<(), RunError> {
    lambda::init_default_subscriber();
    lambda::run(service::app()).await
}
