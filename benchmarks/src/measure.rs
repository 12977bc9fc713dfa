//! Measures two sides in turns, and prints their ratios.

use std::time::{Duration, Instant};

/// The approximate time for one cell of a table.
const TIME: Duration = Duration::from_millis(1_200);

/// Returns how many times as long `theirs` takes as `ours`, each by its shortest turn.
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

/// Returns how many calls are needed for a turn of at least one millisecond.
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

    /// Returns the same row, followed by the geometric mean of its ratios.
    pub(crate) fn with_mean(mut self) -> Self {
        let logarithms: f64 = self.ratios.iter().map(|ratio| ratio.ln()).sum();
        let count = u32::try_from(self.ratios.len()).unwrap_or(1);
        self.ratios.push((logarithms / f64::from(count)).exp());
        self
    }

    /// Returns `true` if both sides returned the same for every column.
    fn is_sound(&self) -> bool {
        self.ratios.iter().all(|ratio| ratio.is_finite())
    }
}

/// Prints a table of ratios with this many decimals, unless it has no rows. Returns `true` if all rows are sound.
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
