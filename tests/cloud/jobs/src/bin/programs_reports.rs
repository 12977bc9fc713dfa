//! One of two programs in the same stack. The other is `programs_orders`.

#![forbid(unsafe_code)]

use jets::{App, jobs, lambda};

jobs! {
    ReportJob {
        sqs_event "programs-reports";
        fn write(sqs_message: &str) {
            println!("saw {sqs_message} in reports");
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda::RunError> {
    lambda::run(App::new().job(ReportJob)).await
}
