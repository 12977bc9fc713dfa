jets::jobs! {
    DataJob {
        kinesis_event "my-stream", iam_policy: { actions: "kinesis:GetRecords" };
        fn file() {}
    }
}

fn main() {}
