//! The programs of examples/, compiled.

use std::{env, path::PathBuf, process::Command};

/// The path of example `name`, built with the features that this test has: `cargo test --test …` does not build it.
pub(crate) fn built(name: &str) -> PathBuf {
    let features = [
        ("binary", cfg!(feature = "binary")),
        ("gzip", cfg!(feature = "gzip")),
        ("lambda", cfg!(feature = "lambda")),
    ];
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--quiet", "--example", name]);
    if features.iter().all(|(_, on)| *on) {
        // What `cargo test --workspace --all-features` has built already.
        cargo.args(["--workspace", "--all-features"]);
    } else {
        for (feature, _) in features.iter().filter(|(_, on)| *on) {
            cargo.args(["--features", feature]);
        }
    }
    if !cfg!(debug_assertions) {
        cargo.arg("--release");
    }
    let status = cargo.status().expect("cargo runs");
    assert!(status.success(), "example `{name}` does not build");
    let test = env::current_exe().expect("a path");
    let profile = test
        .ancestors()
        .nth(2)
        .expect("target/<profile>/deps/<test>");
    profile.join("examples").join(name)
}
