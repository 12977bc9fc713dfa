//! A program with a function for everything that can happen on Lambda. `tests/lambda_runtime_api` runs it.

use jets::{App, Context, Json, jobs, lambda};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::Barrier;

#[derive(Deserialize)]
struct Order {
    id: u32,
}

jobs! {
    ProgramJob {
        meeting: Barrier,

        fn echo(event, context: Context) -> Value {
            json!({
                "event": event,
                "request_id": context.request_id(),
                "invoked_function_arn": context.invoked_function_arn(),
                "trace_id": context.trace_id(),
                "function_name": context.function_name(),
                "function_version": context.function_version(),
                "memory_limit_in_mb": context.memory_limit_in_mb(),
                "client_context": context.client_context(),
                "identity": context.identity().map(|identity| [&identity.identity_id, &identity.identity_pool_id]),
                "tenant_id": context.tenant_id(),
                "has_time": !context.remaining_time().is_zero(),
            })
        }

        fn fail(event) -> Result<(), String> {
            match event["fail"].as_bool() {
                Some(true) => Err("no luck".to_owned()),
                _ => Ok(()),
            }
        }

        fn panics(event) {
            assert!(event["panic"] != true, "no luck at all");
        }

        kinesis_event "orders";
        fn order(kinesis_record: Json<Order>) -> Result<(), String> {
            println!("order {}", kinesis_record.id);
            match kinesis_record.id {
                42 => Err("poison".to_owned()),
                _ => Ok(()),
            }
        }

        sqs_event "orders";
        async fn receive(sqs_message: Json<Order>) -> Result<(), String> {
            println!("order {}", sqs_message.id);
            match sqs_message.id {
                42 => Err("poison".to_owned()),
                _ => Ok(()),
            }
        }

        kinesis_event "bytes";
        fn count(event, kinesis_data: Vec<&[u8]>) -> Value {
            let bytes: usize = kinesis_data.iter().map(|data| data.len()).sum();
            json!([event.as_str().len(), kinesis_data.len(), bytes])
        }

        sqs_event "refunds";
        fn refuse(sqs_message: &str) -> Result<(), String> {
            Err(format!("{sqs_message} is refused"))
        }

        /// Answers as soon as enough invocations wait at the barrier.
        pub(crate) async fn meet(&self) {
            self.meeting.wait().await;
        }
    }
}

/// A job whose set-up fails, and which sends without a delivery.
mod broken {
    use std::io;

    use jets::{Function, Json, sends::SendError};

    use super::ProgramJob;

    jets::jobs! {
        pub(super) BrokenJob {
            table: String,

            pub(crate) fn run(&self) -> String {
                self.table.clone()
            }

            sends echo: ProgramJob::ECHO;
            pub(crate) async fn send(&self, echo: Function<Json<u32>>) -> Result<(), SendError> {
                echo.call(&1).await.map(drop)
            }
        }
    }

    impl BrokenJob {
        pub(super) async fn connect() -> Result<Self, io::Error> {
            tokio::task::yield_now().await;
            Err(io::Error::other("no table to connect to"))
        }
    }
}

#[tokio::main]
async fn main() -> Result<(), lambda::RunError> {
    let meeting = std::env::var("MEETING")
        .ok()
        .and_then(|number| number.parse().ok());
    let meeting = Barrier::new(meeting.unwrap_or(4));
    let app = App::new()
        .job(ProgramJob { meeting })
        .job_with(broken::BrokenJob::connect);
    lambda::run(app).await
}
