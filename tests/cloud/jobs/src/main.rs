//! The jobs that tests/cloud deploys, one file per trigger.

#![forbid(unsafe_code)]

mod dynamodb;
mod handle;
mod kinesis;
mod logs;
mod rule;
mod s3;
mod schedule;
mod sns;
mod sqs;

use jets::{App, lambda};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda::RunError> {
    let app = App::new()
        .job(dynamodb::DynamodbJob)
        .job(kinesis::KinesisJob)
        .job(logs::LogsJob)
        .job(rule::RuleJob)
        .job(s3::S3Job)
        .job(schedule::ScheduleJob)
        .job(sns::SnsJob)
        .job(sqs::SqsJob);
    lambda::run(app).await
}
