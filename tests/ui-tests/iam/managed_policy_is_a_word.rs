jets::jobs! {
    DataJob {
        managed_iam_policy AmazonS3ReadOnlyAccess;
        fn file() {}
    }
}

fn main() {}
