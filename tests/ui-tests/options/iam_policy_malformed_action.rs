jets::jobs! {
    DataJob {
        kinesis_event "my-stream", iam_policy: ["kinesis.GetRecords"];
        fn file() {}
    }
}

fn main() {}
