jets::jobs! {
    DataJob {
        iam_policy "s3:GetObject", resource: { bucket: "my-bucket" };
        fn file() {}
    }
}

fn main() {}
