jets::jobs! {
    DataJob {
        iam_policy "s3:GetObject", resource: "my-bucket/*";
        fn file() {}
    }
}

fn main() {}
