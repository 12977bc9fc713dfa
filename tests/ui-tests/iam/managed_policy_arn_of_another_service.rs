jets::jobs! {
    DataJob {
        managed_iam_policy "arn:aws:s3:::my-bucket";
        fn file() {}
    }
}

fn main() {}
