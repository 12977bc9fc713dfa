//! The program that replaces `change_before`.

#![forbid(unsafe_code)]

use jets::{App, jobs, lambda};

jobs! {
    ChangeJob {
        class_timeout 10;

        sqs_event "change-added", batch_size: "${AddedBatchSize:10}";
        sqs_event "change-kept", batch_size: 20, maximum_batching_window_in_seconds: 1;
        fn keep(sqs_message: &str) {
            println!("saw {sqs_message}");
        }

        sqs_event "change-renamed";
        fn new_name(sqs_message: &str) {
            println!("saw {sqs_message}");
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda::RunError> {
    lambda::run(App::new().job(ChangeJob)).await
}
