jets::jobs! {
    DataJob {
        iam_policy s3;
        fn file() {}
    }
}

fn main() {}
