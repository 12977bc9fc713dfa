//! Measures two sides: their times in turns, and their instructions under Callgrind.

use std::{
    hint::black_box,
    iter,
    time::{Duration, Instant},
    vec,
};

/// The approximate time for one cell of a table.
const TIME: Duration = Duration::from_millis(1_200);

/// What is done with the two sides of each cell, which is the same list of cells for both.
pub(crate) enum Meter {
    /// Calls each side by [`counted`], in a process that Callgrind watches and slows down.
    Count,
    /// Takes the time. The instructions were counted before: ours, theirs, ours, and so on.
    Time(vec::IntoIter<u64>),
}

/// What was measured for one cell of a table.
#[derive(Default)]
pub(crate) struct Cell {
    /// How many times as long `theirs` takes as `ours`.
    time: f64,
    ours: Option<u64>,
    theirs: Option<u64>,
}

impl Meter {
    /// Returns `true` if a shape's results are to be compared first: the first one, and all where that takes little time.
    pub(crate) fn compares(&self, is_first: bool) -> bool {
        is_first || matches!(self, Self::Time(_))
    }

    /// Measures how `theirs` compares with `ours`. Both were called before.
    pub(crate) fn cell(
        &mut self,
        payload: &str,
        ours: impl Fn(&str),
        theirs: impl Fn(&str),
    ) -> Cell {
        match self {
            Self::Count => {
                for side in [&ours as &dyn Fn(&str), &theirs] {
                    // The allocator first tidies up what was freed before, by other code.
                    side(payload);
                    counted(payload, side);
                }
                Cell::default()
            }
            Self::Time(counts) => Cell {
                time: time_ratio(payload, ours, theirs),
                ours: counts.next(),
                theirs: counts.next(),
            },
        }
    }
}

/// Calls a side. `instructions.rs` finds this function by its name.
#[inline(never)]
fn counted(payload: &str, side: &dyn Fn(&str)) {
    side(black_box(payload));
    // No tail call, which would leave this function before the side returns.
    black_box(());
}

/// Returns how many times as long `theirs` takes as `ours`, each by its shortest turn.
fn time_ratio(payload: &str, ours: impl Fn(&str), theirs: impl Fn(&str)) -> f64 {
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
        call(black_box(payload));
    }
    started.elapsed()
}

/// A row of a table: a cell for each column.
pub(crate) struct Row {
    name: &'static str,
    cells: Vec<Cell>,
}

impl Row {
    pub(crate) fn new(name: &'static str, cells: impl IntoIterator<Item = Cell>) -> Self {
        Self {
            name,
            cells: cells.into_iter().collect(),
        }
    }

    /// Prints a line for the times, one for the instructions, and one for the thousands of instructions of both sides.
    fn print(&self, decimals: usize) {
        let ratio = |ratio: f64| format!("{ratio:.decimals$}");
        let times: Vec<f64> = self.cells.iter().map(|cell| cell.time).collect();
        line(self.name, "time", with_mean(&times).map(ratio));
        let counts: Option<Vec<_>> = self.cells.iter().map(Cell::counts).collect();
        if let Some(counts) = counts {
            let ratios: Vec<f64> = counts.iter().map(|(ours, theirs)| theirs / ours).collect();
            line("", "instructions", with_mean(&ratios).map(ratio));
            let thousands = counts
                .iter()
                .map(|(ours, theirs)| format!("{:.1} / {:.1}", theirs / 1e3, ours / 1e3));
            line(
                "",
                "thousands of instructions",
                thousands.chain(iter::once(String::new())),
            );
        }
    }
}

impl Cell {
    #[allow(clippy::cast_precision_loss, reason = "they have less than 53 bits")]
    fn counts(&self) -> Option<(f64, f64)> {
        Some((self.ours? as f64, self.theirs? as f64))
    }
}

/// Returns the ratios, followed by their geometric mean.
fn with_mean(ratios: &[f64]) -> impl Iterator<Item = f64> {
    let logarithms: f64 = ratios.iter().map(|ratio| ratio.ln()).sum();
    let count = u32::try_from(ratios.len()).unwrap_or(1);
    let mean = (logarithms / f64::from(count)).exp();
    ratios.iter().copied().chain(iter::once(mean))
}

/// Prints a table of ratios with this many decimals, unless it has no rows.
pub(crate) fn print(title: &str, heads: &[String], rows: &[Row], decimals: usize) {
    if rows.is_empty() {
        return;
    }
    println!("{title}\n");
    line(
        "",
        "",
        heads
            .iter()
            .cloned()
            .chain(iter::once("geometric mean".to_owned())),
    );
    println!("|{}", " --- |".repeat(heads.len() + 3));
    for row in rows {
        row.print(decimals);
    }
    println!();
}

fn line(name: &str, measure: &str, cells: impl Iterator<Item = String>) {
    let cells: Vec<String> = cells.collect();
    println!("| {name} | {measure} | {} |", cells.join(" | "));
}
