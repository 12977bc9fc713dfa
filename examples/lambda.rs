//! The program that is deployed: it serves the functions of its jobs on AWS Lambda.
//!
//! `.ci/lambda-emulator` runs it in cargo-lambda's emulator and invokes it. In your own crate, this is `src/main.rs`:
//! `cargo lambda watch` runs it, and `cargo lambda build --release --arm64` builds the program to deploy.

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
