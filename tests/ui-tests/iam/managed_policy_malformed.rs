jets::jobs! {
    DataJob {
        managed_iam_policy "Amazon S3 Read Only";
        fn file() {}
    }
}

fn main() {}
