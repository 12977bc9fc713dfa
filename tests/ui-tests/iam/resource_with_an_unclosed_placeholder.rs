jets::jobs! {
    DataJob {
        iam_policy "s3:GetObject", resource: "arn:aws:s3:::orders-${Environment/*";
        fn file() {}
    }
}

fn main() {}
