//! Tests of jobs invoked in this process, as Lambda would invoke them.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unnecessary_wraps,
    reason = "a test fails by panicking, and returns what it wants to see returned"
)]

mod answers;
mod apps;
mod contexts;
mod records;

use std::{
    error::Error,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use jets::{
    App, Context, DecodeError, InvokeError, Json, Kinesis, KinesisData, Response, jobs,
    testing::{AsPayload, Decoded},
};
use serde::{Deserialize, Serialize};

const KINESIS_EVENT: &str = include_str!("../../../examples/events/kinesis.json");

type BoxError = Box<dyn Error + Send + Sync>;

#[derive(Deserialize)]
struct Order {
    id: u32,
}

#[derive(Deserialize)]
struct Borrowed<'a> {
    name: &'a str,
}

#[derive(Debug)]
struct NotSerializable;

impl Serialize for NotSerializable {
    fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom("no way"))
    }
}

type Aliased<T> = Result<T, std::num::ParseIntError>;

jobs! {
    DataJob {
        calls: Arc<AtomicUsize>,

        kinesis_event "my-stream";
        fn file(event, kinesis_data) -> String {
            format!("event {event}\nkinesis_data {kinesis_data}")
        }

        kinesis_event "my-stream";
        async fn borrowing(event, kinesis_data: Vec<&str>) -> Result<usize, BoxError> {
            tokio::task::yield_now().await;
            assert!(event["Records"].is_array());
            Ok(kinesis_data.len())
        }

        kinesis_event "my-stream";
        async fn order(&self, kinesis_record: Json<Order>) -> Result<(), String> {
            tokio::task::yield_now().await;
            self.calls.fetch_add(1, Ordering::Relaxed);
            if kinesis_record.id == 13 {
                return Err("unlucky".to_owned());
            }
            assert_ne!(kinesis_record.id, 14, "worse");
            Ok(())
        }

        kinesis_event "my-stream";
        fn text(&self, kinesis_record: String) {
            self.calls.fetch_add(kinesis_record.len(), Ordering::Relaxed);
        }

        kinesis_event "my-stream";
        fn metadata(event, kinesis_record, context) -> Result<(), BoxError> {
            let region = &event["Records"][kinesis_record.index()]["awsRegion"];
            Err(format!("{region} {} {}", kinesis_record.partition_key(), context.request_id()).into())
        }

        kinesis_event "my-stream";
        fn nested(kinesis_record: &str) -> Result<(), DecodeError> {
            Decoded::<Kinesis>::new(kinesis_record)?.batch::<KinesisData<'_>>().map(drop)
        }

        kinesis_event "my-stream";
        async fn borrowed_order(&self, kinesis_record: Json<Borrowed<'_>>) {
            tokio::task::yield_now().await;
            self.calls.fetch_add(kinesis_record.name.len(), Ordering::Relaxed);
        }

        fn typed(event: Order) -> u32 {
            event.id
        }

        fn second(event) -> serde_json::Value {
            event[1].clone()
        }

        pub(crate) fn nothing() {}

        pub(crate) fn value() -> Vec<u32> {
            vec![1, 2]
        }

        fn request_id(context) -> String {
            context.request_id().to_owned()
        }

        pub(crate) fn ok() -> Aliased<Option<u32>> {
            Ok(Some(1))
        }

        pub(crate) fn error() -> Aliased<u32> {
            "x".parse()
        }

        pub(crate) fn decode_error() -> Result<(), DecodeError> {
            Decoded::<Kinesis>::new("{}").map(drop)
        }

        pub(crate) fn not_serializable() -> NotSerializable {
            NotSerializable
        }
    }
}

fn job() -> DataJob {
    DataJob {
        calls: Arc::default(),
    }
}

async fn invoke(handler: &str, payload: impl AsPayload) -> Result<Response, InvokeError> {
    App::new()
        .job(job())
        .invoke(handler, payload, Context::default())
        .await
}

async fn failure(handler: &str, payload: impl AsPayload) -> InvokeError {
    invoke(handler, payload).await.expect_err("failure")
}
