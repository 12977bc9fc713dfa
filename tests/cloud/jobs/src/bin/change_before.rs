//! The program that `change_after` replaces.

#![forbid(unsafe_code)]

use jets::{App, jobs, lambda};

jobs! {
    ChangeJob {
        class_timeout 10;

        sqs_event "change-kept", batch_size: 5;
        sqs_event "change-removed";
        fn keep(sqs_message: &str) {
            println!("saw {sqs_message}");
        }

        sqs_event "change-renamed";
        fn old_name(sqs_message: &str) {
            println!("saw {sqs_message}");
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda::RunError> {
    lambda::run(App::new().job(ChangeJob)).await
}
