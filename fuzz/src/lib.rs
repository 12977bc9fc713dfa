//! The fuzz targets. Each is a function that takes any bytes, and panics if the library breaks a promise.
//!
//! `fuzz_targets/` has a program for each, and `corpus/` has inputs for each. The test here replays the corpora on any
//! toolchain.

#![allow(
    missing_docs,
    reason = "each target's promise is the first line of its module"
)]

mod aggregate;
mod attributes;
mod envelopes;
mod event;
mod event_pattern;
mod expected;
mod from_binary;
mod gzip;
mod manifest;
mod placeholders;
mod schedule;
mod sources;

pub use aggregate::aggregate;
pub use attributes::attributes;
pub use envelopes::envelopes;
pub use event::event;
pub use event_pattern::event_pattern;
pub use from_binary::from_binary;
pub use gzip::gzip;
pub use manifest::manifest;
pub use placeholders::placeholders;
pub use schedule::schedule;
pub use sources::{
    dynamodb::dynamodb, event_bridge::event_bridge, kinesis::kinesis, logs::logs, s3::s3,
    scheduler::scheduler, sns::sns, sqs::sqs,
};

use std::{fs, io, path::Path};

/// Defines the program of a target: libFuzzer's if cargo-fuzz builds it, otherwise one that runs the target on the
/// given files.
#[macro_export]
macro_rules! target {
    ($target:path) => {
        #[cfg(fuzzing)]
        libfuzzer_sys::fuzz_target!(|bytes: &[u8]| $target(bytes));

        #[cfg(not(fuzzing))]
        fn main() -> std::io::Result<()> {
            std::env::args_os()
                .skip(1)
                .try_for_each(|path| $crate::replay(path.as_ref(), $target).map(|_| ()))
        }
    };
}

/// Runs a target on a file or on every file in a folder, and returns how many there were.
///
/// # Errors
///
/// Returns an error if there is no such file or folder.
pub fn replay(path: &Path, target: impl Fn(&[u8])) -> io::Result<usize> {
    if path.is_file() {
        target(&fs::read(path)?);
        return Ok(1);
    }
    let mut count = 0;
    for file in fs::read_dir(path)? {
        target(&fs::read(file?.path())?);
        count += 1;
    }
    Ok(count)
}

/// Returns the corpus of a target.
#[must_use]
pub fn corpus(target: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("corpus")
        .join(target)
}

#[cfg(test)]
mod tests {
    macro_rules! corpora {
        ($($target:ident)+) => {
            $(
                #[test]
                fn $target() {
                    let count = crate::replay(&crate::corpus(stringify!($target)), crate::$target);
                    assert!(count.expect("a folder") > 0, "the corpus is empty");
                }
            )+
        };
    }

    corpora! {
        aggregate attributes dynamodb envelopes event event_bridge event_pattern from_binary gzip kinesis logs manifest placeholders s3 schedule
        scheduler sns sqs
    }
}
