jets::jobs! {
    DataJob {
        iam_policy "s3:GetObject", condition: "aws:SourceAccount";
        fn file() {}
    }
}

fn main() {}
