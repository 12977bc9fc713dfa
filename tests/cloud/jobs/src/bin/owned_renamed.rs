//! The job of `owned` after its struct and its function got other names in Rust, and its stream another option.

#![forbid(unsafe_code)]

use jets::{App, jobs, lambda};

jobs! {
    /// Prints whatever arrives on the stream.
    pub PrinterJob {
        class_name "DataJob";

        name "file";
        kinesis_event "my-stream", create: { retention_period_hours: 48 };
        fn print(kinesis_data) {
            println!("printed {kinesis_data}");
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda::RunError> {
    lambda::run(App::new().job(PrinterJob)).await
}
