//! Tests that everything that can be written in `jobs!` compiles and works.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod attributes;
mod declarations;
mod fragments;
mod modules;
mod parameters;
mod types;
mod values;

use jets::{
    App, Context, Job, Manifest, manifest::Function, testing::KinesisEvent, triggers::Trigger,
};
use serde::{Deserialize, Serialize};

async fn invoke(job: impl Job, handler: &str, event: &KinesisEvent) -> String {
    let context = Context::default().with_request_id("42");
    let app = App::new().job(job);
    let response = app.invoke(handler, event, context).await;
    response.expect("success").to_string()
}

fn function(manifest: &str, name: &str) -> Function {
    let manifest: Manifest = manifest.parse().expect("a manifest");
    let mut functions = manifest.jobs.into_iter().flat_map(|job| job.functions);
    functions
        .find(|function| function.name == name)
        .expect("the function is there")
}

fn streams(function: &Function) -> Vec<&str> {
    function
        .triggers
        .iter()
        .map(|trigger| match trigger {
            Trigger::Kinesis(kinesis) => kinesis.stream.as_str(),
            other => other.source(),
        })
        .collect()
}

/// Returns an event of two records: `one` and `two`.
fn two_records() -> KinesisEvent {
    KinesisEvent::new().text("one").text("two")
}

#[derive(Debug, Deserialize, Serialize)]
struct Order {
    id: u32,
}
