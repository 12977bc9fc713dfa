//! Messages of queues, with a visibility timeout as short as the functions' timeout.

use jets::{BatchResponse, SqsMessage, jobs};

use crate::handle;

jobs! {
    pub SqsJob {
        class_timeout 2;

        sqs_event "cloud-messages";
        fn one(sqs_message: &str) -> Result<(), String> {
            handle::one(sqs_message)
        }

        sqs_event "cloud-batches";
        fn batch(sqs_messages: Vec<String>) -> Result<(), String> {
            handle::all(&sqs_messages)
        }

        sqs_event "cloud-at-once", concurrent_items: 4;
        async fn at_once(sqs_message: &str) -> Result<(), String> {
            tokio::task::yield_now().await;
            handle::one(sqs_message)
        }

        sqs_event "cloud-reports", report_batch_item_failures: true;
        fn report(sqs_messages) -> BatchResponse {
            let failed = |message: &SqsMessage<'_>| handle::one(message.body()).is_err();
            sqs_messages.iter().filter(failed).collect()
        }

        sqs_event "cloud-groups.fifo";
        fn groups(sqs_message: &str) -> Result<(), String> {
            handle::one(sqs_message)
        }
    }
}
