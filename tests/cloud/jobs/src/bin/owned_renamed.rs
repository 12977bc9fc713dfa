//! The job of `owned` after its struct and its function got other names in Rust, and its stream other options. A bucket is new.

#![forbid(unsafe_code)]

use jets::{App, jobs, lambda};

jobs! {
    /// Prints whatever arrives on the stream.
    pub PrinterJob {
        class_name "DataJob";

        name "file";
        kinesis_event "my-stream", create: { retention_period_hours: 48, deletion_policy: Retain };
        fn print(kinesis_data) {
            println!("printed {kinesis_data}");
        }

        s3_event "owned-${Environment}", create: { deletion_policy: Retain };
        fn see(s3_object) {
            println!("saw {}", s3_object.key());
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda::RunError> {
    lambda::run(App::new().job(PrinterJob)).await
}
