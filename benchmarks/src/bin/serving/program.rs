//! A program that serves, started as Lambda starts it.

use std::{
    io,
    process::{Child, Command, Stdio},
    time::Duration,
};

use crate::{runtime_api::RuntimeApi, serve::Side};

/// Killed when it is dropped.
pub(crate) struct Program {
    child: Child,
    api: RuntimeApi,
    /// Its first answer.
    answer: String,
}

impl Program {
    /// Starts the program of a side with `event`, and invokes it once.
    pub(crate) fn start(side: Side, event: &str) -> io::Result<Self> {
        let api = RuntimeApi::start(event)?;
        let child = Command::new(std::env::current_exe()?)
            .arg(side.argument())
            .env("AWS_LAMBDA_RUNTIME_API", api.address().to_string())
            .env("AWS_LAMBDA_FUNCTION_NAME", "data")
            .env("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST")
            .env("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128")
            .env("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/data")
            .env("AWS_LAMBDA_LOG_STREAM_NAME", "data")
            .stdin(Stdio::null())
            .spawn()?;
        let mut program = Self {
            child,
            api,
            answer: String::new(),
        };
        let (answer, _) = program.api.invoke()?;
        if answer.parse::<usize>().is_err() {
            return Err(io::Error::other(format!("answered {answer}")));
        }
        program.answer = answer;
        Ok(program)
    }

    /// Returns its first answer, which is the sum over the event.
    pub(crate) fn answer(&self) -> &str {
        &self.answer
    }

    /// Invokes it, and returns the time that took.
    pub(crate) fn invoke(&mut self) -> io::Result<Duration> {
        let (answer, took) = self.api.invoke()?;
        if answer == self.answer {
            Ok(took)
        } else {
            Err(io::Error::other(format!("answered {answer}")))
        }
    }

    /// Returns its peak memory in MB.
    pub(crate) fn most_memory(&self) -> io::Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let kib = status
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:")?.strip_suffix("kB"))
            .and_then(|kib| kib.trim().parse::<f64>().ok())
            .ok_or_else(|| io::Error::other("no VmHWM"))?;
        Ok(kib * 1024.0 / 1e6)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // If it has ended already, there is nothing to kill.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
