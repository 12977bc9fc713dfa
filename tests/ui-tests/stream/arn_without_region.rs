jets::jobs! {
    DataJob {
        kinesis_event "arn:aws:kinesis::112233445566:stream/my-stream";
        fn file() {}
    }
}

fn main() {}
