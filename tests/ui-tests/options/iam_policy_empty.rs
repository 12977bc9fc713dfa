jets::jobs! {
    DataJob {
        kinesis_event "my-stream", iam_policy: [];
        fn file() {}
    }
}

fn main() {}
