//! Messages of queues, with a visibility timeout as short as the functions' timeout.

use jets::jobs;

use crate::taste;

jobs! {
    pub SqsJob {
        class_timeout 2;

        sqs_event "cloud-messages";
        fn one(sqs_message: &str) -> Result<(), String> {
            taste::one(sqs_message)
        }

        sqs_event "cloud-batches";
        fn batch(sqs_messages: Vec<String>) -> Result<(), String> {
            taste::all(&sqs_messages)
        }

        sqs_event "cloud-groups.fifo";
        fn groups(sqs_message: &str) -> Result<(), String> {
            taste::one(sqs_message)
        }
    }
}
