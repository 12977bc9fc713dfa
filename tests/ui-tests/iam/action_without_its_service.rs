jets::jobs! {
    DataJob {
        iam_policy "GetObject", resource: "arn:aws:s3:::my-bucket/*";
        fn file() {}
    }
}

fn main() {}
