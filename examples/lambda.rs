//! The program that is deployed: it serves the functions of its jobs on AWS Lambda.
//!
//! Run it in cargo-lambda's emulator, `cargo lambda watch --features lambda`, and invoke it from a second terminal:
//! `cargo lambda invoke lambda --data-file examples/events/kinesis.json`. It prints the event and its records to the
//! first.

use jets::{App, jobs, lambda};

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

#[tokio::main]
async fn main() -> Result<(), lambda::RunError> {
    lambda::run(App::new().job(DataJob)).await
}
