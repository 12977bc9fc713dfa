//! A program with an exporter that works in the same Tokio runtime, which has one thread. `tests/lambda_runtime_api` runs it.

use std::sync::mpsc::{Sender, channel};

use jets::{App, jobs, lambda};
use lambda_runtime::tower::ServiceBuilder;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

jobs! {
    ServerJob {
        pub(crate) fn ping() -> &'static str {
            println!("ping");
            "pong"
        }
    }
}

/// Prints what it exports in a task, and lets the caller wait for that.
#[derive(Clone)]
struct Exporter(UnboundedSender<(&'static str, Sender<()>)>);

impl Exporter {
    fn start() -> Self {
        let (sender, mut receiver) = unbounded_channel::<(&'static str, Sender<()>)>();
        tokio::spawn(async move {
            while let Some((text, done)) = receiver.recv().await {
                tokio::task::yield_now().await;
                println!("{text}");
                let _ = done.send(());
            }
        });
        Self(sender)
    }

    /// Blocks until the task has exported, as exporters of OpenTelemetry do.
    fn export(&self, text: &'static str) {
        let (sender, done) = channel();
        let _ = self.0.send((text, sender));
        let _ = done.recv();
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda::RunError> {
    let exporter = Exporter::start();
    let at_the_end = exporter.clone();
    let outcome = lambda::Server::new(App::new().job(ServerJob))
        .layer(ServiceBuilder::new().map_request(|invocation| {
            println!("layer");
            invocation
        }))
        .flush(move || exporter.export("flush"))
        .shutdown(move || at_the_end.export("shutdown"))
        .run()
        .await;
    println!("ended");
    outcome
}
