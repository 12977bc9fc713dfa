jets::jobs! {
    DataJob {
        kinesis_event "my-stream", kms_key_arn: "arn:aws:s3:::my-bucket";
        fn file() {}
    }
}

fn main() {}
