jets::jobs! {
    DataJob {
        kinesis_event "arn:aws:sqs:us-west-2:112233445566:my-queue";
        fn file() {}
    }
}

fn main() {}
