jets::jobs! {
    DataJob {
        kinesis_event "my-stream", iam_policy: { action: "kinesis:GetRecords", action: "kinesis:ListShards" };
        fn file() {}
    }
}

fn main() {}
