//! Programs as Lambda starts them.

use std::{process::Stdio, time::Duration};

use tokio::{
    io::AsyncReadExt as _,
    process::{Child, Command},
    time::timeout,
};

use crate::{examples, runtime_api::RuntimeApi};

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
    command_at(example, &api.address)
}

/// The same, where the Runtime API is at `address`.
pub(crate) fn command_at(example: &str, address: &str) -> Command {
    let mut command = bare_command(example);
    command
        .env("AWS_LAMBDA_RUNTIME_API", address)
        .env("AWS_LAMBDA_FUNCTION_NAME", "program")
        .env("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST")
        .env("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128");
    command
}

/// A program of examples/, as run on a desk.
pub(crate) fn bare_command(example: &str) -> Command {
    let mut command = Command::new(examples::built(example));
    command
        .env_clear()
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    command
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
