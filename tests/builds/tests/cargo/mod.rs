//! Runs cargo in other workspaces of the repository.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// Returns the folder that cargo builds into: the one of this test, so that dependencies are built once.
pub(crate) fn target() -> PathBuf {
    let temporary = Path::new(env!("CARGO_TARGET_TMPDIR"));
    temporary.parent().expect("the target folder").to_owned()
}

/// Runs cargo with a command and its arguments in a folder of the repository, and returns what it printed.
pub(crate) fn run(folder: &str, arguments: &str) -> String {
    let (succeeds, printed, complained) = output(folder, arguments);
    assert!(succeeds, "{complained}");
    printed
}

/// Runs cargo like [`run`], for a command that fails.
#[allow(dead_code, reason = "not every test has one")]
pub(crate) fn failing(folder: &str, arguments: &str) -> String {
    let (succeeds, printed, _) = output(folder, arguments);
    assert!(!succeeds, "{printed}");
    printed
}

/// Returns whether cargo succeeds, and what it prints to its standard output and its standard error.
fn output(folder: &str, arguments: &str) -> (bool, String, String) {
    let (command, arguments) = arguments.split_once(' ').expect("arguments");
    let output = Command::new(env!("CARGO"))
        .args([command, "--quiet", "--locked"])
        .args(arguments.split(' '))
        .env("CARGO_TARGET_DIR", target())
        .env("RUSTDOCFLAGS", "--deny warnings")
        .current_dir(
            Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("../..")
                .join(folder),
        )
        .output()
        .expect("cargo runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    (
        output.status.success(),
        text(output.stdout),
        text(output.stderr),
    )
}
