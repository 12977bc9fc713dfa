jets::jobs! {
    DataJob {
        kinesis_event "arn:aws::us-west-2:112233445566:stream/my-stream";
        fn file() {}
    }
}

fn main() {}
