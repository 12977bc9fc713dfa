//! Starts programs as Lambda does.

use std::{process::Stdio, time::Duration};

use tokio::{
    io::{AsyncRead, AsyncReadExt as _},
    process::{Child, Command},
    time::timeout,
};

use crate::runtime_api::RuntimeApi;

/// The path of `examples/lambda.rs`, compiled.
pub(crate) const EXAMPLE: &str = env!("CARGO_BIN_EXE_lambda_test_example");

/// The path of `program.rs`, compiled.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_lambda_test_program");

/// The path of `server.rs`, compiled.
#[cfg(unix)]
pub(crate) const SERVER: &str = env!("CARGO_BIN_EXE_lambda_test_server");

/// The path of `scoped.rs`, compiled.
pub(crate) const SCOPED: &str = env!("CARGO_BIN_EXE_lambda_test_scoped");

/// The path of `service.rs`, compiled.
pub(crate) const SERVICE: &str = env!("CARGO_BIN_EXE_lambda_test_service");

/// A running program. Dropping it kills it.
pub(crate) struct Program {
    child: Child,
}

/// How a program ended.
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// The output of a program that was killed.
pub(crate) struct Written {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

async fn text(mut pipe: impl AsyncRead + Unpin) -> String {
    let mut text = String::new();
    pipe.read_to_string(&mut text).await.expect("UTF-8");
    text
}

/// Returns a program with the environment that Lambda sets.
pub(crate) fn command(program: &str, api: &RuntimeApi) -> Command {
    command_at(program, &api.address)
}

/// Returns a program with the environment that Lambda sets and the Runtime API at `address`.
pub(crate) fn command_at(program: &str, address: &str) -> Command {
    let mut command = bare_command(program);
    command
        .env("AWS_LAMBDA_RUNTIME_API", address)
        .env("AWS_LAMBDA_FUNCTION_NAME", "program")
        .env("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST")
        .env("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128");
    command
}

/// Returns a program without Lambda's environment.
pub(crate) fn bare_command(program: &str) -> Command {
    let mut command = Command::new(program);
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

    /// Kills the program, and returns its standard output.
    pub(crate) async fn stop(self) -> String {
        self.stopped().await.stdout
    }

    /// Kills the program, and returns its output.
    pub(crate) async fn stopped(mut self) -> Written {
        self.child.kill().await.expect("it is killed");
        let (stdout, stderr) = (self.child.stdout.take(), self.child.stderr.take());
        Written {
            stdout: text(stdout.expect("piped")).await,
            stderr: text(stderr.expect("piped")).await,
        }
    }

    /// Ends the program as Lambda does, and returns its output when it has ended.
    #[cfg(unix)]
    pub(crate) async fn terminated(self) -> std::process::Output {
        let id = self.id().to_string();
        let kill = Command::new("kill").args(["-TERM", &id]).status().await;
        assert!(kill.expect("`kill` runs").success());
        let output = timeout(Duration::from_mins(1), self.child.wait_with_output()).await;
        output.expect("it ends in time").expect("it ran")
    }

    /// Waits until the program ends by itself.
    pub(crate) async fn ended(self) -> Ended {
        let output = timeout(Duration::from_mins(1), self.child.wait_with_output()).await;
        let output = output.expect("it ends in time").expect("it ran");
        let text = |output| String::from_utf8(output).expect("UTF-8");
        Ended {
            code: output.status.code(),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }
}
