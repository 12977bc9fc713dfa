//! How long an invocation takes, beside a handler on `aws_lambda_events` that does the same work.
//!
//! `cargo run --release -p benchmarks` prints one table, in Markdown; a word behind `--` chooses rows. Both sides take turns in one process; what counts
//! is the shortest of many turns, and the ratio of two such times. Compare ratios of one run, not times of two.

#![allow(clippy::print_stdout, reason = "it prints a table")]

mod invoke;
mod measure;
mod payloads;
mod peer;

use std::process::ExitCode;

use invoke::Jets;
use measure::Row;
use payloads::Shape;

/// The shapes of a batch: from one record to Lambda's limit of 6 MB.
const SHAPES: [Shape; 6] = [
    Shape::new(1, 11),
    Shape::new(100, 256),
    Shape::new(100, 1024),
    Shape::new(10_000, 32),
    Shape::new(6_000, 256),
    Shape::new(1_000, 4096),
];

fn main() -> ExitCode {
    let mut rows = Vec::new();
    let word = std::env::args().nth(1).unwrap_or_default();
    for (name, handler, payload, peer) in cases() {
        if !name.contains(&word) {
            continue;
        }
        let row = SHAPES.map(|shape| {
            let payload = payload(shape);
            let jets = Jets::new(handler);
            match (jets.invoke(&payload), peer(payload.as_bytes())) {
                (Ok(ours), Ok(theirs)) if ours == theirs => measure::ratio(
                    &payload,
                    |payload| _ = jets.invoke(payload),
                    |payload| _ = peer(payload.as_bytes()),
                ),
                (ours, theirs) => {
                    eprintln!("{name}, {shape}: {ours:?}, but {theirs:?}");
                    f64::NAN
                }
            }
        });
        rows.push(Row::new(name, row));
    }
    measure::print(&SHAPES, &rows);
    if rows.iter().all(Row::is_sound) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// What a handler of `aws_lambda_events` does: the same number as the function of ours.
type Peer = fn(&[u8]) -> Result<usize, serde_json::Error>;

/// A row: its name, our handler, the payload, and the handler by hand.
type Case = (&'static str, &'static str, fn(Shape) -> String, Peer);

fn cases() -> [Case; 7] {
    [
        (
            "`kinesis_data`",
            "bench_job.data",
            payloads::bytes,
            peer::data,
        ),
        (
            "`kinesis_data: Vec<String>`",
            "bench_job.strings",
            payloads::texts,
            peer::strings,
        ),
        (
            "`kinesis_data: Vec<Json<T>>`",
            "bench_job.typed",
            payloads::orders,
            peer::typed,
        ),
        (
            "`kinesis_record`",
            "bench_job.record",
            payloads::bytes,
            peer::data,
        ),
        ("`event`", "bench_job.event", payloads::bytes, peer::event),
        (
            "`sqs_messages`",
            "bench_job.messages",
            payloads::messages,
            peer::messages,
        ),
        (
            "`sqs_message: Json<T>`",
            "bench_job.message",
            payloads::messages_of_orders,
            peer::typed_messages,
        ),
    ]
}
