//! A program that `aws cloudformation package` uploads.

#![forbid(unsafe_code)]

use jets::{App, jobs, lambda};

jobs! {
    PackagedJob {
        sqs_event "packaged";
        fn take(sqs_message: &str) {
            println!("saw {sqs_message}");
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda::RunError> {
    lambda::run(App::new().job(PackagedJob)).await
}
