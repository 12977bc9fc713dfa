//! One of two programs in the same stack. The other is `programs_reports`.

#![forbid(unsafe_code)]

use jets::{App, jobs, lambda};

jobs! {
    OrderJob {
        sqs_event "programs-orders";
        fn take(sqs_message: &str) {
            println!("saw {sqs_message} in orders");
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda::RunError> {
    lambda::run(App::new().job(OrderJob)).await
}
