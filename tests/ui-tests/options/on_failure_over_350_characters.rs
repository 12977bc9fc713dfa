jets::jobs! {
    DataJob {
        kinesis_event "my-stream", on_failure: "arn:aws:sqs:us-west-2:112233445566:long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-";
        fn file() {}
    }
}

fn main() {}
