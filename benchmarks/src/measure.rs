//! Times two sides in turns, and prints their ratios.

use std::time::{Duration, Instant};

use crate::payloads::Shape;

/// How long a cell of the table takes, about.
const TIME: Duration = Duration::from_millis(1_200);

/// How many times as long as `ours` `theirs` takes, each by its shortest turn.
pub(crate) fn ratio(payload: &str, ours: impl Fn(&str), theirs: impl Fn(&str)) -> f64 {
    let calls = calls(payload, &theirs);
    let (mut our_time, mut their_time) = (Duration::MAX, Duration::MAX);
    let started = Instant::now();
    while started.elapsed() < TIME {
        our_time = our_time.min(turn(payload, calls, &ours));
        their_time = their_time.min(turn(payload, calls, &theirs));
    }
    their_time.as_secs_f64() / our_time.as_secs_f64()
}

/// So many calls that a turn takes a millisecond at least.
fn calls(payload: &str, call: &impl Fn(&str)) -> u32 {
    let mut calls = 1;
    while turn(payload, calls, call) < Duration::from_millis(1) {
        calls *= 2;
    }
    calls
}

fn turn(payload: &str, calls: u32, call: &impl Fn(&str)) -> Duration {
    let started = Instant::now();
    for _ in 0..calls {
        call(std::hint::black_box(payload));
    }
    started.elapsed()
}

/// A row of the table: the ratio of each shape.
pub(crate) struct Row {
    name: &'static str,
    ratios: [f64; 6],
}

impl Row {
    pub(crate) fn new(name: &'static str, ratios: [f64; 6]) -> Self {
        Self { name, ratios }
    }

    /// Whether both sides gave the same for every shape.
    pub(crate) fn is_sound(&self) -> bool {
        self.ratios.iter().all(|ratio| ratio.is_finite())
    }

    fn mean(&self) -> f64 {
        let logarithms: f64 = self.ratios.iter().map(|ratio| ratio.ln()).sum();
        (logarithms / 6.0).exp()
    }
}

/// Prints the table: how many times as long a handler by hand takes.
pub(crate) fn print(shapes: &[Shape; 6], rows: &[Row]) {
    let heads: Vec<String> = shapes.iter().map(ToString::to_string).collect();
    println!("| | {} | geometric mean |", heads.join(" | "));
    println!("| --- |{}", " --- |".repeat(heads.len() + 1));
    for row in rows {
        let ratios: Vec<String> = row
            .ratios
            .iter()
            .map(|ratio| format!("{ratio:.1}"))
            .collect();
        println!(
            "| {} | {} | {:.1} |",
            row.name,
            ratios.join(" | "),
            row.mean()
        );
    }
}
