//! A program on Lambda whose job a queue invokes: `.ci/lambda-emulator` sends it a message that fails.

#![forbid(unsafe_code)]

use jets::{App, jobs, lambda};

jobs! {
    OrderJob {
        sqs_event "orders";
        fn store(sqs_message) -> Result<(), String> {
            println!("{}: {}", sqs_message.message_id(), sqs_message.body());
            match sqs_message.body() {
                "poison" => Err("not an order".to_owned()),
                _ => Ok(()),
            }
        }
    }
}

#[tokio::main]
async fn main() -> Result<(), lambda::RunError> {
    lambda::run(App::new().job(OrderJob)).await
}
