//! The compiled programs of examples/.

use std::{env, ffi::OsStr, path::PathBuf, process::Command};

/// Returns the path of example `name`, which `cargo test --workspace --all-features` has built.
pub(crate) fn built(name: &str) -> PathBuf {
    let test = env::current_exe().expect("a path");
    // target/<profile>/deps/<test>
    let folder = test.ancestors().nth(2).expect("the profile's folder");
    let profile = folder
        .file_name()
        .and_then(OsStr::to_str)
        .expect("its name");
    let profile = if profile == "debug" { "dev" } else { profile };
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--quiet", "--example", name]);
    cargo.args(["--workspace", "--all-features", "--profile", profile]);
    let status = cargo.status().expect("cargo runs");
    assert!(status.success(), "example `{name}` does not build");
    folder.join("examples").join(name)
}
