//! Counts instructions with [Callgrind](https://valgrind.org/docs/manual/cl-manual.html): they do not depend on what else
//! the machine does.

use std::{
    env, fs, io,
    path::Path,
    process::{self, Command},
};

/// The argument by which this program calls each side once, instead of printing tables.
pub(crate) const COUNT: &str = "--count";

/// The function around each side, as Callgrind names it.
const COUNTED: &str = "benchmarks::measure::counted";

/// Runs this program in Callgrind, and returns how many instructions each call took. `word` selects rows.
///
/// # Errors
///
/// Returns an error if there is no Valgrind, or if it fails.
pub(crate) fn counts(word: &str) -> io::Result<Vec<u64>> {
    let folder = env::temp_dir().join(format!("benchmarks-{}", process::id()));
    fs::create_dir(&folder)?;
    let counts = run(word, &folder);
    fs::remove_dir_all(folder)?;
    counts
}

fn run(word: &str, folder: &Path) -> io::Result<Vec<u64>> {
    let dumps = folder.join("calls");
    let status = Command::new("valgrind")
        .args(["--tool=callgrind", "--quiet", "--collect-atstart=no"])
        .arg(format!("--toggle-collect={COUNTED}"))
        .arg(format!("--dump-after={COUNTED}"))
        .arg(format!("--callgrind-out-file={}", dumps.display()))
        .arg(env::current_exe()?)
        .args([COUNT, word])
        .status()?;
    if !status.success() {
        return Err(io::Error::other(format!("valgrind ended with {status}")));
    }
    // One file a call. Another, without a number, is written at the end.
    (1..)
        .map(|number| dumps.with_extension(number.to_string()))
        .take_while(|dump| dump.exists())
        .map(|dump| total(&fs::read_to_string(dump)?))
        .collect()
}

/// Returns the number in a file's line `totals: 123`.
fn total(dump: &str) -> io::Result<u64> {
    dump.lines()
        .find_map(|line| line.strip_prefix("totals: ")?.trim().parse().ok())
        .ok_or_else(|| io::Error::other("a file of Callgrind has no total"))
}
