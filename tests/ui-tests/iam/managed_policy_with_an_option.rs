jets::jobs! {
    DataJob {
        managed_iam_policy "AmazonS3ReadOnlyAccess", resource: "*";
        fn file() {}
    }
}

fn main() {}
