//! Programs as Lambda starts them.

use std::{env, process::Stdio, sync::LazyLock, time::Duration};

use tokio::{
    io::AsyncReadExt as _,
    process::{Child, Command},
    time::timeout,
};

use crate::runtime_api::RuntimeApi;

/// A program that runs; dropping it kills it.
pub(crate) struct Program {
    child: Child,
}

/// How a program ended.
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) stderr: String,
}

/// A program of examples/, with what Lambda sets in its environment.
pub(crate) fn command(example: &str, api: &RuntimeApi) -> Command {
    let mut command = bare_command(example);
    command
        .env("AWS_LAMBDA_RUNTIME_API", &api.address)
        .env("AWS_LAMBDA_FUNCTION_NAME", "program")
        .env("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST")
        .env("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128");
    command
}

/// A program of examples/, as run on a desk.
pub(crate) fn bare_command(example: &str) -> Command {
    static BUILT: LazyLock<()> = LazyLock::new(build);
    *BUILT;
    let test = env::current_exe().expect("a path");
    let profile = test
        .ancestors()
        .nth(2)
        .expect("target/<profile>/deps/<test>");
    let mut command = Command::new(profile.join("examples").join(example));
    command
        .env_clear()
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    command
}

/// Builds the programs, with the features that this test has: `cargo test --test …` alone does not.
fn build() {
    let features = [
        ("binary", cfg!(feature = "binary")),
        ("gzip", cfg!(feature = "gzip")),
        ("lambda", true),
    ];
    let mut cargo = std::process::Command::new(env!("CARGO"));
    cargo.args([
        "build",
        "--quiet",
        "--example",
        "lambda",
        "--example",
        "lambda_test_program",
    ]);
    if features.iter().all(|(_, on)| *on) {
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
    assert!(status.success(), "the programs do not build");
}

impl Program {
    pub(crate) fn start(command: &mut Command) -> Self {
        Self {
            child: command.spawn().expect("the program starts"),
        }
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id().expect("it runs")
    }

    /// Kills the program, and gives what it printed.
    pub(crate) async fn stop(mut self) -> String {
        self.child.kill().await.expect("it is killed");
        let mut printed = String::new();
        let mut stdout = self.child.stdout.take().expect("piped");
        stdout.read_to_string(&mut printed).await.expect("UTF-8");
        printed
    }

    /// Waits for the program to end of itself.
    pub(crate) async fn ended(self) -> Ended {
        let output = timeout(Duration::from_mins(1), self.child.wait_with_output()).await;
        let output = output.expect("it ends in time").expect("it ran");
        let stderr = String::from_utf8(output.stderr).expect("UTF-8");
        Ended {
            code: output.status.code(),
            stderr,
        }
    }
}
