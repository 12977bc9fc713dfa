//! Jobs of every form in a crate that denies every lint.

#![forbid(unsafe_code)]
#![deny(
    warnings,
    missing_docs,
    missing_debug_implementations,
    unreachable_pub,
    unused_qualifications,
    single_use_lifetimes,
    trivial_casts,
    rust_2018_idioms,
    clippy::all,
    clippy::pedantic,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::as_conversions,
    clippy::allow_attributes_without_reason
)]

use std::{io, sync::Mutex};

use jets::{Context, Event, Json, KinesisData, KinesisRecord, jobs};
use serde::{Deserialize, Serialize};

/// An order.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Order {
    /// Its number.
    pub id: u32,
}

jobs! {
    /// A unit job whose functions take what they need.
    #[derive(Clone, Copy, Debug)]
    pub DataJob {
        kinesis_event "my-stream"; // existing stream

        /// Prints the event and the data.
        pub fn file(event, kinesis_data) {
            println!("event {event}");
            println!("kinesis_data {kinesis_data}");
        }

        kinesis_event "my-stream", batch_size: 10;
        fn private(kinesis_data: Vec<String>) -> usize {
            kinesis_data.len()
        }

        kinesis_event "first";
        kinesis_event "second", starting_position: TRIM_HORIZON;
        pub fn undocumented(event: Event<'_>, kinesis_data: KinesisData<'_>, context: Context) -> String {
            format!("{event} {kinesis_data} {}", context.request_id())
        }

        kinesis_event "orders";
        pub fn record(kinesis_record) -> Result<(), io::Error> {
            println!("{kinesis_record:?}");
            Ok(())
        }

        kinesis_event "orders", aggregated: true;
        pub fn user_record(kinesis_record) -> Result<(), io::Error> {
            println!("{:?}", kinesis_record.sub_sequence_number());
            Ok(())
        }

        kinesis_event "orders", aggregated: true;
        pub fn user_records(kinesis_data) {
            println!("{kinesis_data}");
        }

        kinesis_event "orders";
        pub async fn order(&self, kinesis_record: Json<Order>) -> Result<(), io::Error> {
            println!("{:?}", kinesis_record.0);
            Ok(())
        }

        pub(crate) async fn unawaited(event) -> Option<u64> {
            event["id"].as_u64()
        }

        fn fails(context) -> Result<u8, Box<dyn std::error::Error + Send + Sync>> {
            Ok(context.request_id().parse()?)
        }

        pub(crate) fn nothing() {}
    }
}

jobs! {
    /// A job with fields, set up once.
    #[derive(Debug, Default)]
    pub ArchiveJob {
        /// What was stored.
        pub stored: Mutex<Vec<Vec<u8>>>,
        prefix: String,

        class_timeout 30;
        class_environment { TABLE: "orders-${Environment}" };

        kinesis_event "orders-${Environment}", batch_size: 10;
        iam_policy "s3:PutObject", resource: "arn:aws:s3:::archive/*";
        pub fn store(&self, mut kinesis_data: Vec<Vec<u8>>) -> bool {
            self.stored.lock().is_ok_and(|mut stored| {
                stored.append(&mut kinesis_data);
                self.prefix.is_empty()
            })
        }

        kinesis_event "orders-${Environment}";
        pub async fn echo(&self, kinesis_record: KinesisRecord<'_>, event: Event<'_>) {
            println!("{}{event}", kinesis_record.partition_key());
        }
    }

    PrivateJob {
        fn run(&self, event: Order) -> u32 {
            event.id
        }
    }
}

mod nested {
    use jets::jobs;

    jobs! {
        pub(super) NestedJob {
            pub(crate) fn run() {}
        }
    }
}

/// Returns every job.
pub fn app() -> jets::App {
    jets::App::new()
        .job(DataJob)
        .job(ArchiveJob::default())
        .job(PrivateJob)
        .job(nested::NestedJob)
}
