//! The programs of examples/, compiled.

use std::{env, path::PathBuf, process::Command};

/// The path of example `name`, built as `cargo test --workspace --all-features` has built it already.
pub(crate) fn built(name: &str) -> PathBuf {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--quiet", "--example", name]);
    cargo.args(["--workspace", "--all-features"]);
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
