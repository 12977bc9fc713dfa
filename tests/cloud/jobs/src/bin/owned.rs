//! The job of `docs/what-a-job-owns.md`, whose template creates its stream. `owned_renamed` replaces it.

#![forbid(unsafe_code)]

use jets::{App, jobs, lambda};

jobs! {
    /// Prints whatever arrives on the stream.
    pub DataJob {
        kinesis_event "my-stream", create: true;
        fn file(event, kinesis_data) {
            println!("event {event}");
            println!("kinesis_data {kinesis_data}");
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda::RunError> {
    lambda::run(App::new().job(DataJob)).await
}
