jets::jobs! {
    DataJob {
        iam_policy resource: "arn:aws:s3:::my-bucket/*";
        fn file() {}
    }
}

fn main() {}
