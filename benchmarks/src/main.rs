//! Measures the time and the instructions of an invocation against a handler on `aws_lambda_events` that does the same
//! work.
//!
//! `cargo run --release -p benchmarks` prints tables in Markdown. A word after `--` selects rows. Valgrind counts the
//! instructions. For the time, both sides take turns in one process, and each ratio is that of the shortest of many turns
//! on each side. Compare times of one run, not of two.

#![allow(clippy::print_stdout, reason = "it prints tables")]

mod cases;
mod dispatch;
mod instructions;
mod invoke;
mod measure;
mod payloads;
mod peer;

use std::process::ExitCode;

use cases::Case;
use measure::{Meter, Row};
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
    let mut arguments = std::env::args().skip(1).peekable();
    let counts = arguments
        .next_if(|argument| argument == instructions::COUNT)
        .is_some();
    let word = arguments.next().unwrap_or_default();
    if counts {
        return match tables(&mut Meter::Count, &word) {
            Some(_) => ExitCode::SUCCESS,
            None => ExitCode::FAILURE,
        };
    }
    let counts = instructions::counts(&word).unwrap_or_else(|error| {
        eprintln!("no instructions are counted, which takes valgrind: {error}");
        Vec::new()
    });
    let Some([batches, singles, dispatch]) = tables(&mut Meter::Time(counts.into_iter()), &word)
    else {
        return ExitCode::FAILURE;
    };
    measure::print(
        "How many times as much a handler by hand takes, for a batch:",
        &BATCHES.map(|shape| shape.to_string()),
        &batches,
        1,
    );
    measure::print(
        "The same, for an event that is pushed, with one item, or a hundred log events:",
        &SINGLES.map(|shape| shape.to_string()),
        &singles,
        1,
    );
    measure::print(
        "How many times as much an invocation takes as decoding and the function alone, with code around it and without:",
        &["`kinesis_data`, one record", "`kinesis_record`, a thousand"].map(str::to_owned),
        &dispatch,
        2,
    );
    ExitCode::SUCCESS
}

/// Measures all rows whose names contain `word`: batches, pushed events, and dispatch. Returns `None` if the two sides of
/// a cell return different numbers.
fn tables(meter: &mut Meter, word: &str) -> Option<[Vec<Row>; 3]> {
    let mut rows = |cases: Vec<Case>, shapes: &[Shape]| -> Option<Vec<Row>> {
        let chosen = cases.into_iter().filter(|case| case.name.contains(word));
        chosen.map(|case| row(meter, &case, shapes)).collect()
    };
    let batches = rows(cases::batches(), &BATCHES)?;
    let singles = rows(cases::singles(), &SINGLES)?;
    let dispatch = if "dispatch".contains(word) {
        dispatch::rows(meter)
    } else {
        Vec::new()
    };
    Some([batches, singles, dispatch])
}

fn row(meter: &mut Meter, case: &Case, shapes: &[Shape]) -> Option<Row> {
    let mut cells = Vec::new();
    for shape in shapes {
        let payload = (case.payload)(*shape);
        let ours = case.ours(&payload);
        if meter.compares(cells.is_empty()) {
            match (ours(&payload), (case.peer)(payload.as_bytes())) {
                (Ok(mine), Ok(theirs)) if mine == theirs => {}
                (mine, theirs) => {
                    eprintln!("{}, {shape}: {mine:?}, but {theirs:?}", case.name);
                    return None;
                }
            }
        }
        cells.push(meter.cell(
            &payload,
            |payload| _ = ours(payload),
            |payload| _ = (case.peer)(payload.as_bytes()),
        ));
    }
    Some(Row::new(case.name, cells))
}
