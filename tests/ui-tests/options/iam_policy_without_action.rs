jets::jobs! {
    DataJob {
        kinesis_event "my-stream", iam_policy: { resource: "*" };
        fn file() {}
    }
}

fn main() {}
