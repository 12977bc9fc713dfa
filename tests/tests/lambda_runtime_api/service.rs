//! A service of three jobs with set-up and the default subscriber. `tests/lambda_runtime_api` runs it.

use std::env;

use jets::{App, FailedItemsMetric, Permanent, jobs, lambda};

jobs! {
    OrderJob {
        table: String,

        sqs_event "orders";
        fn take(&self, sqs_message: &str) -> Result<(), Permanent> {
            tracing::info!(table = self.table, "an order");
            match sqs_message {
                "poison" => Err(Permanent::new("not an order")),
                _ => Ok(()),
            }
        }
    }

    ReportJob {
        database: String,

        kinesis_event "reports";
        fn write(&self, kinesis_data) -> Result<(), String> {
            Err(format!("{} does not take {} records", self.database, kinesis_data.len()))
        }
    }

    PingJob {
        pub(crate) fn ping() -> &'static str {
            "pong"
        }

        pub(crate) fn withdraw() -> Result<(), Permanent> {
            Err(Permanent::new("nothing to withdraw"))
        }
    }
}

impl OrderJob {
    async fn connect() -> Result<Self, env::VarError> {
        tokio::task::yield_now().await;
        let table = env::var("TABLE")?;
        Ok(Self { table })
    }
}

impl ReportJob {
    async fn connect() -> Result<Self, String> {
        tokio::task::yield_now().await;
        let database = env::var("DATABASE").map_err(|error| format!("DATABASE: {error}"))?;
        Ok(Self { database })
    }
}

#[tokio::main]
async fn main() -> Result<(), lambda::RunError> {
    lambda::init_default_subscriber();
    let app = App::new()
        .job_with(OrderJob::connect)
        .job_with(ReportJob::connect)
        .job(PingJob)
        .wrap(FailedItemsMetric::new("Shop"));
    lambda::run(app).await
}
