jets::jobs! {
    DataJob {
        kinesis_event "arn:aws:kinesis:us-west-2:1122-3344-5566:stream/my-stream";
        fn file() {}
    }
}

fn main() {}
