//! A program that serves one invocation with a subscriber and a span of its main thread, then drops what serves.
//! `tests/lambda_runtime_api` runs it.

use std::{process, sync::Arc, time::Duration};

use jets::{App, jobs, lambda};
use tokio::{sync::Notify, time::sleep};
use tracing::Instrument as _;

struct Table {
    is_read: Arc<Notify>,
}

impl Drop for Table {
    fn drop(&mut self) {
        println!("closed");
    }
}

jobs! {
    ScopedJob {
        table: Table,

        pub(crate) fn ping(&self) -> &'static str {
            tracing::info!("ping");
            self.table.is_read.notify_one();
            "pong"
        }
    }
}

#[tokio::main]
async fn main() {
    let subscriber = tracing_subscriber::fmt().json().finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let is_read = Arc::new(Notify::new());
    let table = Table {
        is_read: is_read.clone(),
    };
    let serving = lambda::run(App::new().job(ScopedJob { table }));
    let a_second_after_it_is_read = async {
        is_read.notified().await;
        sleep(Duration::from_secs(1)).await;
    };
    tokio::select! {
        ended = serving.instrument(tracing::info_span!("program")) => println!("{ended:?}"),
        () = a_second_after_it_is_read => {}
    }
    // Leaves time to end what still serves. The end of the process drops nothing.
    sleep(Duration::from_secs(1)).await;
    process::exit(0);
}
