//! Times two sides in turns, and prints their ratios.

use std::time::{Duration, Instant};

/// How long a cell of a table takes, about.
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

/// A row of a table: a ratio for each column.
pub(crate) struct Row {
    name: &'static str,
    ratios: Vec<f64>,
}

impl Row {
    pub(crate) fn new(name: &'static str, ratios: impl IntoIterator<Item = f64>) -> Self {
        Self {
            name,
            ratios: ratios.into_iter().collect(),
        }
    }

    /// The same row, with the geometric mean of its ratios behind them.
    pub(crate) fn with_mean(mut self) -> Self {
        let logarithms: f64 = self.ratios.iter().map(|ratio| ratio.ln()).sum();
        let count = u32::try_from(self.ratios.len()).unwrap_or(1);
        self.ratios.push((logarithms / f64::from(count)).exp());
        self
    }

    /// Whether both sides gave the same for every column.
    fn is_sound(&self) -> bool {
        self.ratios.iter().all(|ratio| ratio.is_finite())
    }
}

/// Prints a table of ratios with so many decimals, unless it has no row. Says whether all of it is sound.
pub(crate) fn print(title: &str, heads: &[String], rows: &[Row], decimals: usize) -> bool {
    if rows.is_empty() {
        return true;
    }
    println!("{title}\n");
    println!("| | {} |", heads.join(" | "));
    println!("| --- |{}", " --- |".repeat(heads.len()));
    for row in rows {
        let ratios: Vec<String> = row
            .ratios
            .iter()
            .map(|ratio| format!("{ratio:.decimals$}"))
            .collect();
        println!("| {} | {} |", row.name, ratios.join(" | "));
    }
    println!();
    rows.iter().all(Row::is_sound)
}
