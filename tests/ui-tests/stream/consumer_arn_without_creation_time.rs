jets::jobs! {
    DataJob {
        kinesis_event "arn:aws:kinesis:us-west-2:112233445566:stream/my-stream/consumer/my-consumer";
        fn file() {}
    }
}

fn main() {}
