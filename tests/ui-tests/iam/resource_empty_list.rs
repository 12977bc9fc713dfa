jets::jobs! {
    DataJob {
        iam_policy "s3:GetObject", resource: [];
        fn file() {}
    }
}

fn main() {}
