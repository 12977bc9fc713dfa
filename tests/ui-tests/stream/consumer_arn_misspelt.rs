jets::jobs! {
    DataJob {
        kinesis_event "arn:aws:kinesis:us-west-2:112233445566:stream/my-stream/consumers/my-consumer:1550287680";
        fn file() {}
    }
}

fn main() {}
