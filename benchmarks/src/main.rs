//! Measures the time of an invocation against a handler on `aws_lambda_events` that does the same work.
//!
//! `cargo run --release -p benchmarks` prints tables in Markdown. A word after `--` selects rows. Both sides take turns
//! in one process. Each ratio is that of the shortest of many turns on each side. Compare ratios of one run, not times
//! of two.

#![allow(clippy::print_stdout, reason = "it prints tables")]

mod cases;
mod dispatch;
mod invoke;
mod measure;
mod payloads;
mod peer;

use std::process::ExitCode;

use cases::Case;
use invoke::Jets;
use measure::Row;
use payloads::Shape;

/// The shapes of batches: from one record to Lambda's limit of 6 MB.
const BATCHES: [Shape; 6] = [
    Shape::new(1, 11),
    Shape::new(100, 256),
    Shape::new(100, 1024),
    Shape::new(10_000, 32),
    Shape::new(6_000, 256),
    Shape::new(1_000, 4096),
];

/// The shapes of events that are pushed. An S3 key has at most 1,024 bytes.
const SINGLES: [Shape; 2] = [Shape::new(1, 100), Shape::new(1, 1000)];

fn main() -> ExitCode {
    let word = std::env::args().nth(1).unwrap_or_default();
    let chosen = |cases: Vec<Case>| cases.into_iter().filter(|case| case.name.contains(&word));
    let batches: Vec<Row> = chosen(cases::batches())
        .map(|case| row(&case, &BATCHES).with_mean())
        .collect();
    let singles: Vec<Row> = chosen(cases::singles())
        .map(|case| row(&case, &SINGLES))
        .collect();
    let dispatch = if "dispatch".contains(&word) {
        dispatch::rows()
    } else {
        Vec::new()
    };

    let mut heads: Vec<String> = BATCHES.iter().map(ToString::to_string).collect();
    heads.push("geometric mean".to_owned());
    let mut is_sound = measure::print(
        "How many times as long a handler by hand takes, for a batch:",
        &heads,
        &batches,
        1,
    );
    let heads: Vec<String> = SINGLES.iter().map(ToString::to_string).collect();
    is_sound &= measure::print(
        "The same, for an event that is pushed, with one item, or a hundred log events:",
        &heads,
        &singles,
        1,
    );
    is_sound &= measure::print(
        "How many times as long an invocation takes as decoding and the function alone, with code around it and without:",
        &["`kinesis_data`, one record", "`kinesis_record`, a thousand"].map(str::to_owned),
        &dispatch,
        2,
    );
    if is_sound {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn row(case: &Case, shapes: &[Shape]) -> Row {
    let ratios = shapes.iter().map(|shape| {
        let payload = (case.payload)(*shape);
        let jets = Jets::new(case.handler);
        match (jets.invoke(&payload), (case.peer)(payload.as_bytes())) {
            (Ok(ours), Ok(theirs)) if ours == theirs => measure::ratio(
                &payload,
                |payload| _ = jets.invoke(payload),
                |payload| _ = (case.peer)(payload.as_bytes()),
            ),
            (ours, theirs) => {
                eprintln!("{}, {shape}: {ours:?}, but {theirs:?}", case.name);
                f64::NAN
            }
        }
    });
    Row::new(case.name, ratios)
}
