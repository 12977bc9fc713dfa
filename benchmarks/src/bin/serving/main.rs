//! Measures the time of whole invocations through the Lambda Runtime API, and the peak memory of the program, against a
//! program on `lambda_runtime` and `aws_lambda_events`.
//!
//! `cargo run --release -p benchmarks --features serving --bin serving` prints two tables in Markdown. It starts itself
//! as each of the two programs, and acts as their Runtime API on a local port. Both sides take turns. It needs Linux,
//! which reports the peak memory of a process.

#![allow(clippy::print_stdout, reason = "it prints tables")]

#[path = "../../payloads.rs"]
#[allow(dead_code, reason = "other events are for the other tables")]
mod payloads;
mod program;
mod runtime_api;
mod serve;

use std::{
    io,
    process::ExitCode,
    time::{Duration, Instant},
};

use payloads::Shape;
use program::Program;
use serve::Side;

/// The batches for times: from one record to Lambda's limit of 6 MB.
const SHAPES: [Shape; 4] = [
    Shape::new(1, 11),
    Shape::new(100, 1024),
    Shape::new(6_000, 256),
    Shape::new(1_000, 4096),
];

/// The batches for memory, all of about 6 MB.
const LARGE: [Shape; 3] = [
    Shape::new(10_000, 32),
    Shape::new(6_000, 256),
    Shape::new(1_000, 4096),
];

/// How long the two sides take turns for one shape.
const TIME: Duration = Duration::from_secs(6);

/// How many programs of each side are started for one figure of memory, and how many invocations each serves.
const PROGRAMS: usize = 5;
const INVOCATIONS: usize = 20;

fn main() -> ExitCode {
    let done = match std::env::args().nth(1) {
        Some(side) => serve::serve(&side),
        None => print_tables().map_err(|error| error.to_string()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn print_tables() -> io::Result<()> {
    println!("Time of an invocation, as a part of what the program by hand takes:\n");
    println!("| batch | shortest | median |\n| --- | --- | --- |");
    let (mut shortest, mut median) = (Vec::new(), Vec::new());
    for shape in SHAPES {
        let (by_shortest, by_median) = times(shape)?;
        println!("| {shape} | {by_shortest:.2} | {by_median:.2} |");
        shortest.push(by_shortest);
        median.push(by_median);
    }
    println!(
        "| geometric mean | {:.2} | {:.2} |",
        mean(&shortest),
        mean(&median)
    );

    println!("\nMost memory of the program, in MB:\n");
    println!("| batch | `jets::lambda::run` | by hand |\n| --- | --- | --- |");
    for shape in LARGE {
        let (ours, theirs) = memory(shape)?;
        println!("| {shape} | {ours:.1} | {theirs:.1} |");
    }
    Ok(())
}

/// Returns our time divided by theirs: for the shortest invocations, and for the median.
fn times(shape: Shape) -> io::Result<(f64, f64)> {
    let event = payloads::bytes(shape);
    let mut ours = Program::start(Side::Jets, &event)?;
    let mut theirs = Program::start(Side::ByHand, &event)?;
    if ours.answer() != theirs.answer() {
        let message = format!("{}, but {}", ours.answer(), theirs.answer());
        return Err(io::Error::other(message));
    }
    let (mut our_times, mut their_times) = (Vec::new(), Vec::new());
    let started = Instant::now();
    while started.elapsed() < TIME {
        our_times.push(ours.invoke()?);
        their_times.push(theirs.invoke()?);
    }
    our_times.sort();
    their_times.sort();
    let ratio = |index: usize| {
        let time = |times: &[Duration]| times.get(index).map_or(f64::NAN, Duration::as_secs_f64);
        time(&our_times) / time(&their_times)
    };
    Ok((ratio(0), ratio(our_times.len() / 2)))
}

/// Returns the peak memory of both sides in MB, as the median of several programs.
fn memory(shape: Shape) -> io::Result<(f64, f64)> {
    let event = payloads::bytes(shape);
    let most_of = |side| -> io::Result<f64> {
        let mut program = Program::start(side, &event)?;
        for _ in 0..INVOCATIONS {
            program.invoke()?;
        }
        program.most_memory()
    };
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..PROGRAMS {
        ours.push(most_of(Side::Jets)?);
        theirs.push(most_of(Side::ByHand)?);
    }
    let median = |mut figures: Vec<f64>| {
        figures.sort_by(f64::total_cmp);
        figures.get(PROGRAMS / 2).copied().unwrap_or(f64::NAN)
    };
    Ok((median(ours), median(theirs)))
}

/// Returns the geometric mean.
fn mean(ratios: &[f64]) -> f64 {
    let product: f64 = ratios.iter().product();
    product.powf(1.0 / f64::from(u32::try_from(ratios.len()).unwrap_or(1)))
}
