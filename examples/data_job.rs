//! The main job: prints what arrives on a Kinesis stream.
//!
//! `cargo run -p jets-rs --example data_job` invokes it with the event in `examples/events/kinesis.json`. To use another event,
//! pass its path as an argument, or `-` for standard input.

use std::{
    env,
    error::Error,
    fs,
    io::{self, Read},
    process::ExitCode,
};

use jets::{App, Context, jobs};

jobs! {
    /// Prints whatever arrives on the stream.
    pub DataJob {
        kinesis_event "my-stream"; // existing stream

        fn file(event, kinesis_data) {
            println!("event {event}");
            println!("kinesis_data {kinesis_data}");
        }
    }
}

const SAMPLE_EVENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/events/kinesis.json");

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let source = env::args()
        .nth(1)
        .unwrap_or_else(|| SAMPLE_EVENT.to_owned());
    match run(&source).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let source = if source == "-" {
                "standard input"
            } else {
                &source
            };
            eprintln!("error: {source}: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(source: &str) -> Result<(), Box<dyn Error>> {
    let event = read(source)?;
    let app = App::new().job(DataJob);
    app.invoke(DataJob::FILE, event, Context::default()).await?;
    Ok(())
}

fn read(source: &str) -> io::Result<Vec<u8>> {
    if source != "-" {
        return fs::read(source);
    }
    let mut event = Vec::new();
    io::stdin().read_to_end(&mut event)?;
    Ok(event)
}
