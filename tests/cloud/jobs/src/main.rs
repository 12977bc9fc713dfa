//! The jobs that tests/cloud deploys, one file a trigger.

#![forbid(unsafe_code)]

mod kinesis;
mod sqs;
mod taste;

use jets::{App, lambda};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda::RunError> {
    let app = App::new().job(kinesis::KinesisJob).job(sqs::SqsJob);
    lambda::run(app).await
}
