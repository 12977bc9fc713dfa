jets::jobs! {
    DataJob {
        kinesis_event "arn:aws:kinesis:us-west-2:my-stream";
        fn file() {}
    }
}

fn main() {}
