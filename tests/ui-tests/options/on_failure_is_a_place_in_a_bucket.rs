jets::jobs! {
    DataJob {
        kinesis_event "my-stream", on_failure: "arn:aws:s3:::my-bucket/failed";
        fn file() {}
    }
}

fn main() {}
