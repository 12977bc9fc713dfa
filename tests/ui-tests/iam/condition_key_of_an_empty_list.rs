jets::jobs! {
    DataJob {
        iam_policy "s3:GetObject", condition: { StringEquals: { "aws:SourceAccount": [] } };
        fn file() {}
    }
}

fn main() {}
