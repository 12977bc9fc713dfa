//! A job that does the work of each message once, although its batch is delivered again.

#![forbid(unsafe_code)]

use std::{convert::Infallible, error::Error};

use jets::{
    App, Context,
    idempotency::{DynamodbStore, Once},
    jobs, lambda,
};

const TABLE: &str = "cloud-once";

jobs! {
    OnceJob {
        once: Once,

        table "cloud-once", partition_key: { key: S }, time_to_live: "expires", deletion_policy: Delete;

        timeout 2;
        iam_policy ["dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem"],
            resource: "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/cloud-once";
        sqs_event "cloud-once";
        async fn charge(&self, sqs_messages, context: Context) -> Result<(), Box<dyn Error + Send + Sync>> {
            let mut first = false;
            for message in &sqs_messages {
                let work = async {
                    println!("saw {}", message.body());
                    Ok::<_, Infallible>(())
                };
                if self.once.run(message.body(), &context, work).await?.is_none() {
                    println!("saw {}, which was done before", message.body());
                }
                first |= message.approximate_receive_count() == Some(1);
            }
            if first { Err("the answer of the first delivery is lost".into()) } else { Ok(()) }
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    // Whoever reads the manifest from the program does not run it.
    let store = DynamodbStore::new(once::client()?, TABLE);
    let app = App::new().job(OnceJob {
        once: Once::new(store),
    });
    Ok(lambda::run(app).await?)
}
