jets::jobs! {
    DataJob {
        kinesis_event "my-stream", batch_size: 10 on_failure: "arn:aws:sqs:us-west-2:112233445566:my-queue";
        fn file() {}
    }
}

fn main() {}
