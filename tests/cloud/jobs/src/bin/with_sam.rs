//! A program that `sam deploy` uploads.

#![forbid(unsafe_code)]

use jets::{App, jobs, lambda};

jobs! {
    SamJob {
        sqs_event "with-sam";
        fn take(sqs_message: &str) {
            println!("saw {sqs_message}");
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda::RunError> {
    lambda::run(App::new().job(SamJob)).await
}
