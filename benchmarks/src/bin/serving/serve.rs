//! The two programs: each counts the bytes of a batch's data and partition keys.

use aws_lambda_events::event::kinesis::KinesisEvent;
use jets::{App, KinesisData, jobs};
use lambda_runtime::{LambdaEvent, service_fn};

/// The two sides.
#[derive(Clone, Copy)]
pub(crate) enum Side {
    Jets,
    ByHand,
}

impl Side {
    /// Returns the argument with which this program acts as that side.
    pub(crate) fn argument(self) -> &'static str {
        match self {
            Self::Jets => "jets",
            Self::ByHand => "by-hand",
        }
    }
}

jobs! {
    ServingJob {
        kinesis_event "s";
        fn data(kinesis_data: KinesisData<'_>) -> usize {
            kinesis_data.iter().map(|record| record.data().map_or(0, <[u8]>::len) + record.partition_key().len()).sum()
        }
    }
}

async fn by_hand(event: LambdaEvent<KinesisEvent>) -> Result<usize, lambda_runtime::Error> {
    let records = event.payload.records.iter().map(|record| &record.kinesis);
    Ok(records
        .map(|kinesis| kinesis.data.len() + kinesis.partition_key.len())
        .sum())
}

/// Serves until the program is killed, with the runtime that `#[tokio::main]` would create.
pub(crate) fn serve(side: &str) -> Result<(), String> {
    let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
    runtime.block_on(async {
        match side {
            "jets" => jets::lambda::run(App::new().job(ServingJob))
                .await
                .map_err(|error| error.to_string()),
            "by-hand" => lambda_runtime::run(service_fn(by_hand))
                .await
                .map_err(|error| error.to_string()),
            other => Err(format!("unknown program `{other}`")),
        }
    })
}
