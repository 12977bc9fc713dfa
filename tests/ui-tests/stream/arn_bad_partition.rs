jets::jobs! {
    DataJob {
        kinesis_event "arn:amazon:kinesis:us-west-2:112233445566:stream/my-stream";
        fn file() {}
    }
}

fn main() {}
